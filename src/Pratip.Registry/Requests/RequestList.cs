using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Requests;

/// <summary>Which requests are asked for.</summary>
public enum RequestState
{
    All,

    /// <summary>Without an answer.</summary>
    Open,

    /// <summary>Without an answer after the last day it was due.</summary>
    Overdue,
}

/// <summary>A request with the number of its case; no name.</summary>
public sealed record RequestItem(InternationalRequest Request, string CaseNumber, bool IsOverdue);

/// <summary>A suspect who was not found, and how many requests were sent to find them.</summary>
public sealed record AtLarge(Guid SuspectId, Guid CaseId, string CaseNumber, string? Reference, int Requests);

/// <summary>Requests to other countries and suspects at large, in the cases within reach.</summary>
public static class RequestList
{
    /// <summary>Behind a partial date, later than every day in it.</summary>
    private const string EndOfDate = "-99";

    public static async Task<Listing<RequestItem>> ReadAsync(ActorRegister register, RequestState state, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        await using var db = register.CreateContext();
        var today = Day(register);
        var found = state switch
        {
            RequestState.Open => db.InternationalRequests.Where(one => one.Answer == null || one.Answer == RequestService.AskedBack),
            RequestState.Overdue => db.InternationalRequests.Where(one => (one.Answer == null || one.Answer == RequestService.AskedBack) && one.DueOn != null && (one.DueOn + EndOfDate).CompareTo(today) < 0),
            _ => db.InternationalRequests,
        };
        found = after is { } last ? found.Where(one => one.Id.CompareTo(last) < 0) : found;
        var rows = await (from request in found
                          join one in db.Cases on request.CaseId equals one.Id
                          orderby request.Id descending
                          select new { Request = request, one.Number }).Take(CaseList.PageSize + 1).ToListAsync(ct);
        return new Listing<RequestItem>(
            [.. rows.Take(CaseList.PageSize).Select(row => new RequestItem(row.Request, row.Number, IsOverdue(row.Request, today)))],
            rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].Request.Id : null);
    }

    /// <summary>Of one case, as they were read with it.</summary>
    public static IReadOnlyList<RequestItem> Of(ActorRegister register, CaseDossier dossier)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(dossier);
        var today = Day(register);
        return [.. dossier.Requests.Select(one => new RequestItem(one, dossier.Case.Number, IsOverdue(one, today)))];
    }

    public static async Task<Listing<AtLarge>> AtLargeAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        await using var db = register.CreateContext();
        var suspects = db.Suspects.Where(one => one.IsAtLarge);
        suspects = after is { } last ? suspects.Where(one => one.Id.CompareTo(last) < 0) : suspects;
        var rows = await (from suspect in suspects
                          join one in db.Cases on suspect.CaseId equals one.Id
                          orderby suspect.Id descending
                          select new AtLarge(
                              suspect.Id, one.Id, one.Number, db.PersonReports.Where(report => report.Id == suspect.ReportId).Select(report => report.OwnReference).FirstOrDefault(),
                              db.InternationalRequests.Count(request => request.SuspectId == suspect.Id))).Take(CaseList.PageSize + 1).ToListAsync(ct);
        return new Listing<AtLarge>([.. rows.Take(CaseList.PageSize)], rows.Count > CaseList.PageSize ? rows[CaseList.PageSize - 1].SuspectId : null);
    }

    private static bool IsOverdue(InternationalRequest one, string today) =>
        one.Answer is null or RequestService.AskedBack && one.DueOn is not null && string.CompareOrdinal(one.DueOn + EndOfDate, today) < 0;

    private static string Day(ActorRegister register) => register.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
