using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Returns;

/// <summary>What is said of returns on pages: that there is nothing more to report, and that a return is accepted. Files say the rest.</summary>
public static class ReturnService
{
    /// <summary>
    /// An explicit zero of the own office. Where anything was returned that touches the month, it is no zero. Of complaints, which come in no
    /// file, it says that those taken in here are all.
    /// </summary>
    public static async Task DeclareZeroAsync(ActorRegister register, DeclareZeroOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Returns);
        options.Problems(register.Today).ThrowIfAny();
        var month = ReturnCalendar.TryMonth(options.Month)!.Value;
        var agencyId = register.Actor.AgencyId;
        await register.ChangeAsync(ProcessKind.ReturnChange, "nothing to report", async change =>
        {
            if (await change.Db.Returns.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            await RefuseUnlessExpectedAsync(change.Db, agencyId, options, ct);
            if (await change.Db.Returns.AnyAsync(one => one.AgencyId == agencyId && one.Subject == options.Subject && one.From <= month.To && one.To >= month.From, ct))
            {
                throw new EntryRefusedException(nameof(options.Month), new Message("returns.returned", options.Month));
            }

            var count = options.Subject == ReturnSubjects.Complaints ? await ComplaintsAsync(register.Register, agencyId, month, ct) : 0;
            await change.RecordAsync(EventKind.ReturnChanged, new RowChanges().Add(new Return
            {
                Id = options.Id,
                AgencyId = agencyId,
                Subject = options.Subject!,
                From = month.From,
                To = month.To,
                State = (count == 0 ? ReturnState.Zero : ReturnState.Submitted).Code(),
                RowCount = count,
            }));
        }, ct);
    }

    /// <summary>Another office than the one that returned it says that it is accepted; a return in part cannot be.</summary>
    public static async Task AcceptAsync(ActorRegister register, AcceptReturnOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Returns);
        await register.ChangeAsync(ProcessKind.ReturnChange, "a return accepted", async change =>
        {
            var before = (await change.Db.Returns.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.AgencyId == register.Actor.AgencyId)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("returns.own"));
            }

            if (ReturnStates.Parse(before.State) == ReturnState.Accepted)
            {
                return;
            }

            before.RequireVersion(options.BasedOn, "returns");
            if (!ReturnStates.Parse(before.State).IsWhole())
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("returns.not-whole"));
            }

            var after = before.Copy<Return>();
            after.State = ReturnState.Accepted.Code();
            await change.RecordAsync(EventKind.ReturnChanged, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>Past the reach of whoever says so, who need not be one of the office's complaints officers: a zero must not be said over them.</summary>
    private static async Task<int> ComplaintsAsync(Register register, Guid agencyId, ReportingWindow month, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var received = await db.Complaints.Where(one => one.AgencyId == agencyId && !one.IsVoided && one.DuplicateOfId == null).Select(one => one.ReceivedAt).ToListAsync(ct);
        return received.Count(at => month.Contains(PhnomPenhTime.DateOf(at)));
    }

    private static async Task RefuseUnlessExpectedAsync(RegistryDb db, Guid agencyId, DeclareZeroOptions options, CancellationToken ct)
    {
        var agency = await db.Agencies.SingleAsync(one => one.Id == agencyId, ct);
        if (!agency.ReportsSubjects.Contains(options.Subject!))
        {
            throw new EntryRefusedException(nameof(options.Subject), new Message("returns.not-expected"));
        }
    }
}
