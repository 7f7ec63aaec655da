using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Encounters;

/// <summary>Encounters and the people met in them: hundreds in an evening with the least that is known, enriched later.</summary>
public static class EncounterService
{
    public static Task OpenAsync(ActorRegister register, OpenEncounterOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<Encounter>(register, Verb("an encounter opened"), options.Id, () => options.Problems(register.Today), async (change, rows) =>
        {
            var agencyId = register.Actor.AgencyId;
            var reference = options.OwnReference!.Trim();
            if (await change.Db.Encounters.AnyAsync(one => one.AgencyId == agencyId && one.OwnReference == reference, ct))
            {
                throw new EntryRefusedException(nameof(options.OwnReference), new Message("encounters.reference-taken", reference));
            }

            var site = await PlaceAsync(register, options, ct);
            rows.Add(new Encounter
            {
                Id = options.Id,
                AgencyId = agencyId,
                OwnReference = reference,
                On = options.On!,
                SiteId = site?.Id,
                SiteKind = EntryText.OrNull(options.SiteKind) ?? site?.Kind,
                ProvinceCode = EntryText.OrNull(options.ProvinceCode) ?? site?.ProvinceCode,
                OperationId = options.OperationId,
            });
        }, ct, (_, standing) => RequireSameAsync(register, standing, options, ct));
    }

    /// <summary>
    /// All of them or nobody. Lines that were entered before, by the same page or the same file, stay as they are on record, but for a name
    /// that was not known then; the answer says where they differ.
    /// </summary>
    public static async Task<EnteredPeople> EnterPeopleAsync(ActorRegister register, EnterPeopleOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        RequireNames(register, options);
        var entered = new EnteredPeople(0, 0, []);
        await register.ChangeAsync(ProcessKind.EncounterChange, "people met", async change =>
        {
            var encounter = (await change.Db.Encounters.SingleOrDefaultAsync(one => one.Id == options.EncounterId, ct)).OrOutOfReach(nameof(options.EncounterId));
            options.RequireAfter(encounter);
            var known = await change.Db.EncounteredPersons.Where(one => one.EncounterId == options.EncounterId).ToDictionaryAsync(one => one.Id, ct);
            var lines = NewLines(options, known);
            entered = new EnteredPeople(lines.Count, options.People.Count - lines.Count, await EnteredBefore.DifferingAsync(change.Db, register.Register.Vault, options, known, ct));
            var rows = new RowChanges();
            var taken = await TakenReferencesAsync(change.Db, encounter, lines, ct);
            foreach (var line in lines)
            {
                MetPersonRows.Of(encounter, line, options, taken, register.Register.Vault).AddTo(rows);
            }

            rows.Add(await NamesAsync(register, change.Db, options, ct));
            if (!rows.IsEmpty)
            {
                await change.RecordAsync(EventKind.EncounterChanged, rows);
            }
        }, ct);
        return entered;
    }

    /// <summary>What is known of the person now that was not known that evening; what was known is corrected and not overwritten.</summary>
    public static async Task EnrichAsync(ActorRegister register, EnrichPersonOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        register.Require(AccessVerb.Enter, AccessNoun.Identities);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.EncounterChange, "a person met is named", async change =>
        {
            var person = (await change.Db.EncounteredPersons.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            var report = (await change.Db.PersonReports.SingleOrDefaultAsync(one => one.Id == person.ReportId, ct)).OrOutOfReach(nameof(options.Id));
            if (await change.Db.SealedIdentities.AnyAsync(one => one.Id == report.Id, ct))
            {
                throw new EntryRefusedException(nameof(PersonEntry.NameLatin), new Message("encounters.named"));
            }

            var rows = new RowChanges().Add(register.Register.Vault.Seal(report.Id, PersonRows.IdentityOf(options.Person)));
            var after = report.Copy<PersonReport>();
            options.Fill(after);
            await change.RecordAsync(EventKind.EncounterChanged, rows.Update(report, after));
        }, ct);
    }

