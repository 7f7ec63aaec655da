using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Removals;

/// <summary>
/// The gate before a removal. What stands in the way is asked while the person is held, so that nothing comes up between the
/// question and the clearance; past it there is only the word of a person of another agency, with a reason, and counted.
/// </summary>
public static class ClearanceService
{
    private const string Table = "removal_clearances";

    public static async Task<Guid> ClearAsync(ActorRegister register, ClearRemovalOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RemovalClear, "cleared for removal", async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Removals, options.ReportId, nameof(options.ReportId), ct);
            if (await change.Db.RemovalClearances.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                Again(register, standing, options.Reason).ThrowIfAny();
                return;
            }

            var facts = await GateReader.ReadAsync(register.Register, report.PersonId, ct);
            RefuseObstacles(facts);
            var clearance = Row(register, change, options.Id, report.Id, ClearanceStatus.Cleared, options.Reason);
            clearance.ScreeningId = ClearanceRules.Counted(facts)?.Id;
            await change.RecordAsync(EventKind.ClearanceChanged, new RowChanges().Add(clearance));
        }, ct);
        return options.Id;
    }

    public static async Task<Guid> AskOverrideAsync(ActorRegister register, AskOverrideOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RemovalClear, "a clearance past an obstacle asked for", async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Removals, options.ReportId, nameof(options.ReportId), ct);
            if (await change.Db.RemovalClearances.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                Again(register, standing, options.Reason).Same(nameof(options.ToAgencyId), standing.OverridingAgencyId == options.ToAgencyId, new Message("removals.other-agency")).ThrowIfAny();
                return;
            }

            await RequireOtherAsync(register, change, options, ct);
            var facts = await GateReader.ReadAsync(register.Register, report.PersonId, ct);
            var asked = Row(register, change, options.Id, report.Id, ClearanceStatus.Asked, options.Reason);
            (asked.Obstacles, asked.OverridingAgencyId, asked.ScreeningId) = ([.. RequireObstacles(facts)], options.ToAgencyId, ClearanceRules.Counted(facts)?.Id);
            var rows = new RowChanges().Add(asked);
            var task = new CaseTask { Kind = TaskKinds.ClearanceOverride, TargetNoun = Table, TargetId = asked.Id, AgencyId = options.ToAgencyId!.Value };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Removals, ct, AccessVerb.Approve);
            await change.RecordAsync(EventKind.ClearanceChanged, rows);
        }, ct);
        return options.Id;
    }

    /// <summary>Decided by a person of the agency that was asked. What has come up since it was asked is not decided unseen.</summary>
    public static async Task DecideOverrideAsync(ActorRegister register, DecideOverrideOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Approve, AccessNoun.Removals);
        options.Problems().ThrowIfAny();
        var actor = register.Actor;
        await register.ChangeAsync(ProcessKind.RemovalClear, options.IsGranted == true ? "a clearance past an obstacle given" : "a clearance past an obstacle refused", AccessVerb.Approve, async change =>
        {
            var before = (await change.Db.RemovalClearances.SingleOrDefaultAsync(one => one.Id == options.Id && one.OverridingAgencyId == actor.AgencyId && one.AgencyId != actor.AgencyId, ct))
                .OrOutOfReach(nameof(options.Id));
            var personId = await PersonOfAsync(register.Register, before.ReportId, ct);
            await change.HoldAsync(personId, ct);
            RequireAsked(before.RequireVersion(options.BasedOn, Table));
            var facts = await GateReader.ReadAsync(register.Register, personId, ct);
            if (options.IsGranted == true)
            {
                RequireNothingNew(facts, before);
            }

            var after = Answered(register, before, options.IsGranted == true ? ClearanceStatus.Cleared : ClearanceStatus.Refused, options.Reason);
            (after.OverriddenBy, after.At) = (actor.UserId, change.At);
            var rows = new RowChanges().Update(before, after);
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ClearanceOverride, null, before.Id, ct);
            var told = new NoticeMatter(TaskKinds.ClearanceAnswered, before.AgencyId, null, before.AskedBy);
            await Notices.TellAsync(register.Register, change, rows, told, AccessNoun.Removals, ct);
            await change.RecordAsync(EventKind.ClearanceChanged, rows);
        }, ct);
    }

    public static async Task WithdrawAsync(ActorRegister register, WithdrawClearanceOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.RemovalClear, "a clearance withdrawn", async change =>
        {
            var home = register.Actor.AgencyId;
            var before = (await change.Db.RemovalClearances.SingleOrDefaultAsync(one => one.Id == options.Id && one.AgencyId == home, ct)).OrOutOfReach(nameof(options.Id));
            await change.HoldAsync(await PersonOfAsync(register.Register, before.ReportId, ct), ct);
            before.RequireVersion(options.BasedOn, Table);
            if (before.Status is not (ClearanceStatus.Asked or ClearanceStatus.Cleared))
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("removals.clearance-over"));
            }

            var rows = new RowChanges().Update(before, Answered(register, before, ClearanceStatus.Withdrawn, options.Reason));
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ClearanceOverride, null, before.Id, ct);
            await change.RecordAsync(EventKind.ClearanceChanged, rows);
        }, ct);
    }

    private static SentAgain Again(ActorRegister register, RemovalClearance standing, string? reason) => new SentAgain()
        .Sealed(nameof(ClearRemovalOptions.Reason), SealedWords.Open(register.Register.Vault, standing.Id, standing.WrappedKey, standing.Reason), reason);

    private static void RefuseObstacles(GateFacts facts)
    {
        var problems = ClearanceRules.Obstacles(facts).Select(code => Problem(nameof(ClearRemovalOptions.Reason), "removals.obstacle", code)).ToList();
        if (problems.Count == 0 && ClearanceRules.Standing(facts) is not null)
        {
            problems.Add(new EntryProblem(nameof(ClearRemovalOptions.Reason), new Message("removals.cleared-already")));
        }

        problems.ThrowIfAny();
    }

    private static IReadOnlyList<string> RequireObstacles(GateFacts facts)
    {
        var obstacles = ClearanceRules.Obstacles(facts);
        return obstacles.Count == 0 ? throw Refused("removals.nothing-in-the-way")
            : obstacles.Contains(Obstacle.ProtectionRisk, StringComparer.Ordinal) ? throw Refused("removals.risk-first")
            : ClearanceRules.Standing(facts) is not null ? throw Refused("removals.cleared-already")
            : facts.Clearances.Any(one => one.Status == ClearanceStatus.Asked) ? throw Refused("removals.asked-already")
            : obstacles;

        static EntryRefusedException Refused(string key) => new(nameof(AskOverrideOptions.Reason), new Message(key));
    }

    private static void RequireNothingNew(GateFacts facts, RemovalClearance asked)
    {
        if (facts.Risks.Any(RiskService.Blocks))
        {
            throw new EntryRefusedException(nameof(DecideOverrideOptions.IsGranted), new Message("removals.risk-first"));
        }

        if (facts.Removals.Any(removal => removal.EventId > asked.EventId))
        {
            throw new EntryRefusedException(nameof(DecideOverrideOptions.IsGranted), new Message("removals.removed-meanwhile"));
        }

        var added = ClearanceRules.Obstacles(facts).Except(asked.Obstacles, StringComparer.Ordinal).ToList();
        added.ConvertAll(code => Problem(nameof(DecideOverrideOptions.IsGranted), "removals.obstacle-new", code)).ThrowIfAny();
    }

    private static async Task RequireOtherAsync(ActorRegister register, Change change, AskOverrideOptions options, CancellationToken ct)
    {
        await VictimFileChange.RequireAgencyAsync(change, options.ToAgencyId, nameof(options.ToAgencyId), ct);
        if (options.ToAgencyId == register.Actor.AgencyId)
        {
            throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("removals.own-agency"));
        }

        await using var db = register.Register.CreateContext();
        if (!await OverrideOffices.Answering(db, register.Actor.AgencyId).AnyAsync(agency => agency.Id == options.ToAgencyId, ct))
        {
            throw new EntryRefusedException(nameof(options.ToAgencyId), new Message("removals.nobody-answers"));
        }
    }

    private static void RequireAsked(RemovalClearance before)
    {
        if (before.Status != ClearanceStatus.Asked)
        {
            throw new EntryRefusedException(nameof(DecideOverrideOptions.IsGranted), new Message("removals.override-over"));
        }
    }

    private static EntryProblem Problem(string field, string key, string obstacle) => new(field, new Message(key, CodeListCatalogue.Standard.Label("clearance-obstacle", obstacle)));

    private static async Task<Guid> PersonOfAsync(Register register, Guid reportId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.PersonReports.Where(report => report.Id == reportId).Select(report => report.PersonId).SingleAsync(ct);
    }

    private static RemovalClearance Row(ActorRegister register, Change change, Guid id, Guid reportId, string status, string? reason)
    {
        var (wrapped, words) = SealedWords.Seal(register.Register.Vault, id, reason);
        return new RemovalClearance
        {
            Id = id,
            ReportId = reportId,
            AgencyId = register.Actor.AgencyId,
            At = change.At,
            Status = status,
            AskedBy = register.Actor.UserId,
            WrappedKey = wrapped,
            Reason = words,
        };
    }

    private static RemovalClearance Answered(ActorRegister register, RemovalClearance before, string status, string? reason)
    {
        var after = before.Copy<RemovalClearance>();
        after.Status = status;
        (after.WrappedKey, after.Reason) = SealedWords.Append(register.Register.Vault, before.Id, before.WrappedKey, before.Reason, reason);
        return after;
    }
}
