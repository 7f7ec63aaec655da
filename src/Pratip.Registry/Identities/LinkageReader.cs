using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Records;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>All reports with an identity, in the order of their ids, and the table by which they are compared.</summary>
internal sealed record LinkageInput(IReadOnlyList<LinkedReport> Reports, RecordTable Table);

/// <summary>
/// Reads who everybody is, for the linkage alone: a job of the program, without scope, that shows nothing to anybody and is
/// therefore nobody's read. The run itself stands in the log.
/// </summary>
internal static class LinkageReader
{
    private const int AtOnce = 5000;

    public static async Task<LinkageInput> ReadAsync(Register register, RegistryDb db, CancellationToken ct)
    {
        var roles = await RolesAsync(db, ct);
        var provinces = await ProvincesAsync(db, ct);
        var reports = new List<LinkedReport>();
        var table = new RecordTableBuilder(LinkedFields.All);
        var last = Guid.Empty;
        while (true)
        {
            var after = last;

            // Said of both sides of the join, as for the lookup.
            var rows = await Living(db).Where(one => one.Identity.Id.CompareTo(after) > 0 && one.Report.Id.CompareTo(after) > 0)
                .OrderBy(one => one.Identity.Id).Take(AtOnce).ToListAsync(ct);
            var opened = new Vault.Identity?[rows.Count];
            Parallel.For(0, rows.Count, i => opened[i] = Open(register, rows[i].Identity));
            for (var i = 0; i < rows.Count; i++)
            {
                if (opened[i] is { } identity)
                {
                    var (sealedRow, report) = (rows[i].Identity, rows[i].Report);
                    table.Add(LinkedFields.Of(identity, report, provinces.GetValueOrDefault(report.Id)));
                    reports.Add(new LinkedReport(report.Id, report.AgencyId, report.PersonId, sealedRow.Version, LinkedFields.KindOfDocument(identity), roles.GetValueOrDefault(report.Id)));
                }
            }

            if (rows.Count < AtOnce)
            {
                return new LinkageInput(reports, table.Build());
            }

            last = rows[^1].Identity.Id;
        }
    }

    private static IQueryable<KnownPerson> Living(RegistryDb db) =>
        from identity in db.SealedIdentities
        join report in db.PersonReports on identity.Id equals report.Id
        where !identity.IsVoided && !report.IsVoided
        select new KnownPerson { Identity = identity, Report = report };

    private static async Task<Dictionary<Guid, ReportRoles>> RolesAsync(RegistryDb db, CancellationToken ct)
    {
        var roles = new Dictionary<Guid, ReportRoles>();
        await AddAsync(db.Victims.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Victim);
        await AddAsync(db.Suspects.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Suspect);
        await AddAsync(db.Removals.Where(row => !row.IsVoided).Select(row => row.ReportId), ReportRoles.Removed);
        return roles;

        async Task AddAsync(IQueryable<Guid> reportIds, ReportRoles role)
        {
            await foreach (var id in reportIds.AsAsyncEnumerable().WithCancellation(ct))
            {
                roles[id] = roles.GetValueOrDefault(id) | role;
            }
        }
    }

    /// <summary>Where the earliest case of a report was; a report outside every case has none.</summary>
    private static async Task<Dictionary<Guid, string>> ProvincesAsync(RegistryDb db, CancellationToken ct)
    {
        var ofVictims = from row in db.Victims join one in db.Cases on row.CaseId equals one.Id where !row.IsVoided select new { row.Id, row.ReportId, one.ProvinceCode };
        var ofSuspects = from row in db.Suspects join one in db.Cases on row.CaseId equals one.Id where !row.IsVoided select new { row.Id, row.ReportId, one.ProvinceCode };
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

    private sealed class KnownPerson
    {
        public required SealedIdentity Identity { get; init; }

        public required PersonReport Report { get; init; }
    }
}
