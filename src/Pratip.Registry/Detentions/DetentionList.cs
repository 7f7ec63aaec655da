using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.People;

namespace Pratip.Registry.Detentions;

/// <summary>Which detentions a list shows.</summary>
public enum DetentionState
{
    /// <summary>Held, or held for all that is known.</summary>
    Open,

    /// <summary>The detention ended and nobody said what became of the person.</summary>
    Unaccounted,

    All,
}

/// <summary>One line of the list: no name, only the reference of the person's report.</summary>
/// <param name="Holder">Null where no file said who holds the person.</param>
/// <param name="Deadline">Null where no limit of the ground is known.</param>
/// <param name="TicketPayer">Who paid the ticket of whoever was removed or went home; null where nobody left.</param>
/// <param name="MayEnter">Whether the reader may move or end it.</param>
public sealed record DetentionListItem(
    Detention Detention, PersonReport Report, Agency? Holder, DateTimeOffset? Deadline, TimeSpan? HeldFor, string? TicketPayer, bool MayEnter);

/// <summary>Detentions within a user's reach, those that began first first.</summary>
public static class DetentionList
{
    public const int PageSize = 50;

    public static async Task<Listing<DetentionListItem>> ReadAsync(ActorRegister register, DetentionState state, string? ground, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        var wanted = Narrow(db.Detentions, state).Where(one => ground == null || one.Ground == ground);
        if (after is { } last && await db.Detentions.Where(one => one.Id == last).Select(one => one.From).SingleOrDefaultAsync(ct) is { } from)
        {
            wanted = wanted.Where(one => one.From.CompareTo(from) > 0 || (one.From == from && one.Id.CompareTo(last) > 0));
        }

        var rows = await wanted.OrderBy(one => one.From).ThenBy(one => one.Id).Take(PageSize + 1)
            .Join(db.PersonReports, one => one.ReportId, report => report.Id, (one, report) => new { Detention = one, Report = report }).ToListAsync(ct);
        var page = rows.OrderBy(one => one.Detention.From, StringComparer.Ordinal).ThenBy(one => one.Detention.Id).Take(PageSize).ToList();
        var reports = page.ConvertAll(one => one.Report.Id);
        var holders = page.Select(one => one.Detention.HoldingAgencyId).OfType<Guid>().Distinct().ToList();
        var agencies = await db.Agencies.Where(agency => holders.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, ct);
        var payers = (await db.Removals.Where(one => reports.Contains(one.ReportId)).Select(one => new { one.ReportId, one.On, one.TicketPayer })
            .Concat(db.AssistedReturns.Where(one => reports.Contains(one.ReportId)).Select(one => new { one.ReportId, one.On, one.TicketPayer })).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var entering = register.Actor.To(AccessVerb.Enter, AccessNoun.Removals);
        var now = register.Clock.GetUtcNow();
        return new Listing<DetentionListItem>(page.ConvertAll(one => new DetentionListItem(
            one.Detention, one.Report, one.Detention.HoldingAgencyId is { } holder ? agencies.GetValueOrDefault(holder) : null,
            DetentionService.IsOpen(one.Detention) ? DetentionLimits.Standard.Find(one.Detention.Ground)?.DeadlineOf(one.Detention) : null,
            DetentionService.IsOpen(one.Detention) && one.Detention.Until is null ? now - DetentionLimit.BeginningOf(one.Detention) : null,
            payers[one.Report.Id].OrderBy(payer => payer.On, StringComparer.Ordinal).LastOrDefault() is { } paid ? paid.TicketPayer ?? "unknown" : null,
            entering.Covers(one.Report.AgencyId, null))), rows.Count > PageSize ? page[^1].Detention.Id : null);
    }

    private static IQueryable<Detention> Narrow(IQueryable<Detention> detentions, DetentionState state) => state switch
    {
        DetentionState.Open => detentions.Where(one => one.DisposedOn == null && one.Until == null && (one.Disposition == DetentionDisposition.StillDetained || one.Disposition == DetentionDisposition.Unknown)),
        DetentionState.Unaccounted => detentions.Where(one => one.Disposition == DetentionDisposition.Unknown || (one.Until != null && one.Disposition == DetentionDisposition.StillDetained)),
        _ => detentions,
    };
}
