using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Voiding;

/// <summary>A request to void a row: which, who asks, and why.</summary>
public sealed record AskVoidOptions(string Noun, Guid RowId, string Actor, Guid? AgencyId, string Reason, string Channel);

/// <summary>The second person's approval.</summary>
public sealed record ApproveVoidOptions(Guid RequestId, string Actor, Guid? AgencyId, string Channel);

/// <summary>
/// Takes back a fact entered by mistake. One person asks and says why, another approves; the row then leaves every figure
/// and every list and stays in the log. Rows that hang on it are not voided with it: each is its own fact.
/// </summary>
public static class VoidingService
{
    private static readonly Lazy<FrozenDictionary<string, Target>> Targets = new(FindTargets);

    public static async Task<Guid> AskAsync(Register register, AskVoidOptions options, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(options.Reason))
        {
            throw new RegisterException(new Message("voiding.reason-missing"));
        }

        var request = new VoidRequest
        {
            TargetNoun = options.Noun,
            TargetId = options.RowId,
            AskedBy = options.Actor,
            Reason = options.Reason,
            AgencyId = options.AgencyId,
        };
        var process = new ProcessContext(ProcessKind.RowAskVoid, options.Actor, options.AgencyId, options.Reason, options.Channel);
        await register.ChangeAsync(process, async change =>
        {
            await RequireTargetAsync(change.Db, options.Noun, options.RowId, ct);
            if (await change.Db.VoidRequests.AnyAsync(
                other => other.TargetNoun == options.Noun && other.TargetId == options.RowId && other.ApprovedBy == null, ct))
            {
                throw new RegisterException(new Message("voiding.already-asked", options.Noun, options.RowId.ToString()));
            }

            await change.RecordAsync(EventKind.VoidRequested, new RowChanges().Add(request));
        }, ct);
        return request.Id;
    }

    public static async Task ApproveAsync(Register register, ApproveVoidOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var asked = await db.VoidRequests.SingleOrDefaultAsync(one => one.Id == options.RequestId, ct)
            ?? throw new RegisterException(new Message("voiding.no-request", options.RequestId.ToString()));
        if (asked.ApprovedBy is not null)
        {
            throw new RegisterException(new Message("voiding.already-approved", asked.ApprovedBy));
        }

        if (string.Equals(asked.AskedBy.Trim(), options.Actor.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            throw new RegisterException(new Message("voiding.same-person", options.Actor));
        }

        var process = new ProcessContext(ProcessKind.RowApproveVoid, options.Actor, options.AgencyId, asked.Reason, options.Channel);
        await register.ChangeAsync(process, async change =>
        {
            var (target, row) = await RequireTargetAsync(change.Db, asked.TargetNoun, asked.TargetId, ct);
            var approved = asked.Copy<VoidRequest>();
            approved.ApprovedBy = options.Actor;
            var rows = new RowChanges().Update(asked, approved);
            target.Void(rows, row);
            await change.RecordAsync(EventKind.VoidApproved, rows);
        }, ct);
    }

    private static async Task<(Target Target, RegisterRow Row)> RequireTargetAsync(RegistryDb db, string noun, Guid id, CancellationToken ct)
    {
        var target = Targets.Value.GetValueOrDefault(noun)
            ?? throw new RegisterException(new Message("voiding.not-voidable", noun));
        var row = await target.FindAsync(db, id, ct)
            ?? throw new RegisterException(new Message("voiding.no-row", noun, id.ToString()));
        return row.IsVoided ? throw new RegisterException(new Message("voiding.already-voided", noun, id.ToString())) : (target, row);
    }

    private static FrozenDictionary<string, Target> FindTargets()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        return db.Model.GetEntityTypes()
            .Where(entity => EventKind.VoidableNouns.Contains(entity.GetTableName(), StringComparer.Ordinal))
            .ToFrozenDictionary(
                entity => entity.GetTableName()!,
                entity => (Target)Activator.CreateInstance(typeof(Target<>).MakeGenericType(entity.ClrType))!,
                StringComparer.Ordinal);
    }

    private abstract class Target
    {
        public abstract Task<RegisterRow?> FindAsync(RegistryDb db, Guid id, CancellationToken ct);

        public abstract void Void(RowChanges rows, RegisterRow before);
    }

    private sealed class Target<T> : Target
        where T : RegisterRow
    {
        public override async Task<RegisterRow?> FindAsync(RegistryDb db, Guid id, CancellationToken ct) =>
            await db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, ct);

        public override void Void(RowChanges rows, RegisterRow before)
        {
            var after = before.Copy<T>();
            after.IsVoided = true;
            rows.Update((T)before, after);
        }
    }
}