    private static async Task RequireSameAsync(ActorRegister register, Encounter standing, OpenEncounterOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var site = await db.Sites.Where(one => one.Id == standing.SiteId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct);
        var operation = await db.JointOperations.Where(one => one.Id == standing.OperationId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct);
        var again = new SentAgain().Line(nameof(options.OwnReference), standing.OwnReference, options.OwnReference).Date(nameof(options.On), standing.On, options.On)
            .Same(nameof(options.SiteId), standing.SiteId == options.SiteId, site).Same(nameof(options.OperationId), standing.OperationId == options.OperationId, operation);

        // What the site says of itself was not typed.
        if (options.SiteId is null || EntryText.OrNull(options.SiteKind) is not null)
        {
            again.Code(nameof(options.SiteKind), "site-kind", standing.SiteKind, options.SiteKind);
        }

        if (options.SiteId is null || EntryText.OrNull(options.ProvinceCode) is not null)
        {
            again.Same(nameof(options.ProvinceCode), standing.ProvinceCode == EntryText.OrNull(options.ProvinceCode), Gazetteer.Standard.FindProvince(standing.ProvinceCode)?.Name);
        }

        again.ThrowIfAny();
    }

    /// <summary>A name is an identity: whoever may not enter those is told so at the first cell that holds one.</summary>
    private static void RequireNames(ActorRegister register, EnterPeopleOptions options)
    {
        if (options.People.Select((line, place) => (line, place)).FirstOrDefault(one => one.line.HasName) is ({ } named, var at) && !register.Actor.May(AccessVerb.Enter, AccessNoun.Identities))
        {
            var column = string.IsNullOrWhiteSpace(named.NameOwn) ? nameof(PersonLine.NameLatin) : nameof(PersonLine.NameOwn);
            throw new EntryRefusedException(PersonLine.Field(column, at), new Message("encounters.names"));
        }
    }

    /// <summary>Names of persons who were entered before without one.</summary>
    private static async Task<List<SealedIdentity>> NamesAsync(ActorRegister register, RegistryDb db, EnterPeopleOptions options, CancellationToken ct)
    {
        var named = options.People.Where(line => line.HasName).ToDictionary(line => line.Id);
        if (named.Count == 0)
        {
            return [];
        }

        var known = await db.EncounteredPersons.Where(one => one.EncounterId == options.EncounterId && !db.SealedIdentities.Any(identity => identity.Id == one.ReportId))
            .Select(one => new { one.Id, one.ReportId }).ToListAsync(ct);
        return [.. known.Where(one => named.ContainsKey(one.Id)).Select(one => register.Register.Vault.Seal(one.ReportId, PersonRows.IdentityOf(named[one.Id].Named)))];
    }

    /// <summary>A site and an operation are named as far as they are seen: both may be another office's.</summary>
    private static async Task<Site?> PlaceAsync(ActorRegister register, OpenEncounterOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (options.OperationId is { } operationId && !await db.JointOperations.AnyAsync(one => one.Id == operationId, ct))
        {
            throw EntryGuards.OutOfReach(nameof(options.OperationId));
        }

        return options.SiteId is { } siteId ? (await db.Sites.SingleOrDefaultAsync(site => site.Id == siteId, ct)).OrOutOfReach(nameof(options.SiteId)) : null;
    }

    private static List<PersonLine> NewLines(EnterPeopleOptions options, Dictionary<Guid, EncounteredPerson> known)
    {
        var numbers = known.Values.Select(one => one.Number).ToHashSet(StringComparer.Ordinal);
        var check = new EntryCheck();
        for (var line = 0; line < options.People.Count; line++)
        {
            if (!known.ContainsKey(options.People[line].Id) && numbers.Contains(options.People[line].NumberKey))
            {
                check.Refuse(PersonLine.Field(nameof(PersonLine.Number), line), "encounters.number-taken", options.People[line].NumberKey);
            }
        }

        check.ThrowIfAny();
        return [.. options.People.Where(line => !known.ContainsKey(line.Id))];
    }

    private static async Task<HashSet<string>> TakenReferencesAsync(RegistryDb db, Encounter encounter, List<PersonLine> lines, CancellationToken ct)
    {
        var wanted = lines.ConvertAll(line => MetPersonRows.ReferenceOf(encounter, line));
        return (await db.PersonReports.Where(report => report.AgencyId == encounter.AgencyId && wanted.Contains(report.OwnReference)).Select(report => report.OwnReference).ToListAsync(ct))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static EntryVerb Verb(string why) => new(ProcessKind.EncounterChange, EventKind.EncounterChanged, AccessNoun.Removals, why);
}
