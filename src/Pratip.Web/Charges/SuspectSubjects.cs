using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Web.Forms;

namespace Pratip.Web.Charges;

/// <summary>A suspect whom a form is about, with what the questions need to know.</summary>
/// <param name="Charges">Those that stand.</param>
public sealed record SuspectSubject(Suspect Suspect, Case Case, IReadOnlyList<Charge> Charges);

/// <summary>Finds what the forms about suspects are about, within what the user may enter.</summary>
internal static class SuspectSubjects
{
    public static async Task<EntrySubject?> CaseAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Cases.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found ? new EntrySubject(found.Number, AddressOf(found.Id), "cases", found) : null;
    }

    public static async Task<EntrySubject?> SuspectAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await SuspectAsync(register, db, id, ct);
    }

    public static async Task<EntrySubject?> ChargeAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Charges.Where(charge => charge.Id == id).Select(charge => (Guid?)charge.SuspectId).SingleOrDefaultAsync(ct) is { } suspectId
            ? await SuspectAsync(register, db, suspectId, ct) : null;
    }

    public static async Task<EntrySubject?> CustodyAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Custodies.Where(custody => custody.Id == id).Select(custody => (Guid?)custody.SuspectId).SingleOrDefaultAsync(ct) is { } suspectId
            ? await SuspectAsync(register, db, suspectId, ct) : null;
    }

    public static SuspectSubject SuspectOf(EntrySubject subject) => (SuspectSubject)subject.Row!;

    public static string AddressOf(Guid caseId) => $"/cases/{caseId}";

    private static async Task<EntrySubject?> SuspectAsync(ActorRegister register, RegistryDb db, Guid id, CancellationToken ct)
    {
        if (await db.Suspects.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } suspect
            || await db.Cases.SingleOrDefaultAsync(one => one.Id == suspect.CaseId, ct) is not { } found)
        {
            return null;
        }

        var charges = await db.Charges.Where(charge => charge.SuspectId == id).OrderBy(charge => charge.Id).ToListAsync(ct);
        await using var view = register.CreateContext();
        var reference = await view.PersonReports.Where(report => report.Id == suspect.ReportId).Select(report => report.OwnReference).SingleOrDefaultAsync(ct);
        return new EntrySubject(
            reference is null ? found.Number : $"{found.Number}, {reference}", AddressOf(found.Id), "cases",
            new SuspectSubject(suspect, found, charges.FindAll(charge => ChargeStatus.Stands(charge.Status))));
    }
}
