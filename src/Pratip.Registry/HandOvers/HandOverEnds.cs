using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;

namespace Pratip.Registry.HandOvers;

/// <summary>
/// What a signed hand-over says of those who were held. Who goes to social affairs or a shelter is referred as a presumed victim only
/// where the register knows the person as one: else it is said where they went, and no more. The gate tells the same to whoever enters here.
/// </summary>
internal static class HandOverEnds
{
    /// <summary>
    /// Ends the detentions of those whom the office may enter; somebody whose end is known already keeps it. Whoever goes to a mission is judged,
    /// held until then or not: else it would be enough to release them first.
    /// </summary>
    public static async Task DisposeAsync(ActorRegister register, Change change, RowChanges rows, HandOverList list, string on, CancellationToken ct)
    {
        var isMission = await MissionLists.IsOneAsync(register.Register, list.Destination, list.ToAgencyId, ct);
        var mayEnd = register.Actor.May(AccessVerb.Enter, AccessNoun.Removals);
        if (!isMission && !mayEnd)
        {
            return;
        }

        // Read after what is decided about a person at the same moment, and not beside it.
        await change.HoldAsync(null, ct);
        var ended = mayEnd ? await EndAsync(register, change, rows, (list, isMission), on, ct) : [];
        await MissionDepartures.JudgeAsync(register.Register, change, rows, ended, ct);
        if (isMission)
        {
            var held = ended.ConvertAll(one => one.ReportId);
            var others = await change.Db.HandOverEntries.Where(entry => entry.ListId == list.Id && !held.Contains(entry.ReportId)).OrderBy(entry => entry.Place).ToListAsync(ct);
            await MissionDepartures.JudgeAsync(register.Register, change, rows, others.ConvertAll(one => new MissionDeparture(MissionDepartures.Lines, one.Id, one.ReportId, on)), ct);
        }
    }

    private static async Task<List<Detention>> EndAsync(ActorRegister register, Change change, RowChanges rows, (HandOverList List, bool IsMission) of, string on, CancellationToken ct)
    {
        var held = await (from entry in change.Db.HandOverEntries
                          where entry.ListId == of.List.Id
                          join one in change.Db.Detentions on entry.ReportId equals one.ReportId
                          where one.DisposedOn == null && one.Until == null
                          orderby one.Id
                          select one).ToListAsync(ct);
        var open = held.FindAll(DetentionService.IsOpen);
        var presumed = of.IsMission ? [] : await PresumedAsync(register.Register, of.List, open, ct);
        return open.ConvertAll(before =>
        {
            var after = before.Copy<Detention>();
            var disposition = of.IsMission ? DetentionDisposition.Embassy : DispositionOf(of.List.Destination, presumed.Contains(before.ReportId));
            DetentionService.End(before, after, (disposition, on), nameof(SignHandOverOptions.SignedOn));
            rows.Update(before, after);
            return after;
        });
    }

    private static string DispositionOf(string destination, bool isPresumed) => destination switch
    {
        "family" => "released",
        "social-affairs" or "ngo-shelter" => isPresumed ? DetentionDisposition.Referred : DetentionDisposition.SocialServices,
        "hospital" or "other-agency" => "transferred",
        "unknown" => DetentionDisposition.Unknown,
        _ => "other",
    };

    /// <summary>Reports of persons who are presumed or identified victims, through every report there is of them.</summary>
    private static async Task<HashSet<Guid>> PresumedAsync(Register register, HandOverList list, List<Detention> held, CancellationToken ct)
    {
        if (held.Count == 0 || DispositionOf(list.Destination, isPresumed: true) != DetentionDisposition.Referred)
        {
            return [];
        }

        await using var db = register.CreateContext();
        var reports = held.Select(one => one.ReportId).Distinct().ToList();
        var persons = await db.PersonReports.Where(report => reports.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.PersonId, ct);
        var facts = await GateReader.ReadAsync(db, [.. persons.Values.Distinct()], ct);
        return [.. persons.Where(one => facts.TryGetValue(one.Value, out var of) && ClearanceRules.IsPresumedVictim(of)).Select(one => one.Key)];
    }
}
