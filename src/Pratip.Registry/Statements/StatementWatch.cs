using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Statements;

/// <summary>
/// Holds statements against an edition that came out after they were last checked, so that a claim which a revision has overtaken is
/// flagged without anybody asking, and waits for the data office. A job of the program, without scope.
/// </summary>
internal static class StatementWatch
{
    /// <summary>More in one transaction would hold up whoever is at work.</summary>
    private const int AtOnce = 20;

    /// <summary>How many were checked again.</summary>
    public static async Task<int> RunAsync(Register register, CancellationToken ct)
    {
        var count = 0;
        while (true)
        {
            var found = 0;
            await register.ChangeAsync(new ProcessContext(ProcessKind.StatementCheck, Environment.UserName, null, "an edition came out", Channels.Program), async change =>
            {
                var due = await Due(change.Db).OrderBy(one => one.Id).Take(AtOnce).ToListAsync(ct);
                found = due.Count;
                var known = due.Count == 0 ? null : await KnownFigures.ReadAsync(change.Db, change.At, ct);
                foreach (var statement in due)
                {
                    await change.HoldAsync(statement.Id, ct);
                    if (!await Due(change.Db).AnyAsync(one => one.Id == statement.Id, ct))
                    {
                        // Checked by another round meanwhile.
                        continue;
                    }

                    var overtaken = await OvertakenAsync(change.Db, statement, ct);
                    var (rows, check) = await StatementService.CheckedAsync(change.Db, statement, null, known!, register, new(StatementCheckCause.Edition, null, change.At), ct);
                    if (check.Overtaken > overtaken)
                    {
                        await RaiseAsync(register, change, rows, statement, ct);
                    }

                    await change.RecordAsync(EventKind.StatementChecked, rows);
                }
            }, ct);
            count += found;
            if (found < AtOnce)
            {
                return count;
            }
        }
    }

    /// <summary>How many claims were overtaken by its newest check.</summary>
    private static Task<int> OvertakenAsync(RegistryDb db, Statement statement, CancellationToken ct) =>
        db.StatementChecks.Where(one => one.StatementId == statement.Id && !one.IsVoided).OrderByDescending(one => one.Number).Select(one => one.Overtaken).FirstAsync(ct);

    /// <summary>Somebody of each office that registers statements sees to what was right when it was said and is so no longer.</summary>
    private static async Task RaiseAsync(Register register, Change change, RowChanges rows, Statement statement, CancellationToken ct)
    {
        var db = change.Db;
        if (await db.CaseTasks.AnyAsync(task => task.Kind == TaskKinds.StatementOvertaken && task.TargetId == statement.Id && task.Status == CaseTaskStatus.Open && !task.IsVoided, ct))
        {
            return;
        }

        var roles = RoleBook.Standard.Giving(AccessVerb.Enter, AccessNoun.Statements);
        var offices = await db.Users.Where(user => !user.IsVoided && user.Status == UserStatus.Active
                && db.RoleGrants.Any(grant => grant.UserId == user.Id && !grant.IsVoided && roles.Contains(grant.Role)))
            .Select(user => user.AgencyId).Distinct().OrderBy(id => id).ToListAsync(ct);
        foreach (var office in offices)
        {
            var task = new CaseTask { Kind = TaskKinds.StatementOvertaken, AgencyId = office, TargetNoun = "statements", TargetId = statement.Id };
            await Notices.RaiseAsync(register, change, rows, task, AccessNoun.Statements, ct);
        }
    }

    /// <summary>An edition prints its own window and earlier ones beside it: what speaks of a later time does not rest on it.</summary>
    private static IQueryable<Statement> Due(RegistryDb db) =>
        from newest in StatementList.Newest(db)
        where db.StatementClaims.Any(claim => claim.CheckId == newest.Check.Id && claim.Measure != null && claim.WindowFrom != null && !claim.IsVoided
            && DatedEditionReader.Out(db).Any(edition => edition.ReleasedAt > newest.Check.CheckedAt && claim.WindowFrom <= edition.To))
        select newest.Statement;
}
