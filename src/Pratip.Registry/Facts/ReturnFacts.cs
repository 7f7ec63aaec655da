using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Agencies;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>Which entity had to report what, which did, and the totals that came without records.</summary>
internal static class ReturnFacts
{
    public static async Task<(List<ReturnCoverage> Coverage, List<ReportingObligation> Obligations, List<AggregateCell> Aggregates)> ReadAsync(
        RegistryDb db, CancellationToken ct)
    {
        var agencies = await Counted.Of<Agency>(db)
            .Select(a => new { a.Id, a.Code, a.ReportsSubjects, a.ValidFrom, a.ValidTo })
            .ToListAsync(ct);
        var codes = agencies.ToDictionary(a => a.Id, a => a.Code);
        var obligations = agencies
            .OrderBy(a => a.Code, StringComparer.Ordinal)
            .SelectMany(a => a.ReportsSubjects.Select(s => new ReportingObligation(a.Code, s, a.ValidFrom, a.ValidTo)))
            .ToList();

        var returns = await Counted.Of<Return>(db).Select(r => new { r.AgencyId, r.Subject, r.From, r.To, r.State }).ToListAsync(ct);
        var coverage = returns
            .Select(r => new ReturnCoverage(codes[r.AgencyId], r.Subject, new ReportingWindow(r.From, r.To), ReturnStates.Parse(r.State)))
            .OrderBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.AgencyCode, StringComparer.Ordinal).ThenBy(r => r.Window.From)
            .ToList();

        var totals = await Counted.Of<AggregateReturn>(db).ToListAsync(ct);
        var aggregates = totals
            .Select(a => new AggregateCell(a.Measure, new(a.From, a.To), a.Breakdown, a.Key, a.Value, codes[a.AgencyId], a.Source))
            .OrderBy(a => a.MeasureId, StringComparer.Ordinal).ThenBy(a => a.Window.From).ThenBy(a => a.Window.To)
            .ThenBy(a => a.By, StringComparer.Ordinal).ThenBy(a => a.Key, StringComparer.Ordinal).ThenBy(a => a.AgencyCode, StringComparer.Ordinal)
            .ToList();
        return (coverage, obligations, aggregates);
    }
}
