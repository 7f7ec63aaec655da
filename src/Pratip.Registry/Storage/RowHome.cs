using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Storage;

/// <summary>The case that a row of any noun belongs to, by whatever it hangs on; asked without scope, for what a request about the row must say of itself.</summary>
internal static class RowHome
{
    /// <summary>Null where it belongs to none.</summary>
    public static async Task<Guid?> CaseOfAsync(RegistryDb db, RegisterRow row, CancellationToken ct) => row switch
    {
        Case one => one.Id,
        SealedIdentity identity => await OfReportAsync(db, identity.Id, ct),
        People.PersonReport report => await OfReportAsync(db, report.Id, ct),
        SealedRemark remark => await OfRemarkAsync(db, remark.Id, ct),
        _ => await ByReferenceAsync(db, row, ct),
    };

    /// <summary>The same where the user sees that case: somebody may hold a person's file, or an entry about them, and not see the case.</summary>
    public static async Task<Guid?> SeenCaseOfAsync(ActorRegister register, RegisterRow row, CancellationToken ct)
    {
        await using var all = register.Register.CreateContext();
        var caseId = await CaseOfAsync(all, row, ct);
        await using var view = register.CreateContext();
        return await view.Cases.AnyAsync(one => one.Id == caseId, ct) ? caseId : null;
    }

    private static async Task<Guid?> ByReferenceAsync(RegistryDb db, RegisterRow row, CancellationToken ct)
    {
        if (Reference(row, "CaseId") is { } caseId)
        {
            return caseId;
        }

        if (Reference(row, "SuspectId") is { } suspectId)
        {
            return await db.Suspects.Where(suspect => suspect.Id == suspectId).Select(suspect => (Guid?)suspect.CaseId).SingleOrDefaultAsync(ct);
        }

        if (Reference(row, "VictimId") is { } victimId && await OfVictimAsync(db, victimId, ct) is { } ofVictim)
        {
            return ofVictim;
        }

        return Reference(row, "ReportId") is { } reportId ? await OfReportAsync(db, reportId, ct) : null;
    }

    private static Task<Guid?> OfVictimAsync(RegistryDb db, Guid victimId, CancellationToken ct) =>
        db.Victims.Where(victim => victim.Id == victimId).Select(victim => victim.CaseId).SingleOrDefaultAsync(ct);

    /// <summary>Of several cases the latest: that is where somebody works on the person now.</summary>
    private static async Task<Guid?> OfReportAsync(RegistryDb db, Guid reportId, CancellationToken ct) =>
        await db.Suspects.Where(suspect => suspect.ReportId == reportId && !suspect.IsVoided).Select(suspect => (Guid?)suspect.CaseId)
            .Concat(db.Victims.Where(victim => victim.ReportId == reportId && !victim.IsVoided && victim.CaseId != null).Select(victim => victim.CaseId))
            .OrderByDescending(id => id).FirstOrDefaultAsync(ct);

    private static async Task<Guid?> OfRemarkAsync(RegistryDb db, Guid rowId, CancellationToken ct) =>
        await db.Cases.Where(one => one.Id == rowId).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(ct)
        ?? await OfVictimAsync(db, rowId, ct) ?? await OfReportAsync(db, rowId, ct);

    /// <summary>The id in a property that only some nouns have; null where this one has none, or it holds none.</summary>
    public static Guid? Reference(RegisterRow row, string property) => row.GetType().GetProperty(property)?.GetValue(row) as Guid?;
}
