using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Voiding;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Voiding;

/// <summary>Voidings that wait for a second person, and the page on which one is decided or taken back.</summary>
internal static class VoidPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/voids", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Voids);
        endpoints.MapGet("/voids/{id:guid}", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(id, actor, null, [], ct)).RequireAccess(AccessVerb.View, AccessNoun.Voids);
        endpoints.MapPost("/voids/{id:guid}", DecideAsync).RequireAccess(AccessVerb.View, AccessNoun.Voids);
    }

    private static async Task<IResult> ListAsync(SiteActor actor, CancellationToken ct)
    {
        var lists = await VoidRequests.ListAsync(actor.Register, ct);
        var targets = lists.Waiting.Concat(lists.Asked).Select(item => (item.Request.TargetNoun, item.Request.TargetId));
        return Pages.Show<VoidsPage>(new { Lists = lists, Matters = await RowMatters.ReadAsync(actor.Register, targets, ct) });
    }

    private static async Task<IResult> ShowAsync(Guid id, SiteActor actor, IFormCollection? typed, IReadOnlyList<FieldError> errors, CancellationToken ct, int status = StatusCodes.Status400BadRequest)
    {
        if (await VoidRequests.FindAsync(actor.Register, id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        var (noun, target) = (item.Request.TargetNoun, item.Request.TargetId);
        return Pages.Show<VoidPage>(new
        {
            Item = item,
            Matter = await RowMatters.FindAsync(actor.Register, noun, target, ct),
            Values = await CorrectionReader.ValuesAsync(actor.Register, noun, target, ct),
            Hanging = await VoidRequests.HangingAsync(actor.Register, noun, target, ct),
            Decision = typed?["decision"].ToString() ?? "",
            Reason = typed?["reason"].ToString() ?? "",
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : status);
    }

    private static async Task<IResult> DecideAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var decision = fields["decision"].ToString();
        if (decision is not ("approve" or "refuse"))
        {
            return await ShowAsync(id, actor, fields, [new("decision", text["entry.missing"])], ct);
        }

        var options = new DecideVoidOptions
        {
            Id = id,
            BasedOn = int.TryParse(fields["based-on"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            IsApproved = decision == "approve",
            Reason = fields["reason"].ToString().Trim(),
        };
        try
        {
            await VoidingService.DecideAsync(actor.Register, options, ct);
            return Results.LocalRedirect("/voids?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowAsync(id, actor, fields, [.. refusal.Problems.Select(problem => new FieldError(problem.Field == nameof(options.Reason) ? "reason" : "decision", text.Say(problem.What)))], ct);
        }
        catch (StaleVersionException)
        {
            return await ShowAsync(id, actor, fields, [new("decision", text["web.voids.changed"])], ct, StatusCodes.Status409Conflict);
        }
    }
}
