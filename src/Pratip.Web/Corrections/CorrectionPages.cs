using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Corrections;

/// <summary>Corrections that wait for a decision, and the page on which one is decided.</summary>
internal static class CorrectionPages
{
    /// <summary>Whoever decides looks at what would change; of an identity only after saying what for.</summary>
    private const string PurposeOfPage = "data-quality";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/corrections", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Corrections);
        endpoints.MapGet("/corrections/{id:guid}", static (Guid id, SiteActor actor, SiteText text, CancellationToken ct) => ShowAsync(id, null, actor, text, [], ct))
            .RequireAccess(AccessVerb.View, AccessNoun.Corrections);
        endpoints.MapPost("/corrections/{id:guid}/open", OpenAsync).RequireAccess(AccessVerb.View, AccessNoun.Corrections);
        endpoints.MapPost("/corrections/{id:guid}", DecideAsync).RequireAccess(AccessVerb.Approve, AccessNoun.Corrections);
        endpoints.MapPost("/corrections/{id:guid}/take-back", TakeBackAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Corrections);
    }

    private static async Task<IResult> ListAsync(SiteActor actor, CancellationToken ct)
    {
        var lists = await CorrectionReader.ListAsync(actor.Register, ct);
        var targets = lists.Waiting.Concat(lists.Asked).Select(item => (item.Noun, item.TargetId));
        return Pages.Show<CorrectionsPage>(new { Lists = lists, Matters = await RowMatters.ReadAsync(actor.Register, targets, ct) });
    }

    private static async Task<IResult> ShowAsync(
        Guid id, string? purpose, SiteActor actor, SiteText text, IReadOnlyList<FieldError> errors, CancellationToken ct, int status = StatusCodes.Status400BadRequest, IFormCollection? typed = null)
    {
        if (await CorrectionReader.FindAsync(actor.Register, id, ct) is not { } item)
        {
            return Results.NotFound();
        }

        // Names are shown on the answer to a form: no address leads to them.
        var mayShow = item.Noun != CorrectableNoun.Identities || purpose is not null;
        OpenedCorrection? opened = null;
        try
        {
            opened = mayShow ? await CorrectionReader.OpenAsync(actor.Register, id, purpose ?? PurposeOfPage, ct) : null;
        }
        catch (VaultException)
        {
            errors = [new("fields", text["web.corrections.damaged"]), .. errors];
        }

        var matter = await RowMatters.FindAsync(actor.Register, item.Noun, item.TargetId, ct);
        return Pages.Show<CorrectionPage>(new { Item = item, Matter = matter, Opened = opened, Asks = !mayShow, Purpose = purpose, Decision = typed?["decision"].ToString() ?? "", Reason = typed?["reason"].ToString() ?? "", Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : status);
    }

    private static Task<IResult> OpenAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        ReadPurpose.Of(fields) is { } purpose
            ? ShowAsync(id, purpose, actor, text, [], ct)
            : ShowAsync(id, null, actor, text, [new("purpose", text["web.cases.purpose-missing"])], ct);

    private static Task<IResult> DecideAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        EndAsync(OptionsOf(id, fields), fields, actor, text, ct);

    private static Task<IResult> TakeBackAsync(Guid id, [FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct) =>
        EndAsync(OptionsOf(id, fields) with { Decision = CorrectionDecision.TakeBack }, fields, actor, text, ct);

    private static async Task<IResult> EndAsync(DecideCorrectionOptions options, IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var (id, purpose) = (options.Id, ReadPurpose.Of(fields));
        try
        {
            await CorrectionService.DecideAsync(actor.Register, options, ct);
            return Results.LocalRedirect("/corrections?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return await ShowAsync(id, purpose, actor, text, [.. refusal.Problems.Select(problem => new FieldError(FieldOf(problem.Field), text.Say(problem.What)))], ct, typed: fields);
        }
        catch (StaleVersionException)
        {
            return await ShowAsync(id, purpose, actor, text, [new("fields", text["web.corrections.changed"])], ct, StatusCodes.Status409Conflict, fields);
        }
        catch (VaultException)
        {
            return await ShowAsync(id, purpose, actor, text, [], ct);
        }
    }

    private static DecideCorrectionOptions OptionsOf(Guid id, IFormCollection fields) => new()
    {
        Id = id,
        BasedOn = NumberOf(fields, "based-on") ?? 0,
        Decision = fields["decision"].ToString() switch
        {
            "approve" => CorrectionDecision.Approve,
            "refuse" => CorrectionDecision.Refuse,
            "overtaken" => CorrectionDecision.Overtaken,
            _ => (CorrectionDecision)(-1),
        },
        TargetVersion = NumberOf(fields, "target-version"),
        DespiteChange = fields["despite-change"] == "yes",
        Reason = fields["reason"].ToString().Trim(),
    };

    private static string FieldOf(string property) => property switch
    {
        nameof(DecideCorrectionOptions.Reason) => "reason",
        nameof(DecideCorrectionOptions.Decision) => "decision",
        nameof(DecideCorrectionOptions.DespiteChange) => "despite-change",
        _ => "fields",
    };

    private static int? NumberOf(IFormCollection fields, string name) =>
        int.TryParse(fields[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
