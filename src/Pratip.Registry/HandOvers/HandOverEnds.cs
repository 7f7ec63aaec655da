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
    /// <summary>Of those whom the office may enter; somebody whose end is known already keeps it.</summary>
    public static async Task DisposeAsync(ActorRegister register, Change change, RowChanges rows, HandOverList list, string on, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Removals))
        {
            return;
        }

        // Read after what is decided about a person at the same moment, and not beside it.
        await change.HoldAsync(null, ct);
        var held = await (from entry in change.Db.HandOverEntries
                          where entry.ListId == list.Id
                          join one in change.Db.Detentions on entry.ReportId equals one.ReportId
                          where one.DisposedOn == null && one.Until == null
                          orderby one.Id
                          select one).ToListAsync(ct);
        var open = held.FindAll(DetentionService.IsOpen);
        var isMission = await MissionLists.IsOneAsync(register.Register, list.Destination, list.ToAgencyId, ct);
        var presumed = isMission ? [] : await PresumedAsync(register.Register, list, open, ct);
        var ended = open.ConvertAll(before =>
        {
            var after = before.Copy<Detention>();
            var disposition = isMission ? DetentionDisposition.Embassy : DispositionOf(list.Destination, presumed.Contains(before.ReportId));
            DetentionService.End(before, after, (disposition, on), nameof(SignHandOverOptions.SignedOn));
            rows.Update(before, after);
            return after;
        });
        await MissionDepartures.JudgeAsync(register.Register, change, rows, ended, ct);
    }

    private static string DispositionOf(string destination, bool isPresumed) => destination switch
    {
        "family" => "released",
        "social-affairs" or "ngo-shelter" => isPresumed ? DetentionDisposition.Referred : DetentionDisposition.SocialServices,
        "hospital" or "other-agency" => "transferred",
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
