using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Imports;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Home;

internal static class HomePages
{
    /// <summary>What a reader looks for first, one of each unit that the committee leads with.</summary>
    private static readonly string[] Headline = ["cases.headline", "suspects.to-court", "victims.registered", "removal-files", "removals"];

    /// <summary>Fact tables whose rows are what the register holds, in the order of the committee's report.</summary>
    private static readonly string[] Holdings = ["cases", "victims", "removals", "repatriations", "interceptions", "activities"];

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", Show).RequireAccess(AccessVerb.View, AccessNoun.Figures);

    private static async Task<IResult> Show(SiteRegister register, SiteActor actor, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        var year = LatestYear.Of(facts);
        await using var db = actor.Register.CreateContext();
        return Pages.Show<HomePage>(new
        {
            Year = year,
            Cards = Cards(facts, year),
            Held = Holdings.Where(facts.Tables.ContainsKey).Select(table => new Holding(table, facts.Table(table).RowCount)).ToList(),
            Files = actor.May(AccessVerb.View, AccessNoun.Files) ? await db.Set<ImportedFile>().CountAsync(ct) : (int?)null,
            Entities = facts.Coverage.Where(coverage => coverage.State.IsReceived()).Select(coverage => coverage.AgencyCode).Distinct(StringComparer.Ordinal).Count(),
        });
    }

    private static List<HeadlineCard> Cards(FactSnapshot facts, ReportingWindow year)
    {
        var measures = Headline.Select(MeasureCatalogue.Standard.Get).ToList();
        var figures = FigureComputer.ComputeAll(facts, [.. measures.Select(m => new FigureRequest(m, year)), .. measures.Select(m => new FigureRequest(m, year.YearBefore()))]);
        return [.. measures.Select((measure, i) => new HeadlineCard(measure, figures[i], figures[measures.Count + i]))];
    }
}

/// <summary>One headline figure beside that of the year before.</summary>
public sealed record HeadlineCard(Measure Measure, Figure Figure, Figure Before)
{
    public long? Earlier => Before.Total;

    /// <summary>Null where either year was not reported or the earlier is zero.</summary>
    public decimal? GrowthPercent => Growth?.PerCent(Growth.Value.Decimals);

    public Growth? Growth => Figure.Total is { } value && Earlier is { } earlier ? new Growth(earlier, value) : null;
}

/// <summary>How many rows of a fact table the register holds.</summary>
public sealed record Holding(string Table, int Rows);
