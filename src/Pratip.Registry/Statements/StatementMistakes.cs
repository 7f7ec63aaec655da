using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Statements;

/// <summary>
/// Statements that should not have been registered: a wrong text, a text twice. Such a one stays with its reason and says so; it is on no
/// list but that of mistakes, in no count of claims, at no public address, and nothing more is done about it.
/// </summary>
public static class StatementMistakes
{
    public static async Task VoidAsync(ActorRegister register, VoidStatementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.StatementCheck, "a statement entered by mistake", async change =>
        {
            await change.HoldAsync(options.StatementId, ct);
            var statement = (await change.Db.Statements.SingleOrDefaultAsync(one => one.Id == options.StatementId, ct)).OrOutOfReach(nameof(options.StatementId));
            if (await Of(change.Db).AnyAsync(id => id == statement.Id, ct))
            {
                return;
            }

            var rows = new RowChanges().Add(new ClaimDecision
            {
                Id = options.Id,
                StatementId = statement.Id,
                Start = ClaimDecision.WholeText,
                Kind = ClaimDecisionKind.EnteredByMistake,
                Reason = options.Reason!.Trim(),
                UserId = register.Actor.UserId,
                At = change.At,
            });
            await Notices.CloseAsync(register.Register, rows, TaskKinds.StatementOvertaken, null, statement.Id, ct);
            await change.RecordAsync(EventKind.StatementChecked, rows);
        }, ct);
    }

    /// <summary>The statements that were.</summary>
    internal static IQueryable<Guid> Of(RegistryDb db) =>
        db.ClaimDecisions.Where(one => one.Kind == ClaimDecisionKind.EnteredByMistake && !one.IsVoided).Select(one => one.StatementId);

    internal static async Task RequireStandsAsync(RegistryDb db, Guid statementId, string field, CancellationToken ct)
    {
        if (await Of(db).AnyAsync(id => id == statementId, ct))
        {
            throw new EntryRefusedException(field, new Message("statements.entered-by-mistake"));
        }
    }
}
