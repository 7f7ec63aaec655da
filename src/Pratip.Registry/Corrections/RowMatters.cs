using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Consular;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Corrections;

/// <summary>What a row is about: whose it is, and what tells it from its neighbours; never a name of a person.</summary>
/// <param name="IsOfPerson">Whether it hangs on a person at all.</param>
/// <param name="Reference">The reference of the person's report; null where it hangs on none, or on one out of reach.</param>
/// <param name="Facts">What is known of what tells it.</param>
/// <param name="Agency">The agency that tells it, or null.</param>
/// <param name="Staff">What the colleague is called who tells it, or null.</param>
public sealed record RowMatter(
    bool IsOfPerson, string? Reference, IReadOnlyList<(CorrectableField Field, IReadOnlyList<string> Values)> Facts, Agency? Agency = null, string? Staff = null);

/// <summary>
/// Says what rows are about to whoever corrects or voids them or decides on that, the same on every page. Read within the scope of
/// the reader, with as many statements as there are kinds of rows: a list asks no more than one row does.
/// </summary>
public static class RowMatters
{
    private const string Person = "ReportId";

    /// <summary>By what a row hangs on a person that does not name the report itself.</summary>
    private static readonly string[] Holding = ["SuspectId", "VictimId", "NoticeId"];

    /// <summary>By noun and row; one that is voided or out of reach has none.</summary>
    public static async Task<IReadOnlyDictionary<(string Noun, Guid Id), RowMatter>> ReadAsync(ActorRegister register, IEnumerable<(string Noun, Guid Id)> asked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(asked);
        await using var db = register.CreateContext();
        var rows = new List<(string Noun, RegisterRow Row)>();
        var matters = new Dictionary<(string Noun, Guid Id), RowMatter>();
        foreach (var kind in asked.Distinct().GroupBy(one => one.Noun, one => one.Id, StringComparer.Ordinal))
        {
            if (kind.Key == CorrectableNoun.Identities)
            {
                // It has the id of its report, is not there until something of it is known, and says nothing unopened.
                foreach (var (id, reference) in await ReferencesAsync(db, [.. kind], ct))
                {
                    matters[(kind.Key, id)] = new RowMatter(true, reference, []);
                }
            }
            else if (NounTable.Find(kind.Key) is { } table)
            {
                rows.AddRange((await table.ReferringAsync(db, nameof(RegisterRow.Id), [.. kind], ct)).Select(row => (kind.Key, row)));
            }
        }

        foreach (var (row, matter) in await OfRowsAsync(register, db, rows, ct))
        {
            matters[row] = matter;
        }

        return matters;
    }

    public static async Task<RowMatter?> FindAsync(ActorRegister register, string noun, Guid id, CancellationToken ct) =>
        (await ReadAsync(register, [(noun, id)], ct)).GetValueOrDefault((noun, id));

    /// <summary>The same of rows that were read already, within the scope of that context.</summary>
    internal static async Task<IReadOnlyDictionary<(string Noun, Guid Id), RowMatter>> OfRowsAsync(
        ActorRegister register, RegistryDb db, IReadOnlyList<(string Noun, RegisterRow Row)> rows, CancellationToken ct)
    {
        var persons = await PersonsAsync(db, rows, ct);
        var references = await ReferencesAsync(db, [.. persons.Values.OfType<Guid>().Distinct()], ct);
        var told = rows.Select(one => (one.Noun, one.Row, Telling: RowTelling.For(one.Noun))).ToList();
        var hidden = await ShelterParty.HiddenAsync(register.Actor, db, rows.Select(one => one.Row).OfType<CaseParty>(), ct);
        var agencyIds = told.Select(one => IdOf(one.Row, one.Telling.Agency)).OfType<Guid>().Distinct().ToList();
        var agencies = agencyIds.Count == 0 ? new Dictionary<Guid, Agency>() : await register.Agencies.OfAsync(agencyIds, ct);
        var staff = await StaffNames.ReadAsync(register.Register, [.. told.Select(one => IdOf(one.Row, one.Telling.Staff)).OfType<Guid>().Distinct()], ct);
        return told.ToDictionary(one => (one.Noun, one.Row.Id), one => new RowMatter(
            HangsOnPerson(one.Row),
            persons.GetValueOrDefault(one.Row.Id) is { } report ? references.GetValueOrDefault(report) : null,
            [.. one.Telling.Fields.Select(field => (Field: field, Values: FactValues.Read(one.Row, field))).Where(fact => fact.Values.Count > 0)],
            IdOf(one.Row, one.Telling.Agency) is { } agency && !hidden.Contains(one.Row.Id) ? agencies.GetValueOrDefault(agency) : null,
            IdOf(one.Row, one.Telling.Staff) is { } colleague ? staff.GetValueOrDefault(colleague) : null));
    }

    /// <summary>The report that a row hangs on, by the row's id.</summary>
    private static async Task<Dictionary<Guid, Guid?>> PersonsAsync(RegistryDb db, IReadOnlyList<(string Noun, RegisterRow Row)> rows, CancellationToken ct)
    {
        var by = new Dictionary<Guid, Guid>();
        foreach (var (property, find) in Holders(db))
        {
            var ids = rows.Select(one => IdOf(one.Row, property)).OfType<Guid>().Distinct().ToList();
            foreach (var (id, report) in ids.Count == 0 ? [] : await find(ids).ToListAsync(ct))
            {
                by[id] = report;
            }
        }

        return rows.DistinctBy(one => one.Row.Id).ToDictionary(one => one.Row.Id, one => one.Row is People.PersonReport
            ? one.Row.Id
            : IdOf(one.Row, Person) ?? Holding.Select(property => IdOf(one.Row, property)).OfType<Guid>().Where(by.ContainsKey).Select(id => (Guid?)by[id]).FirstOrDefault());
    }

    private static bool HangsOnPerson(RegisterRow row) =>
        row is People.PersonReport || IdOf(row, Person) is not null || Holding.Any(property => IdOf(row, property) is not null);

    private static IEnumerable<(string Property, Func<List<Guid>, IQueryable<Held>> Find)> Holders(RegistryDb db) =>
    [
        ("SuspectId", ids => db.Suspects.Where(one => ids.Contains(one.Id)).Select(one => new Held(one.Id, one.ReportId))),
        ("VictimId", ids => db.Victims.Where(one => ids.Contains(one.Id)).Select(one => new Held(one.Id, one.ReportId))),
        ("NoticeId", ids => db.Set<ConsularNotice>().Where(one => ids.Contains(one.Id)).Select(one => new Held(one.Id, one.ReportId))),
    ];

    private static async Task<Dictionary<Guid, string>> ReferencesAsync(RegistryDb db, List<Guid> reports, CancellationToken ct) => reports.Count == 0
        ? []
        : await db.PersonReports.Where(report => reports.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.OwnReference, ct);

    private static Guid? IdOf(RegisterRow row, string? property) => property is null ? null : RowHome.Reference(row, property);

    private sealed record Held(Guid Id, Guid Report);
}
