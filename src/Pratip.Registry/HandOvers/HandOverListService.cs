using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
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

            if (options.ToAgencyId == agencyId)
            {
                throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("hand-overs.own-office"));
            }

            // Two lists at one moment are one after the other, so that the second is told of the first.
            await change.HoldAsync(null, ct);
            var reports = await ReportsAsync(register, options, ct);
            var named = reports.ToDictionary(one => one.Id, one => one.Named);
            await HandOverDays.RequireAsync(register.Register, named, options.On, nameof(options.On), ct);
            await MissionLists.RequireOpenAsync(register.Register, named, options, ct);
            await WaitingLists.RequireNoneAsync(register.Register, agencyId, named, nameof(options.People), ct);
            rows.Add(new HandOverList
            {
                Id = options.Id,
                AgencyId = agencyId,
                OwnReference = reference,
                EncounterId = options.EncounterId,
                Destination = options.Destination!,
                ToAgencyId = options.ToAgencyId,
                On = options.On!,
            }).Add(reports.Select((one, place) => new HandOverEntry { ListId = options.Id, ReportId = one.Id, Place = place + 1 }));
        }, ct, (change, standing) => RequireSameAsync(register, change, standing, options, ct));
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

                await HandOverDays.RequireAsync(register.Register, await NamedAsync(change.Db, before, ct), options.SignedOn, nameof(options.SignedOn), ct);
                after.SignedOn = options.SignedOn;
                await HandOverEnds.DisposeAsync(register, change, rows, before, options.SignedOn!, ct);
            }, ct);
    }

    private static async Task<IReadOnlyList<(Guid Id, string Named)>> ReportsAsync(ActorRegister register, ListHandOverOptions options, CancellationToken ct)
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
        if (missing.Count > 0)
        {
            throw new EntryRefusedException(nameof(options.People), new Message("hand-overs.not-found", EntryCheck.Shortened(string.Join(", ", missing))));
        }

        await RefuseTwiceAsync(register.Register, found, ct);
        return [.. named.Select(one => (found[one], one))];
    }

    /// <summary>One person of whom there are several reports is handed over once.</summary>
    private static async Task RefuseTwiceAsync(Register register, Dictionary<string, Guid> found, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var ids = found.Values.ToList();
        var persons = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.PersonId, ct);
        if (found.GroupBy(one => persons[one.Value]).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new EntryRefusedException(nameof(ListHandOverOptions.People), new Message("hand-overs.twice", EntryCheck.Shortened(string.Join(", ", twice.Select(one => one.Key)))));
        }
    }

    /// <summary>The people of a list, each as the sheet names them.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> NamedAsync(RegistryDb db, HandOverList list, CancellationToken ct)
    {
        var numbers = await db.EncounteredPersons.Where(one => one.EncounterId == list.EncounterId).ToDictionaryAsync(one => one.ReportId, one => one.Number, ct);
        var entries = await (from entry in db.HandOverEntries
                             where entry.ListId == list.Id
                             join report in db.PersonReports on entry.ReportId equals report.Id
                             orderby entry.Place
                             select new { report.Id, report.OwnReference }).ToListAsync(ct);
        return entries.ToDictionary(one => one.Id, one => numbers.GetValueOrDefault(one.Id) ?? one.OwnReference);
    }

    private static async Task RequireSameAsync(ActorRegister register, Change change, HandOverList standing, ListHandOverOptions options, CancellationToken ct)
    {
        var listed = await NamedAsync(change.Db, standing, ct);
        var taker = await change.Db.Agencies.Where(agency => agency.Id == standing.ToAgencyId).Select(agency => agency.Code).SingleOrDefaultAsync(ct);
        var sent = await ReportsAsync(register, options, ct);
        new SentAgain().Line(nameof(options.OwnReference), standing.OwnReference, options.OwnReference)
            .Same(nameof(options.People), listed.Keys.ToHashSet().SetEquals(sent.Select(one => one.Id)), EntryCheck.Shortened(string.Join(", ", listed.Values)))
            .Code(nameof(options.Destination), "hand-over-destination", standing.Destination, options.Destination)
            .Same(nameof(options.ToAgencyId), standing.ToAgencyId == options.ToAgencyId, taker).Date(nameof(options.On), standing.On, options.On).ThrowIfAny();
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.PersonHandOver, EventKind.HandOverListed, AccessNoun.Referrals, why);
}
