using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Voiding;

/// <summary>What one person asks about a row and a second one decides, of the agency that answers for the row.</summary>
internal interface IAnsweredRequest
{
    /// <summary>The sign-in name of the person who asked.</summary>
    string AskedBy { get; }

    /// <summary>The agency that answers for the row and decides; null for a command of the operator and in requests from before there was one.</summary>
    Guid? AnsweringAgencyId { get; }
}

/// <summary>
/// Which agency answers for a row: whoever reported the person or did the deed, else whoever leads the case. Others who reach the row may ask for it to
/// be taken back or corrected; two accounts of a receiving, assisting or holding office alone do not take away or rewrite what another one reported.
/// </summary>
internal static class RowAnswer
{
    /// <param name="db">Without scope: who answers does not depend on who asks.</param>
    /// <param name="row">Of any noun that can be voided or corrected.</param>
    /// <param name="caseId">The case it belongs to; an agency that was kept away from it gives its place to oversight.</param>
    /// <param name="asking">The agency that asks, which answers for what belongs to nobody else.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Guid> AgencyAsync(RegistryDb db, RegisterRow row, Guid? caseId, Guid asking, CancellationToken ct) =>
        await Notices.NotRecusedAsync(db, await OwnAsync(db, row, ct) ?? await LeadAsync(db, caseId, ct) ?? await ReporterAsync(db, row, ct) ?? Agency(row) ?? asking, caseId, ct);

    /// <summary>Whoever asked decides nothing; however the account's name is written.</summary>
    public static bool IsAskedBy(this IAnsweredRequest request, Actor actor) => string.Equals(request.AskedBy.Trim(), actor.SignInName.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the request is this agency's to decide.</summary>
    public static bool IsAnsweredBy(this IAnsweredRequest request, Guid agencyId) => request.AnsweringAgencyId is null || request.AnsweringAgencyId == agencyId;

    /// <summary>Those that are this agency's to decide.</summary>
    public static IQueryable<T> AnsweredBy<T>(this IQueryable<T> requests, Guid agencyId)
        where T : class, IAnsweredRequest => requests.Where(request => request.AnsweringAgencyId == null || request.AnsweringAgencyId == agencyId);

    /// <summary>What is one agency's own account or deed, in whosever case it stands.</summary>
    private static async Task<Guid?> OwnAsync(RegistryDb db, RegisterRow row, CancellationToken ct) => row switch
    {
        PersonReport report => report.AgencyId,
        SealedIdentity identity => await OfReportAsync(db, identity.Id, ct),
        ScreeningInterview interview => interview.AgencyId,
        NonPunishmentReview review => review.DecidingAgencyId,
        ProtectionRisk risk => risk.RaisedByAgencyId,
        DisciplinaryStep step => step.OversightAgencyId,
        Notes.Note note => note.AgencyId,
        Attachments.Attachment file => file.AgencyId,
        _ => null,
    };

    private static Task<Guid?> LeadAsync(RegistryDb db, Guid? caseId, CancellationToken ct) =>
        db.Cases.Where(one => one.Id == caseId).Select(one => (Guid?)one.LeadAgencyId).SingleOrDefaultAsync(ct);

    private static async Task<Guid?> ReporterAsync(RegistryDb db, RegisterRow row, CancellationToken ct)
    {
        var reportId = RowHome.Reference(row, "ReportId");
        if (RowHome.Reference(row, "VictimId") is { } victimId)
        {
            reportId = await db.Victims.Where(victim => victim.Id == victimId).Select(victim => (Guid?)victim.ReportId).SingleOrDefaultAsync(ct);
        }

        return reportId is { } id ? await OfReportAsync(db, id, ct) : null;
    }

    private static Task<Guid?> OfReportAsync(RegistryDb db, Guid reportId, CancellationToken ct) =>
        db.PersonReports.Where(report => report.Id == reportId).Select(report => (Guid?)report.AgencyId).SingleOrDefaultAsync(ct);

    private static Guid? Agency(RegisterRow row) => RowHome.Reference(row, "AgencyId") ?? RowHome.Reference(row, "FromAgencyId") ?? RowHome.Reference(row, "LeadAgencyId");
}
