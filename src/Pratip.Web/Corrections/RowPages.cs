using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Corrections;

/// <summary>A case or a person row by row, each with the way to correct it or to have it voided.</summary>
internal static class RowPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/cases/{id:guid}/rows", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(new RowAddress("cases", id), id, $"/cases/{id}", actor, ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Corrections, AccessNoun.Voids);
        endpoints.MapGet("/people/{id:guid}/rows", static (Guid id, SiteActor actor, CancellationToken ct) => ShowAsync(new RowAddress("person_reports", id), null, $"/people/{id}", actor, ct))
            .RequireAccess(AccessVerb.Enter, AccessNoun.Corrections, AccessNoun.Voids);
    }

    private static async Task<IResult> ShowAsync(RowAddress row, Guid? caseId, string home, SiteActor actor, CancellationToken ct) =>
        await RowTree.ReadAsync(actor.Register, row.Noun, row.Id, ct) is { } lines
            ? Pages.Show<RowsPage>(new
            {
                Lines = lines,
                About = await RowHome.WordsAsync(actor.Register, row, caseId, ct),
                Home = home,
                MayCorrect = actor.May(AccessVerb.Enter, AccessNoun.Corrections),
                MayVoid = actor.May(AccessVerb.Enter, AccessNoun.Voids),
            })
            : Results.NotFound();
}
