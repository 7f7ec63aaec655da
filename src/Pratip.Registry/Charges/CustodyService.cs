using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Charges;

/// <summary>
/// Police custody: from the arrival at the unit to its end, with at most one extension. What lasted too long is recorded as
/// it was and shown; the register refuses no fact because the law does not allow it.
/// </summary>
public static class CustodyService
{
    public const string TaskKind = "custody-ends";

    /// <summary>So long before the end somebody must have decided.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromHours(6);

    public static async Task BeginAsync(ActorRegister register, BeginCustodyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "custody begins", async change =>
        {
            if (await change.Db.Custodies.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Moment(nameof(options.ArrivedAt), standing.ArrivedAt, options.ArrivedAt).ThrowIfAny();
                return;
            }

            var suspect = (await change.Db.Suspects.SingleOrDefaultAsync(one => one.Id == options.SuspectId, ct)).OrOutOfReach(nameof(options.SuspectId));
            var custody = new Custody { Id = options.Id, SuspectId = suspect.Id, ArrivedAt = options.ArrivedAt!.Value.ToUniversalTime() };
            await RequireFreeAsync(change.Db, custody, ct);
            var rows = new RowChanges().Add(custody);
            SetAtLarge(rows, suspect, false);
            var task = new CaseTask
            {
                Kind = TaskKind,
                CaseId = suspect.CaseId,
                TargetNoun = "custodies",
                TargetId = custody.Id,
                AgencyId = register.Actor.AgencyId,
                DueAt = DueAt(custody),
            };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Suspects, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    public static async Task ExtendAsync(ActorRegister register, ExtendCustodyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "custody is extended", async change =>
        {
            if (await IsDoneAsync(change.Db, options.Id, options.BasedOn, now => now.ExtendedUntil == options.ExtendedUntil && now.Permission == options.Permission!.Trim(), ct))
            {
                return;
            }

            var before = await RunningAsync(change.Db, options.Id, options.BasedOn, nameof(options.ExtendedUntil), ct);
            if (WhyNotExtended(before) is { } why)
            {
                throw new EntryRefusedException(nameof(options.ExtendedUntil), why);
            }

            var after = before.Copy<Custody>();
            after.ExtendedUntil = options.ExtendedUntil!.Value.ToUniversalTime();
            after.Permission = options.Permission!.Trim();
            RequireExtension(after);
            var rows = new RowChanges().Update(before, after);
            await MoveTaskAsync(register.Register, rows, after, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    public static async Task EndAsync(ActorRegister register, EndCustodyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "custody ends", async change =>
        {
            if (await IsDoneAsync(change.Db, options.Id, options.BasedOn, now => now.EndedAt == options.EndedAt && now.End == options.End, ct))
            {
                return;
            }

            var before = await RunningAsync(change.Db, options.Id, options.BasedOn, nameof(options.EndedAt), ct);
            if (options.EndedAt < before.ArrivedAt)
            {
                throw new EntryRefusedException(nameof(options.EndedAt), new Message("custody.end-before", before.ArrivedAt));
            }

            var after = before.Copy<Custody>();
            (after.EndedAt, after.End) = (options.EndedAt!.Value.ToUniversalTime(), options.End);
            var rows = new RowChanges().Update(before, after);
            var suspect = await change.Db.Suspects.SingleAsync(one => one.Id == before.SuspectId, ct);
            if (options.End == "escaped")
            {
                SetAtLarge(rows, suspect, true);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKind, suspect.CaseId, before.Id, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    /// <summary>Null while it runs; what ended is corrected, and does not end again.</summary>
    public static Message? WhyNotEnded(Custody custody)
    {
        ArgumentNullException.ThrowIfNull(custody);
        return custody.EndedAt is null ? null : new Message("custody.ended");
    }

    /// <summary>Null while it runs and was not extended.</summary>
    public static Message? WhyNotExtended(Custody custody)
    {
        ArgumentNullException.ThrowIfNull(custody);
        return WhyNotEnded(custody) ?? (custody.ExtendedUntil is null ? null : new Message("custody.extended"));
    }

    /// <summary>An extension begins where the 48 hours end, is no longer than the law has it, and stands on a permission in writing.</summary>
    internal static void RequireExtension(Custody custody)
    {
        var (first, last) = (custody.ArrivedAt + CustodyClock.Longest, custody.ArrivedAt + CustodyClock.Longest + CustodyClock.LongestExtension);
        if (custody.ExtendedUntil <= first || custody.ExtendedUntil > last)
        {
            throw new EntryRefusedException(nameof(custody.ExtendedUntil), new Message("custody.until", first, last));
        }

        if (custody.ExtendedUntil is not null && custody.Permission is null)
        {
            throw new EntryRefusedException(nameof(custody.Permission), new Message("entry.missing"));
        }
    }

    /// <summary>Whoever is in custody or arrested is not at large, and whoever escaped is.</summary>
    internal static void SetAtLarge(RowChanges rows, Suspect before, bool isAtLarge)
    {
        if (before.IsAtLarge != isAtLarge)
        {
            var after = before.Copy<Suspect>();
            after.IsAtLarge = isAtLarge;
            rows.Update(before, after);
        }
    }

    /// <summary>By how much the custody that a task warns of is over its limit; null where it is not, or the task warns of something else.</summary>
    public static TimeSpan? OverrunOf(CaseTask task, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task is { Kind: TaskKind, Status: CaseTaskStatus.Open } && task.DueAt + Warning is { } limit && now > limit ? now - limit : null;
    }

    private static DateTimeOffset DueAt(Custody custody) => CustodyClock.Of(custody, custody.ArrivedAt).Deadline - Warning;

    /// <summary>A page sent twice finds what it did.</summary>
    private static async Task<bool> IsDoneAsync(RegistryDb db, Guid id, int basedOn, Func<Custody, bool> isSame, CancellationToken ct) =>
        await db.Custodies.SingleOrDefaultAsync(one => one.Id == id && one.Version == basedOn + 1, ct) is { } now && isSame(now);

    private static async Task<Custody> RunningAsync(RegistryDb db, Guid id, int basedOn, string field, CancellationToken ct)
    {
        var custody = (await db.Custodies.SingleOrDefaultAsync(one => one.Id == id, ct)).OrOutOfReach(nameof(EndCustodyOptions.Id)).RequireVersion(basedOn, "custodies");
        return WhyNotEnded(custody) is { } why ? throw new EntryRefusedException(field, why) : custody;
    }

    /// <summary>Nobody is kept twice at one time.</summary>
    private static async Task RequireFreeAsync(RegistryDb db, Custody begun, CancellationToken ct)
    {
        var others = await db.Custodies.Where(one => one.SuspectId == begun.SuspectId).ToListAsync(ct);
        if (others.Exists(one => one.EndedAt is null))
        {
            throw new EntryRefusedException(nameof(BeginCustodyOptions.ArrivedAt), new Message("custody.running"));
        }

        if (others.Find(one => one.ArrivedAt <= begun.ArrivedAt && begun.ArrivedAt < one.EndedAt) is { EndedAt: { } end })
        {
            throw new EntryRefusedException(nameof(BeginCustodyOptions.ArrivedAt), new Message("custody.overlap", end));
        }
    }

    /// <summary>What is still to be done moves with its limit: after an extension, and where the arrival turns out to have been at another hour.</summary>
    internal static async Task MoveTaskAsync(Register register, RowChanges rows, Custody custody, CancellationToken ct)
    {
        var due = DueAt(custody);
        await using var db = register.CreateContext();
        var open = await db.CaseTasks.Where(task => task.TargetId == custody.Id && task.Kind == TaskKind && task.Status == CaseTaskStatus.Open && !task.IsVoided).ToListAsync(ct);
        foreach (var before in open.Where(task => task.DueAt != due))
        {
            var after = before.Copy<CaseTask>();
            after.DueAt = due;
            rows.Update(before, after);
        }
    }
}
