using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Records;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>Reports with an identity, in the order of their ids.</summary>
internal sealed record LinkageInput(IReadOnlyList<LinkedReport> Reports)
{
    private readonly Lazy<Dictionary<Guid, int>> _places = new(() => Reports.Select((report, place) => (report.Id, place)).ToDictionary(one => one.Id, one => one.place));

    /// <summary>Where the reports of pairs stand; pairs of which one report is no longer compared are left out.</summary>
    public IEnumerable<(ReportPair Pair, int A, int B)> PlacesOf(IEnumerable<ReportPair> pairs) =>
        from pair in pairs
        where _places.Value.ContainsKey(pair.A) && _places.Value.ContainsKey(pair.B)
        select (pair, _places.Value[pair.A], _places.Value[pair.B]);
}

/// <summary>
/// Reads who everybody is, for the linkage alone: a job of the program, without scope, that shows nothing to anybody and is
/// therefore nobody's read. The run itself stands in the log.
/// </summary>
internal static class LinkageReader
{
    private const int AtOnce = 5000;

    /// <summary>A code of the list identity-confirmation.</summary>
    private const string Confirmed = "confirmed";

    /// <summary>All of them, and the table by which they are compared.</summary>
    public static async Task<(LinkageInput Input, RecordTable Table)> ReadAllAsync(Register register, RegistryDb db, CancellationToken ct)
    {
        var (reports, table) = (new List<LinkedReport>(), new RecordTableBuilder(LinkedFields.All));
        await ReadAsync(register, db, null, (report, values) =>
        {
            reports.Add(report);
            table.Add(values);
        }, ct);
        return (new LinkageInput(reports), table.Build());
    }

    /// <param name="register">The register.</param>
    /// <param name="db">Where to read.</param>
    /// <param name="ids">Which reports; null reads all.</param>
    /// <param name="take">Receives each with its values, in the order of their ids.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task ReadAsync(Register register, RegistryDb db, IReadOnlyCollection<Guid>? ids, Action<LinkedReport, string?[]> take, CancellationToken ct)
    {
        if (ids is null)
        {
            await ReadPagesAsync(register, db, take, ct);
            return;
        }

        foreach (var some in ids.Order().Chunk(AtOnce))
        {
            var rows = await Living(db).Where(one => some.Contains(one.Identity.Id)).OrderBy(one => one.Identity.Id).ToListAsync(ct);
            Take(register, rows, new Beside(await RolesAsync(db, some, ct), await ProvincesAsync(db, some, ct), await ConfirmedAsync(db, some, ct)), take);
        }
    }

    private static async Task ReadPagesAsync(Register register, RegistryDb db, Action<LinkedReport, string?[]> take, CancellationToken ct)
    {
        var beside = new Beside(await RolesAsync(db, null, ct), await ProvincesAsync(db, null, ct), await ConfirmedAsync(db, null, ct));
        var last = Guid.Empty;
        while (true)
        {
            var after = last;

            // Said of both sides of the join, as for the lookup.
            var rows = await Living(db).Where(one => one.Identity.Id.CompareTo(after) > 0 && one.Report.Id.CompareTo(after) > 0)
                .OrderBy(one => one.Identity.Id).Take(AtOnce).ToListAsync(ct);
            Take(register, rows, beside, take);
            if (rows.Count < AtOnce)
            {
                return;
            }

            last = rows[^1].Identity.Id;
        }
    }

    private static void Take(Register register, List<KnownPerson> rows, Beside beside, Action<LinkedReport, string?[]> take)
    {
        var opened = new Vault.Identity?[rows.Count];
        Parallel.For(0, rows.Count, i => opened[i] = Open(register, rows[i].Identity));
        for (var i = 0; i < rows.Count; i++)
        {
            if (opened[i] is { } identity)
            {
                var (sealedRow, report) = (rows[i].Identity, rows[i].Report);
                var linked = new LinkedReport(report.Id, report.AgencyId, report.PersonId, sealedRow.Version, LinkedFields.LastingDocumentsOf(identity), beside.Roles.GetValueOrDefault(report.Id), beside.Confirmed.Contains(report.Id));
                take(linked, LinkedFields.Of(identity, report, beside.Provinces.GetValueOrDefault(report.Id)));
            }
        }
    }

    private static IQueryable<KnownPerson> Living(RegistryDb db) =>
        from identity in db.SealedIdentities
        join report in db.PersonReports on identity.Id equals report.Id
        where !identity.IsVoided && !report.IsVoided
        select new KnownPerson { Identity = identity, Report = report };

    private static async Task<Dictionary<Guid, ReportRoles>> RolesAsync(RegistryDb db, Guid[]? ids, CancellationToken ct)
    {
        var roles = new Dictionary<Guid, ReportRoles>();
        await AddAsync(db.Victims.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Victim);
        await AddAsync(db.Suspects.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Suspect);
        await AddAsync(db.Removals.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Removed);
        return roles;

        async Task AddAsync(IQueryable<Guid> reportIds, ReportRoles role)
        {
            await foreach (var id in (ids is null ? reportIds : reportIds.Where(id => ids.Contains(id))).AsAsyncEnumerable().WithCancellation(ct))
            {
                roles[id] = roles.GetValueOrDefault(id) | role;
            }
        }
    }

    /// <summary>Of whom a mission has said that they are its national: it has seen who they are.</summary>
    private static async Task<HashSet<Guid>> ConfirmedAsync(RegistryDb db, Guid[]? ids, CancellationToken ct)
    {
        var confirmed = db.ConsularNotices.Where(notice => !notice.IsVoided && notice.IdentityConfirmed == Confirmed).Select(notice => notice.ReportId);
        return (await (ids is null ? confirmed : confirmed.Where(id => ids.Contains(id))).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>Where the earliest case of a report was; a report outside every case has none.</summary>
    private static async Task<Dictionary<Guid, string>> ProvincesAsync(RegistryDb db, Guid[]? ids, CancellationToken ct)
    {
        var ofVictims = from row in db.Victims join one in db.Cases on row.CaseId equals one.Id where !row.IsVoided select new { row.Id, row.ReportId, one.ProvinceCode };
        var ofSuspects = from row in db.Suspects join one in db.Cases on row.CaseId equals one.Id where !row.IsVoided select new { row.Id, row.ReportId, one.ProvinceCode };
        if (ids is not null)
        {
            (ofVictims, ofSuspects) = (ofVictims.Where(row => ids.Contains(row.ReportId)), ofSuspects.Where(row => ids.Contains(row.ReportId)));
        }

        var provinces = new Dictionary<Guid, string>();
        foreach (var row in (await ofVictims.ToListAsync(ct)).Concat(await ofSuspects.ToListAsync(ct)).OrderBy(row => row.Id))
        {
            provinces.TryAdd(row.ReportId, row.ProvinceCode);
        }

        return provinces;
    }

    /// <summary>A record whose key was shredded is nobody any more, and counts by itself.</summary>
    private static Vault.Identity? Open(Register register, SealedIdentity row)
    {
        try
        {
            return register.Vault.Open(row);
        }
        catch (VaultException)
        {
            return null;
        }
    }

    /// <summary>What is known of reports beside who they are about.</summary>
    private sealed record Beside(Dictionary<Guid, ReportRoles> Roles, Dictionary<Guid, string> Provinces, HashSet<Guid> Confirmed);

    private sealed class KnownPerson
    {
        public required SealedIdentity Identity { get; init; }

        public required PersonReport Report { get; init; }
    }
}
