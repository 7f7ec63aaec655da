using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What the log says has happened to reports, as far as the linkage has to do with it.</summary>
/// <param name="New">Reports that were not there before.</param>
/// <param name="Known">Reports that were, and may say something else now, or be gone.</param>
/// <param name="Judged">Reports of pairs on which an officer has judged.</param>
/// <param name="Position">The last position looked at.</param>
internal sealed record ChangedReports(HashSet<Guid> New, HashSet<Guid> Known, HashSet<Guid> Judged, long Position)
{
    private const int AtOnce = 5000;
    private const string Identities = "sealed_identities";
    private const string Reports = "person_reports";

    private static readonly string[] Followed = [Identities, Reports, "victims", "suspects", "removals", "cases", "consular_notices", "identity_judgements"];

    public bool Any => New.Count + Known.Count + Judged.Count > 0;

    public static async Task<ChangedReports> SinceAsync(RegistryDb db, long position, CancellationToken ct)
    {
        var changed = new ChangedReports([], [], [], position);
        while (true)
        {
            var after = changed.Position;
            var events = await db.EventPositions.Where(place => place.Position > after).OrderBy(place => place.Position).Take(AtOnce)
                .Select(place => new { place.EventId, place.Position }).ToListAsync(ct);
            var ids = events.ConvertAll(one => one.EventId);
            var rows = await db.EventRows.Where(row => ids.Contains(row.EventId) && Followed.Contains(row.Noun)).Select(row => new { row.Noun, row.RowId, row.Version }).ToListAsync(ct);
            foreach (var noun in rows.GroupBy(row => row.Noun, StringComparer.Ordinal))
            {
                foreach (var some in noun.Chunk(AtOnce))
                {
                    await changed.AddAsync(db, noun.Key, [.. some.Where(row => row.Version == 1).Select(row => row.RowId)], [.. some.Where(row => row.Version > 1).Select(row => row.RowId)], ct);
                }
            }

            changed = changed with { Position = events.Count == 0 ? after : events[^1].Position!.Value };
            if (events.Count < AtOnce)
            {
                changed.Known.ExceptWith(changed.New);
                return changed;
            }
        }
    }

    private async Task AddAsync(RegistryDb db, string noun, Guid[] added, Guid[] updated, CancellationToken ct)
    {
        if (noun == Identities)
        {
            New.UnionWith(added);
            Known.UnionWith(updated);
            return;
        }

        if (noun == Reports)
        {
            Known.UnionWith(updated);
            return;
        }

        Guid[] ids = [.. added, .. updated];
        if (noun == "identity_judgements")
        {
            var pairs = await db.IdentityJudgements.Where(one => ids.Contains(one.Id) && one.Maker == JudgementMaker.Officer).Select(one => new { one.ReportAId, one.ReportBId }).ToListAsync(ct);
            Judged.UnionWith(pairs.SelectMany(pair => new[] { pair.ReportAId, pair.ReportBId }));
            return;
        }

        Known.UnionWith(await ReportsOf(db, noun, ids).ToListAsync(ct));
    }

    private static IQueryable<Guid> ReportsOf(RegistryDb db, string noun, Guid[] ids) => noun switch
    {
        "victims" => db.Victims.Where(row => ids.Contains(row.Id)).Select(row => row.ReportId),
        "suspects" => db.Suspects.Where(row => ids.Contains(row.Id)).Select(row => row.ReportId),
        "consular_notices" => db.ConsularNotices.Where(row => ids.Contains(row.Id)).Select(row => row.ReportId),
        "removals" => db.Removals.Where(row => ids.Contains(row.Id)).Select(row => row.ReportId),
        _ => db.Victims.Where(row => row.CaseId != null && ids.Contains(row.CaseId.Value)).Select(row => row.ReportId)
            .Concat(db.Suspects.Where(row => ids.Contains(row.CaseId)).Select(row => row.ReportId)),
    };
}
