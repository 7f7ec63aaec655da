using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Registry.HandOvers;

/// <summary>
/// Lists that wait for their signatures: nobody stands on two of them at once, or the same person would be expected in two places. One from
/// before the person was last met waits for nobody any more.
/// </summary>
internal static class WaitingLists
{
    /// <param name="register">Whole: a list of another office counts, and is not named.</param>
    /// <param name="agencyId">Whose lists are named.</param>
    /// <param name="people">Reports, and how whoever enters them names each.</param>
    /// <param name="field">Beside which it is said.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireNoneAsync(Register register, Guid agencyId, IReadOnlyDictionary<Guid, string> people, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var named = people.Keys.ToList();
        var waiting = await (from report in db.PersonReports
                             where named.Contains(report.Id)
                             from other in db.PersonReports.Where(other => other.PersonId == report.PersonId && !other.IsVoided)
                             join entry in db.HandOverEntries.Where(entry => !entry.IsVoided) on other.Id equals entry.ReportId
                             join list in db.HandOverLists.Where(list => !list.IsVoided && list.SignedOn == null) on entry.ListId equals list.Id
                             orderby list.Id
                             select new { report.Id, report.PersonId, List = list }).ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return;
        }

        var facts = await GateReader.ReadAsync(db, [.. waiting.Select(one => one.PersonId).Distinct()], ct);
        var check = new EntryCheck();
        foreach (var list in waiting.Where(one => !IsOver(one.List, facts.GetValueOrDefault(one.PersonId))).GroupBy(one => one.List.Id))
        {
            var whom = EntryCheck.Shortened(string.Join(", ", list.Select(one => people[one.Id]).Distinct(StringComparer.Ordinal)));
            var of = list.First().List;
            _ = of.AgencyId == agencyId ? check.Refuse(field, "hand-overs.waiting", whom, of.OwnReference) : check.Refuse(field, "hand-overs.waiting-elsewhere", whom);
        }

        check.ThrowIfAny();
    }

    private static bool IsOver(HandOverList list, GateFacts? person) =>
        person is { Met.Count: > 0 } && PartialDate.TryParseIso(list.On, out var on) && on.Last < person.Met.Max();
}
