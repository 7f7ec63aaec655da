using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Encounters;

/// <summary>What may be missing of somebody who was met.</summary>
public enum MissingOf
{
    Nothing,
    Screening,
    Disposition,
    Name,
}

/// <summary>One person met, without a name.</summary>
/// <param name="HasScreening">Null where the reader may not know; so with the name.</param>
/// <param name="Detention">The last that began there; null for whoever was not held.</param>
public sealed record MetPerson(EncounteredPerson Person, PersonReport Report, Detention? Detention, bool? HasScreening, bool? HasName)
{
    public bool LacksDisposition => Detention is not null && (Detention.DisposedOn ?? Detention.Until) is null;
}

/// <summary>How many lack what; null where the reader may not know.</summary>
public sealed record MissingCounts(int People, int? Screening, int Disposition, int? Name);

/// <summary>The people of one encounter, by number, page by page, and always with who lacks what.</summary>
/// <param name="Total">Of the people who are asked for.</param>
public sealed record EncounterPeople(MissingCounts Missing, IReadOnlyList<MetPerson> Items, int Total)
{
    public const int PageSize = 50;

    public static async Task<EncounterPeople> ReadAsync(ActorRegister register, Guid encounterId, MissingOf missing, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        var sees = (Screenings: register.Actor.May(AccessVerb.View, AccessNoun.Screenings), Names: register.Actor.May(AccessVerb.View, AccessNoun.Identities));
        var all = db.EncounteredPersons.Where(one => one.EncounterId == encounterId);
        var counts = new MissingCounts(
            await all.CountAsync(ct),
            sees.Screenings ? await Lacking(db, all, MissingOf.Screening).CountAsync(ct) : null,
            await Lacking(db, all, MissingOf.Disposition).CountAsync(ct),
            sees.Names ? await Lacking(db, all, MissingOf.Name).CountAsync(ct) : null);
        var wanted = Lacking(db, all, missing);
        var total = missing switch { MissingOf.Screening => counts.Screening ?? counts.People, MissingOf.Disposition => counts.Disposition, MissingOf.Name => counts.Name ?? counts.People, _ => counts.People };
        var people = await wanted.OrderBy(one => one.Number.Length).ThenBy(one => one.Number).Skip((page - 1) * PageSize).Take(PageSize)
            .Join(db.PersonReports, person => person.ReportId, report => report.Id, (person, report) => new { Person = person, Report = report }).ToListAsync(ct);
        var ids = people.ConvertAll(one => one.Report.Id);
        var detentions = (await db.Detentions.Where(one => one.EncounterId == encounterId && ids.Contains(one.ReportId)).OrderBy(one => one.From).ThenBy(one => one.Id).ToListAsync(ct))
            .ToLookup(one => one.ReportId);
        var screened = sees.Screenings ? (await db.ScreeningInterviews.Where(one => ids.Contains(one.ReportId)).Select(one => one.ReportId).Distinct().ToListAsync(ct)).ToHashSet() : null;
        var named = sees.Names ? (await db.SealedIdentities.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).ToHashSet() : null;
        return new EncounterPeople(counts, [.. people.OrderBy(one => one.Person.Number.Length).ThenBy(one => one.Person.Number, StringComparer.Ordinal)
            .Select(one => new MetPerson(one.Person, one.Report, detentions[one.Report.Id].LastOrDefault(), screened?.Contains(one.Report.Id), named?.Contains(one.Report.Id)))], total);
    }

    /// <summary>Numbers in use, for proposing the next.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(ActorRegister register, Guid encounterId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.EncounteredPersons.Where(one => one.EncounterId == encounterId).Select(one => one.Number).ToListAsync(ct);
    }

    private static IQueryable<EncounteredPerson> Lacking(RegistryDb db, IQueryable<EncounteredPerson> people, MissingOf missing) => missing switch
    {
        MissingOf.Screening => people.Where(one => !db.ScreeningInterviews.Any(screening => screening.ReportId == one.ReportId)),
        MissingOf.Disposition => people.Where(one => db.Detentions.Any(held => held.ReportId == one.ReportId && held.EncounterId == one.EncounterId && held.DisposedOn == null && held.Until == null)),
        MissingOf.Name => people.Where(one => !db.SealedIdentities.Any(identity => identity.Id == one.ReportId)),
        _ => people,
    };
}
