using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.HandOvers;

/// <summary>
/// Hand-over lists: printed and signed on paper by both sides. What became of those who were held is set when the signature is
/// entered, and not when the sheet is printed: until then they are held.
/// </summary>
public static class HandOverListService
{
    public static Task ListAsync(ActorRegister register, ListHandOverOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<HandOverList>(register, Verb("a hand-over listed"), options.Id, options.Problems, async (change, rows) =>
        {
            var agencyId = register.Actor.AgencyId;
            var reference = options.OwnReference!.Trim();
            if (await change.Db.HandOverLists.AnyAsync(one => one.AgencyId == agencyId && one.OwnReference == reference, ct))
            {
                throw new EntryRefusedException(nameof(options.OwnReference), new Message("hand-overs.reference-taken", reference));
            }

            if (options.ToAgencyId is { } to && !await change.Db.Agencies.AnyAsync(agency => agency.Id == to && !agency.IsVoided, ct))
            {
                throw EntryGuards.OutOfReach(nameof(options.ToAgencyId));
            }

            var reports = await ReportsAsync(register, options, ct);
            rows.Add(new HandOverList
            {
                Id = options.Id,
                AgencyId = agencyId,
                OwnReference = reference,
                EncounterId = options.EncounterId,
                Destination = options.Destination!,
                ToAgencyId = options.ToAgencyId,
                On = options.On!,
            }).Add(reports.Select((id, place) => new HandOverEntry { ListId = options.Id, ReportId = id, Place = place + 1 }));
        }, ct);
    }

    public static Task SignAsync(ActorRegister register, SignHandOverOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<HandOverList>(
            register, Verb("a hand-over signed"), (options.Id, options.BasedOn), () => options.Problems(register.Today), list => list.SignedOn == options.SignedOn,
            async (change, rows, before, after) =>
            {
                if (before.SignedOn is not null)
                {
                    throw new EntryRefusedException(nameof(options.SignedOn), new Message("hand-overs.signed", before.SignedOn));
                }

                if (!register.Actor.To(AccessVerb.Enter, AccessNoun.Referrals).Covers(before.AgencyId, null))
                {
                    throw EntryGuards.OutOfReach(nameof(options.Id));
                }

                after.SignedOn = options.SignedOn;
                await DisposeAsync(register, change, rows, before, options.SignedOn!, ct);
            }, ct);
    }

    /// <summary>What a hand-over says of somebody who was held.</summary>
    public static string DispositionOf(string destination) => destination switch
    {
        "family" => "released",
        "social-affairs" or "ngo-shelter" => "referred-as-victim",
        "embassy" => "embassy",
        "hospital" or "other-agency" => "transferred",
        _ => "other",
    };

    /// <summary>Of those whom the office may enter; somebody whose end is known already keeps it.</summary>
    private static async Task DisposeAsync(ActorRegister register, Change change, RowChanges rows, HandOverList list, string on, CancellationToken ct)
    {
        if (!register.Actor.May(AccessVerb.Enter, AccessNoun.Removals))
        {
            return;
        }

        var held = await (from entry in change.Db.HandOverEntries
                          where entry.ListId == list.Id
                          join one in change.Db.Detentions on entry.ReportId equals one.ReportId
                          where one.DisposedOn == null && one.Until == null
                          orderby one.Id
                          select one).ToListAsync(ct);
        foreach (var before in held.Where(DetentionService.IsOpen))
        {
            var after = before.Copy<Detention>();
            DetentionService.End(before, after, (DispositionOf(list.Destination), on), nameof(SignHandOverOptions.SignedOn));
            rows.Update(before, after);
        }
    }

    private static async Task<IReadOnlyList<Guid>> ReportsAsync(ActorRegister register, ListHandOverOptions options, CancellationToken ct)
    {
        var named = options.Named();
        Dictionary<string, Guid> found;
        await using var db = register.CreateContext();
        if (options.EncounterId is { } encounterId)
        {
            if (!await db.Encounters.AnyAsync(one => one.Id == encounterId, ct))
            {
                throw EntryGuards.OutOfReach(nameof(options.EncounterId));
            }

            found = await db.EncounteredPersons.Where(one => one.EncounterId == encounterId && named.Contains(one.Number)).ToDictionaryAsync(one => one.Number, one => one.ReportId, StringComparer.Ordinal, ct);
        }
        else
        {
            var agencyId = register.Actor.AgencyId;
            found = await db.PersonReports.Where(one => one.AgencyId == agencyId && named.Contains(one.OwnReference)).ToDictionaryAsync(one => one.OwnReference, one => one.Id, StringComparer.Ordinal, ct);
        }

        var missing = named.Where(one => !found.ContainsKey(one)).ToList();
        return missing.Count == 0 ? [.. named.Select(one => found[one])]
            : throw new EntryRefusedException(nameof(options.People), new Message("hand-overs.not-found", EntryCheck.Shortened(string.Join(", ", missing))));
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.PersonHandOver, EventKind.HandOverListed, AccessNoun.Referrals, why);
}
