using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Victims;

/// <summary>Decides on a status. The latest decision is the status, and the victim's row follows in the same event.</summary>
public static class DecisionService
{
    internal const string ReasonField = "reason";

    private const string TaskKind = "status-decision";

    public static Task DecideAsync(ActorRegister register, DecideStatusOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<VictimDecision>(
            register, AccessNoun.Victims, options.Id, "a decision on a status", options.Problems(register.Today), async (change, rows) =>
            {
                var before = await VictimFileChange.VictimAsync(change, options.VictimId, nameof(options.VictimId), ct);
                VictimFileChange.RequireVersion(change, before, options.BasedOn);
                await RequirePartAsync(register, before, options, ct);
                RequireOrder(before, options);
                await RequireRegisteredBeforeAsync(register.Register, before, options, ct);
                await ApplyAsync(register, change, rows, before, options, ct);
            }, standing => Task.FromResult(options.Again(standing, register.Register.Vault)), ct);
    }

    /// <summary>What a screening has opened again, whatever was decided and on what day.</summary>
    internal static Task ReopenAsync(ActorRegister register, Change change, RowChanges rows, Victim before, DecideStatusOptions options, CancellationToken ct) =>
        ApplyAsync(register, change, rows, before, options with { Status = VictimStatus.Presumed }, ct);

    private static async Task ApplyAsync(ActorRegister register, Change change, RowChanges rows, Victim before, DecideStatusOptions options, CancellationToken ct)
    {
        var after = before.Copy<Victim>();
        after.Status = options.Status!;
        after.StatusDecidedOn = options.On;
        after.IdentifyingBody = options.Body;
        rows.Update(before, after).Add(Sealed(register.Register, options));
        await FollowTasksAsync(register, change, rows, before, after, ct);
        await StatusNotices.AddAsync(register.Register, change, rows, await AnsweringAsync(register, before, ct), before.CaseId, "victims", before.Id, ct);
    }

    /// <summary>The agency that leads the case, or that reported the person where there is none.</summary>
    private static async Task<Guid> AnsweringAsync(ActorRegister register, Victim victim, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        return await LeadAsync(db, victim, ct) ?? await db.PersonReports.Where(report => report.Id == victim.ReportId).Select(report => report.AgencyId).SingleAsync(ct);
    }

