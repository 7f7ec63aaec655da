using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Voiding;

/// <summary>
/// What stands in the way of voiding: nobody who is held, presumed a victim or was screened by another office leaves every list at a stroke. What
/// holds them is ended, or voided for itself, first.
/// </summary>
internal static class VoidHold
{
    /// <param name="db">Without scope: whoever is held is held, also where this user does not see it; the sentence tells no more.</param>
    /// <param name="row">To be voided.</param>
    /// <param name="field">That is refused.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireNoneAsync(RegistryDb db, RegisterRow row, string field, CancellationToken ct)
    {
        var isHeld = row switch
        {
            PersonReport report => await IsHeldAsync(db, report, ct),
            Suspect suspect => await IsInCustodyAsync(db, db.Suspects.Where(one => one.Id == suspect.Id), ct),
            Case one => await IsInCustodyAsync(db, db.Suspects.Where(suspect => suspect.CaseId == one.Id && !suspect.IsVoided), ct),
            _ => false,
        };
        if (isHeld)
        {
            throw new EntryRefusedException(field, new Message(row is PersonReport ? "voiding.person-held" : "voiding.in-custody"));
        }
    }

    private static async Task<bool> IsHeldAsync(RegistryDb db, PersonReport report, CancellationToken ct) =>
        await db.Victims.AnyAsync(victim => victim.ReportId == report.Id && !victim.IsVoided, ct)
        || await db.Detentions.AnyAsync(held => held.ReportId == report.Id && held.Until == null && !held.IsVoided, ct)
        || await db.ScreeningInterviews.AnyAsync(interview => interview.ReportId == report.Id && interview.AgencyId != report.AgencyId && !interview.IsVoided, ct)
        || await IsInCustodyAsync(db, db.Suspects.Where(suspect => suspect.ReportId == report.Id && !suspect.IsVoided), ct);

    private static Task<bool> IsInCustodyAsync(RegistryDb db, IQueryable<Suspect> suspects, CancellationToken ct) =>
        db.Custodies.AnyAsync(custody => custody.EndedAt == null && !custody.IsVoided && suspects.Any(suspect => suspect.Id == custody.SuspectId), ct);
}
