using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Exchange.Encounters;
using Pratip.Exchange.Imports;
using Pratip.Registry.Access;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Encounters;

/// <summary>The same list as a workbook: read whole, and taken whole or not at all.</summary>
internal static class PeopleFilePages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var most = (int)Math.Min(endpoints.ServiceProvider.GetRequiredService<PratipSiteOptions>().LargestUpload, int.MaxValue);
        endpoints.MapGet("/encounters/{id:guid}/file", AskAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Removals);
        endpoints.MapPost("/encounters/{id:guid}/file", ReceiveAsync).RequireAccess(AccessVerb.Enter, AccessNoun.Removals).WithFormOptions(memoryBufferThreshold: most, multipartBodyLengthLimit: most);
    }

    private static async Task<IResult> AskAsync(Guid id, [AsParameters] FormParts parts, CancellationToken ct) =>
        await EncounterPages.EnterableAsync(parts, id, ct) is { } file
            ? Show(file, new PeopleFields(file.LastHeld?.Ground ?? "", file.LastHeld?.Facility ?? ""), [], []) : Results.NotFound();

    private static async Task<IResult> ReceiveAsync(Guid id, [FromForm] IFormCollection fields, [AsParameters] FormParts parts, CancellationToken ct)
    {
        if (await EncounterPages.EnterableAsync(parts, id, ct) is not { } file)
        {
            return Results.NotFound();
        }

        var asked = new PeopleFields(fields["ground"].ToString().Trim(), fields["facility"].ToString().Trim());
        if (fields.Files.GetFile("file") is not { FileName.Length: > 0 } sent)
        {
            return Show(file, asked, [], [new("file", parts.Text["attachments.empty"])]);
        }

        var list = await ReadAsync(sent, id, parts.Actor.Register.Today, ct);
        asked = asked with { FileName = list.FileName };
        if (list.Problems.Any(problem => problem.Severity == ProblemSeverity.Error))
        {
            return Show(file, asked, list.Problems, []);
        }

        try
        {
            var entered = await EncounterService.EnterPeopleAsync(
                parts.Actor.Register, new EnterPeopleOptions { EncounterId = id, People = list.Lines, Ground = asked.Ground, Facility = asked.Facility }, ct);
            return entered.Differing.Count == 0
                ? Results.LocalRedirect($"/encounters/{id}?new={entered.New}&known={entered.Known}")
                : Show(file, asked, list.Placed(entered.Differing, ProblemSeverity.Warning).Placed, [], new EnteredCount(entered.New, entered.Known));
        }
        catch (EntryRefusedException refusal)
        {
            var (problems, others) = list.Placed(refusal.Problems);
            return Show(file, asked, problems, [.. others.Select(problem => new FieldError(problem.Field switch
            {
                nameof(EnterPeopleOptions.Ground) => "ground",
                nameof(EnterPeopleOptions.Facility) => "facility",
                _ => "file",
            }, parts.Text.Say(problem.What)))]);
        }
    }

    /// <summary>A workbook is read from a file of its own, which nobody else may open and which is gone when it has been read.</summary>
    private static async Task<PeopleList> ReadAsync(IFormFile sent, Guid encounterId, DateOnly today, CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var target = File.OpenWrite(path))
            {
                await sent.CopyToAsync(target, ct);
            }

            return PeopleList.Read(path, sent.FileName[(sent.FileName.LastIndexOfAny(['/', '\\']) + 1)..], encounterId, today);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IResult Show(EncounterFile file, PeopleFields asked, IReadOnlyList<ImportProblem> problems, IReadOnlyList<FieldError> errors, EnteredCount? entered = null) => Pages.Show<PeopleFilePage>(new
    {
        File = file,
        asked.FileName,
        asked.Ground,
        asked.Facility,
        Problems = problems,
        Errors = errors,
        Entered = entered,
    }, entered is not null || problems.Count + errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private sealed record PeopleFields(string Ground, string Facility, string FileName = "");
}
