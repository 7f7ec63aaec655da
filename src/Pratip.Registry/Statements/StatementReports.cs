using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Registry.Statements;

/// <summary>A report that is out, as whoever has its address reads it.</summary>
/// <param name="Later">Code of a report of a newer check of the same statement that is out as well; null where there is none.</param>
public sealed record ReleasedReport(string Code, CheckedText Text, DateTimeOffset CheckedAt, DateTimeOffset ReleasedAt, IReadOnlyList<int> FinishedClaims, string? Later);

/// <summary>
/// Checks at a permanent address that can be sent as a reply. Two persons stand behind each: whoever checked asks for the address, and
/// another with the right to approve lets it out. Until then nobody finds it.
/// </summary>
public static class StatementReports
{
    /// <summary>Without letters that are mistaken for one another when somebody reads them out.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>99 bits: guessing goes on for longer than the register stands.</summary>
    private const int CodeLength = 20;

    public static async Task PrepareAsync(ActorRegister register, PrepareReportOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        await register.ChangeAsync(ProcessKind.StatementReport, "a report prepared", async change =>
        {
            await change.HoldAsync(options.StatementId, ct);
            await StatementMistakes.RequireStandsAsync(change.Db, options.StatementId, nameof(options.StatementId), ct);
            var check = (await change.Db.StatementChecks.Where(one => one.StatementId == options.StatementId).OrderByDescending(one => one.Number)
                .Select(one => new { one.Id, one.CheckedByUserId }).FirstOrDefaultAsync(ct)).OrOutOfReach(nameof(options.StatementId));
            if (await change.Db.StatementReports.AnyAsync(one => one.Id == options.Id || one.CheckId == check.Id, ct))
            {
                return;
            }

            await change.RecordAsync(EventKind.StatementReported, new RowChanges().Add(new StatementReport
            {
                Id = options.Id,
                StatementId = options.StatementId,
                CheckId = check.Id,
                Code = RandomNumberGenerator.GetString(Letters, CodeLength),
                CheckedByUserId = check.CheckedByUserId,
                AskedByUserId = register.Actor.UserId,
                AskedAt = change.At,
            }));
        }, ct);
    }

    public static async Task ReleaseAsync(ActorRegister register, ReleaseReportOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Approve, AccessNoun.Statements);
        await register.ChangeAsync(ProcessKind.StatementReport, "a report released", AccessVerb.Approve, async change =>
        {
            var before = (await change.Db.StatementReports.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.ReleasedAt is not null)
            {
                return;
            }

            if (before.AskedByUserId == register.Actor.UserId || before.CheckedByUserId == register.Actor.UserId)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("statements.own-check"));
            }

            await StatementMistakes.RequireStandsAsync(change.Db, before.StatementId, nameof(options.Id), ct);
            before.RequireVersion(options.BasedOn, "statement_reports");
            var after = before.Copy<StatementReport>();
            (after.ReleasedByUserId, after.ReleasedAt) = (register.Actor.UserId, change.At);
            await change.RecordAsync(EventKind.StatementReported, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>
    /// For everybody, signed in or not: what two persons have let out, and nothing else of the register. Null where there is no such report
    /// or nobody has released it, and the two cannot be told apart.
    /// </summary>
    public static async Task<ReleasedReport?> FindAsync(Register register, string? code, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (code is null || code.Length != CodeLength || !code.All(letter => Letters.Contains(letter, StringComparison.Ordinal)))
        {
            return null;
        }

        await using var db = register.CreateContext();
        var report = await db.StatementReports.SingleOrDefaultAsync(one => one.Code == code && one.ReleasedAt != null && one.ReleasedByUserId != null && !one.IsVoided, ct);
        if (report is null || !await db.Statements.AnyAsync(one => one.Id == report.StatementId && !one.IsVoided && !StatementMistakes.Of(db).Contains(one.Id), ct))
        {
            return null;
        }

        var check = await db.StatementChecks.SingleAsync(one => one.Id == report.CheckId, ct);
        var finished = await db.StatementClaims.Where(one => one.CheckId == check.Id && one.IsFinished).OrderBy(one => one.Number).Select(one => one.Number).ToListAsync(ct);
        var later = await (from other in db.StatementReports
                           where other.StatementId == report.StatementId && other.ReleasedAt != null && !other.IsVoided
                           join newer in db.StatementChecks on other.CheckId equals newer.Id
                           where newer.Number > check.Number
                           orderby newer.Number descending
                           select other.Code).FirstOrDefaultAsync(ct);
        return new(report.Code, StatementCheckMaker.Open(check), check.CheckedAt, report.ReleasedAt!.Value, finished, later);
    }
}