    /// <summary>What waits for a decision, for the agency that leads the case, or that reported the person where there is none.</summary>
    internal static async Task AskForDecisionAsync(ActorRegister register, Change change, RowChanges rows, Victim victim, Guid reportedBy, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var lead = await LeadAsync(db, victim, ct);
        var task = new CaseTask { Kind = TaskKind, CaseId = victim.CaseId, TargetNoun = "victims", TargetId = victim.Id, AgencyId = lead ?? reportedBy };
        await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Victims, ct);
    }

    private static Task<Guid?> LeadAsync(RegistryDb db, Victim victim, CancellationToken ct) =>
        db.Cases.Where(one => one.Id == victim.CaseId).Select(one => (Guid?)one.LeadAgencyId).SingleOrDefaultAsync(ct);

    internal static Task CloseTaskAsync(ActorRegister register, RowChanges rows, Victim victim, CancellationToken ct) =>
        Notices.CloseAsync(register.Register, rows, TaskKind, victim.CaseId, victim.Id, ct);

    private static async Task FollowTasksAsync(ActorRegister register, Change change, RowChanges rows, Victim before, Victim after, CancellationToken ct)
    {
        if (!VictimStatus.IsOpen(after.Status))
        {
            await CloseTaskAsync(register, rows, before, ct);
        }
        else if (!VictimStatus.IsOpen(before.Status))
        {
            await using var db = register.Register.CreateContext();
            var reportedBy = await db.PersonReports.Where(report => report.Id == before.ReportId).Select(report => report.AgencyId).SingleAsync(ct);
            await AskForDecisionAsync(register, change, rows, after, reportedBy, ct);
        }
    }

    /// <summary>A decision entered by mistake decides nothing: the status is again what the one before it says, and waits again where that is open.</summary>
    internal static async Task FollowVoidedAsync(ActorRegister register, Change change, RowChanges rows, VictimDecision voided, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var decisions = await db.VictimDecisions.Where(decision => decision.VictimId == voided.VictimId).ToListAsync(ct);
        var before = await db.Victims.SingleOrDefaultAsync(victim => victim.Id == voided.VictimId && !victim.IsVoided, ct);
        if (before is null || VictimStatus.InForce(decisions)?.Id != voided.Id)
        {
            return;
        }

        var inForce = VictimStatus.InForce(decisions.Where(decision => decision.Id != voided.Id));
        var after = before.Copy<Victim>();
        (after.Status, after.StatusDecidedOn, after.IdentifyingBody) = (inForce?.Status ?? VictimStatus.Presumed, inForce?.On, inForce?.Body);
        rows.Update(before, after);
        await FollowTasksAsync(register, change, rows, before, after, ct);
    }

    /// <summary>
    /// What ends a status, or opens one again that had ended, is for the office that answers for the person or one that is party to the
    /// case. Whoever the person was only referred to records needs and services, and decides on no status.
    /// </summary>
    private static async Task RequirePartAsync(ActorRegister register, Victim before, DecideStatusOptions options, CancellationToken ct)
    {
        var office = register.Actor.AgencyId;
        await using var db = register.Register.CreateContext();
        var isOpen = VictimStatus.IsOpen(before.Status) && VictimStatus.IsOpen(options.Status!);
        if (office != await Notices.NotRecusedAsync(db, await AnsweringAsync(register, before, ct), before.CaseId, ct)
            && !await db.CaseParties.AnyAsync(party => party.CaseId == before.CaseId && party.AgencyId == office && party.Until == null && !party.IsVoided, ct)
            && !(isOpen && await db.PersonReports.AnyAsync(report => report.Id == before.ReportId && report.AgencyId == office, ct)))
        {
            throw new EntryRefusedException(nameof(options.Status), new Message("victims.decision.no-part"));
        }
    }

    private static void RequireOrder(Victim before, DecideStatusOptions options)
    {
        if (!VictimStatus.MayFollow(before.Status, options.Status))
        {
            throw new EntryRefusedException(nameof(options.Status), new Message(options.Status switch
            {
                VictimStatus.Flagged => "victims.decision.flagged",
                { } same when same == before.Status => "victims.decision.same",
                _ => "victims.decision.reopen-first",
            }));
        }

        if (options.Status == before.Status && options.Body == before.IdentifyingBody)
        {
            throw new EntryRefusedException(nameof(options.Body), new Message("victims.decision.same"));
        }

        EntryCheck.RequireOrder(nameof(options.On), before.StatusDecidedOn, options.On);
    }

    /// <summary>Nobody decides on a file that was not there. Where no day of registration is known, it is the day on which the register first heard of it.</summary>
    private static async Task RequireRegisteredBeforeAsync(Register register, Victim before, DecideStatusOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var registered = PartialDate.TryParseIso(before.RegisteredOn, out var said) ? said : PartialDate.OfDay(await FirstHeardAsync(db, before.Id, ct));
        if (PartialDate.TryParseIso(options.On, out var on) && on.IsCertainlyBefore(registered))
        {
            throw new EntryRefusedException(nameof(options.On), new Message("victims.decision.before-registered", on, registered));
        }
    }

    private static async Task<DateOnly> FirstHeardAsync(RegistryDb db, Guid victimId, CancellationToken ct)
    {
        var first = await db.EventRows.Where(row => row.RowId == victimId && row.Noun == "victims").MinAsync(row => row.EventId, ct);
        return PhnomPenhTime.DateOf(await db.Events.Where(one => one.Id == first).Select(one => one.At).SingleAsync(ct));
    }

    private static VictimDecision Sealed(Register register, DecideStatusOptions options)
    {
        var (wrapped, key) = register.Vault.NewRecordKey(options.Id);
        using var one = key;
        return new VictimDecision
        {
            Id = options.Id,
            VictimId = options.VictimId,
            Status = options.Status!,
            On = options.On!,
            Body = options.Body!,
            WrappedKey = wrapped,
            Reason = register.Vault.Seal(key, options.Id, ReasonField, EntryText.OrNull(options.Reason) ?? ""),
        };
    }
}
