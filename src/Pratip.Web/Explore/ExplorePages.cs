using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Explorations;
using Pratip.Exchange.Reports;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Facts;
using Pratip.Web.Access;
using Pratip.Web.Figures;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using Pratip.Web.Tasks;

namespace Pratip.Web.Explore;

/// <summary>
/// A table that a user puts together: <c>/explore?measure=victims.registered&amp;by=sex&amp;and=age&amp;windows=2024,2023</c>, its
/// files, and its place among the lists the user comes back to.
/// </summary>
internal static class ExplorePages
{
    private const string Path = "/explore";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Figures);
        endpoints.MapGet(Path + "/file", FileAsync).RequireAccess(AccessVerb.View, AccessNoun.Figures);
        endpoints.MapPost(Path + "/queues", KeepAsync).RequireAccess(AccessVerb.View, AccessNoun.Figures);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        return await PageAsync(Read(http.Request.Query, text, facts), facts, "", [], actor, register, ct);
    }

    private static async Task<IResult> FileAsync(HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        if (Read(http.Request.Query, text, facts).Query is not { } query || !ReportFormats.TryParse(http.Request.Query["format"], out var format) || format is not (ReportFormat.Csv or ReportFormat.Xlsx))
        {
            return Results.BadRequest();
        }

        var tables = Exploring.Explore(facts, query, await SmallCells.PolicyForAsync(actor, register.Register, ct));
        var name = $"explore-{query.Measures[0].Id}.{format.Code()}";
        await actor.Register.RecordExportAsync(name, [], ct);
        return Results.File(
            format is ReportFormat.Csv ? ExploreCsv.Render(tables, register.Purpose, facts.AsOf, SmallCells.MaySee(actor)) : ExploreXlsx.Render(tables, register.Purpose, facts.AsOf, text.ReportStyle, SmallCells.MaySee(actor)),
            format.MediaType(),
            name);
    }

    private static async Task<IResult> KeepAsync([FromForm] IFormCollection fields, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        var form = ExploreForm.Read(name => [.. fields[name].OfType<string>()], text, LatestYear.Of(facts));
        if (form.Query is null)
        {
            return await PageAsync(form, facts, fields["name"].ToString(), [], actor, register, ct);
        }

        try
        {
            await SavedQueues.KeepAsync(actor.Register, fields["name"], form.Address(Path), ct);
            return Results.LocalRedirect(form.Address(Path));
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await PageAsync(form, facts, fields["name"].ToString(), [new FieldError("name", text.Say(refusal.Reason))], actor, register, ct);
        }
    }

    private static async Task<IResult> PageAsync(ExploreForm form, FactSnapshot facts, string name, IReadOnlyList<FieldError> errors, SiteActor actor, SiteRegister register, CancellationToken ct) =>
        Pages.Show<ExplorePage>(new
        {
            Form = form,
            Tables = form.Query is { } query ? Exploring.Explore(facts, query, await SmallCells.PolicyForAsync(actor, register.Register, ct)) : [],
            Queues = (await SavedQueues.ListAsync(actor.Register, ct)).Where(queue => queue.Address.StartsWith(Path, StringComparison.Ordinal)).ToList(),
            Name = name,
            ShowsSmall = SmallCells.MaySee(actor),
            Errors = (IReadOnlyList<FieldError>)[.. form.Errors, .. errors],
        }, form.Errors.Count + errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static ExploreForm Read(IQueryCollection query, SiteText text, FactSnapshot facts) =>
        ExploreForm.Read(name => [.. query[name].OfType<string>()], text, LatestYear.Of(facts));
}
