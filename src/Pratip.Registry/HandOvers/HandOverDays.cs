using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Registry.HandOvers;

/// <summary>
/// The days on which somebody can be handed over: not before they were first met, and not after they left the country without having
/// been met again. Read past all scopes: whoever hands over is told only that it cannot be.
/// </summary>
internal static class HandOverDays
{
    /// <param name="register">Whole.</param>
    /// <param name="people">Reports, and how whoever entered them named each.</param>
    /// <param name="on">Day of the hand-over.</param>
    /// <param name="field">Beside which it is said.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireAsync(Register register, IReadOnlyDictionary<Guid, string> people, string? on, string field, CancellationToken ct)
    {
        if (!PartialDate.TryParseIso(on, out var day))
        {
            return;
        }

        await using var db = register.CreateContext();
        var named = people.Keys.ToList();
        var persons = await db.PersonReports.Where(report => named.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.PersonId, ct);
        var facts = await GateReader.ReadAsync(db, [.. persons.Values.Distinct()], ct);
        var returned = await ReturnedAsync(db, [.. facts.Values.SelectMany(one => one.Reports).Select(report => report.Id)], ct);
        var check = new EntryCheck();
        Refuse("hand-overs.before-met", one => one.Met.Count > 0 && day.Last < one.Met.Min());
        Refuse("hand-overs.gone", one => IsGone(one, one.Reports.SelectMany(report => returned[report.Id]), day));
        check.ThrowIfAny();

        void Refuse(string key, Func<GateFacts, bool> holds)
        {
            var those = people.Where(one => persons.TryGetValue(one.Key, out var person) && facts.TryGetValue(person, out var of) && holds(of)).Select(one => one.Value).ToList();
            if (those.Count > 0)
            {
                check.Refuse(field, key, EntryCheck.Shortened(string.Join(", ", those)));
            }
        }
    }

    private static async Task<ILookup<Guid, string>> ReturnedAsync(RegistryDb db, List<Guid> reportIds, CancellationToken ct) =>
        (await db.AssistedReturns.Where(one => !one.IsVoided && reportIds.Contains(one.ReportId)).Select(one => new { one.ReportId, one.On }).ToListAsync(ct)).ToLookup(one => one.ReportId, one => one.On);

    private static bool IsGone(GateFacts facts, IEnumerable<string> returned, PartialDate day) => facts.Removals.Select(one => one.On).Concat(returned).Any(left =>
        PartialDate.TryParseIso(left, out var gone) && gone.IsCertainlyBefore(day) && !facts.Met.Any(met => met > gone.Last && met <= day.Last));
}
