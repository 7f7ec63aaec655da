using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Encounters;

/// <summary>What may be missing of somebody who was met.</summary>
public enum MissingOf
{
    Nothing,

    /// <summary>Nobody has spoken to the person alone.</summary>
    Interview,

    /// <summary>No interview came to a conclusion, or there was none.</summary>
    Screening,
    Disposition,
    Name,
}

/// <summary>One person met, without a name.</summary>
/// <param name="Report">Null where it is out of reach.</param>
/// <param name="HasInterview">Null where the reader may not know; so with the conclusion of one, and the name.</param>
/// <param name="HasScreening">Whether an interview came to a conclusion.</param>
/// <param name="Detention">The last that began there; null for whoever was not held.</param>
public sealed record MetPerson(EncounteredPerson Person, PersonReport? Report, Detention? Detention, bool? HasInterview, bool? HasScreening, bool? HasName)
{
    /// <summary>How and when somebody who was not held left the country after having been met; null while nothing says so.</summary>
    public Departure? Left { get; init; }

    public bool LacksDisposition => Detention is not null && (Detention.DisposedOn ?? Detention.Until) is null;

    /// <summary>Everybody lacks nothing at least; what the reader may not know, nobody is said to lack.</summary>
    public bool Lacks(MissingOf what) => what switch
    {
        MissingOf.Interview => HasInterview == false,
        MissingOf.Screening => HasScreening == false,
        MissingOf.Disposition => LacksDisposition,
        MissingOf.Name => HasName == false,
        _ => true,
    };
}

/// <summary>Removed or returned, as a code of the list detention-disposition.</summary>
public sealed record Departure(string Disposition, string On);

/// <summary>How many lack what; null where the reader may not know.</summary>
public sealed record MissingCounts(int People, int? Interview, int? Screening, int Disposition, int? Name);

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

        // All of one evening, a few columns each: the database asks the scope of every row once, and who lacks what is found here.
        var all = await db.EncounteredPersons.Where(one => one.EncounterId == encounterId).ToListAsync(ct);
        var ids = all.ConvertAll(one => one.ReportId);
        var detentions = (await db.Detentions.Where(one => one.EncounterId == encounterId).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var interviews = register.Actor.May(AccessVerb.View, AccessNoun.Screenings)
            ? await UnfitScreenings.CountedAsync(register, ids, ct) : null;
        var spoken = interviews?.Select(one => one.ReportId).ToHashSet();
        var screened = interviews?.Where(one => ScreeningDecision.IsConclusion(one.Decision)).Select(one => one.ReportId).ToHashSet();
        var named = register.Actor.May(AccessVerb.View, AccessNoun.Identities)
            ? (await db.SealedIdentities.Where(one => ids.Contains(one.Id)).Select(one => one.Id).ToListAsync(ct)).ToHashSet() : null;
        var people = all.OrderBy(one => one.Number.Length).ThenBy(one => one.Number, StringComparer.Ordinal).Select(one => new MetPerson(
            one, null, detentions[one.ReportId].OrderBy(held => held.From, StringComparer.Ordinal).ThenBy(held => held.Id).LastOrDefault(),
            spoken?.Contains(one.ReportId), screened?.Contains(one.ReportId), named?.Contains(one.ReportId))).ToList();
        var counts = new MissingCounts(
            people.Count, spoken is null ? null : people.Count(one => one.Lacks(MissingOf.Interview)), screened is null ? null : people.Count(one => one.Lacks(MissingOf.Screening)), people.Count(one => one.Lacks(MissingOf.Disposition)),
            named is null ? null : people.Count(one => one.Lacks(MissingOf.Name)));
        var wanted = people.FindAll(one => one.Lacks(missing));
        var onPage = wanted.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var shown = onPage.ConvertAll(one => one.Person.ReportId);
        var reports = await db.PersonReports.Where(report => shown.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var left = await LeftAsync(db, encounterId, [.. onPage.Where(one => one.Detention is null).Select(one => one.Person.ReportId)], ct);
        return new EncounterPeople(
            counts, onPage.ConvertAll(one => one with { Report = reports.GetValueOrDefault(one.Person.ReportId), Left = left.GetValueOrDefault(one.Person.ReportId) }), wanted.Count);
    }

    /// <summary>By report: the last departure that does not lie before the encounter.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Departure>> LeftAsync(RegistryDb db, Guid encounterId, List<Guid> reportIds, CancellationToken ct)
    {
        if (reportIds.Count == 0)
        {
            return new Dictionary<Guid, Departure>();
        }

        var left = await (from one in db.Encounters
                          where one.Id == encounterId
                          from gone in db.Removals.Where(removal => reportIds.Contains(removal.ReportId)).Select(removal => new { removal.ReportId, removal.On, Disposition = DetentionDisposition.Removed })
                              .Concat(db.AssistedReturns.Where(back => reportIds.Contains(back.ReportId)).Select(back => new { back.ReportId, back.On, Disposition = DetentionDisposition.Returned }))
                          select new { gone.ReportId, gone.On, gone.Disposition, Met = one.On }).ToListAsync(ct);
        return left.Where(one => PartialDate.TryParseIso(one.On, out var on) && PartialDate.TryParseIso(one.Met, out var met) && !on.IsCertainlyBefore(met))
            .GroupBy(one => one.ReportId).ToDictionary(one => one.Key, one => one.OrderBy(gone => gone.On, StringComparer.Ordinal).Select(gone => new Departure(gone.Disposition, gone.On)).Last());
    }

    /// <summary>Numbers in use, for proposing the next.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(ActorRegister register, Guid encounterId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.EncounteredPersons.Where(one => one.EncounterId == encounterId).Select(one => one.Number).ToListAsync(ct);
    }
}
