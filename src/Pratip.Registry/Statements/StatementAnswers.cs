using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Statements;

/// <summary>What came after a check: replies that were sent, and corrections that appeared.</summary>
public static class StatementAnswers
{
    public static async Task NoteReplyAsync(ActorRegister register, NoteReplyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.StatementAnswer, "a reply noted", async change =>
        {
            var statement = await FindAsync(change, options.StatementId, ct);
            if (await change.Db.StatementReplies.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again((standing.StatementId == statement.Id ? standing : null).OrOutOfReach(nameof(options.StatementId))).ThrowIfAny();
                return;
            }

            var sentOn = StatementDays.Read(options.SentOn)!.Value;
            RequireAfter(statement, nameof(options.SentOn), sentOn);
            if (options.ReportId is { } report && !await change.Db.StatementReports.AnyAsync(one => one.Id == report && one.StatementId == statement.Id && one.ReleasedAt != null, ct))
            {
                throw new EntryRefusedException(nameof(options.ReportId), new Message("statements.report-not-out"));
            }

            await RecordAsync(register, change, new RowChanges().Add(new StatementReply
            {
                Id = options.Id,
                StatementId = statement.Id,
                SentOn = sentOn,
                SentTo = options.SentTo!.Trim(),
                Text = options.Text!.Trim(),
                ReportId = options.ReportId,
                UserId = register.Actor.UserId,
                At = change.At,
            }), statement, ct);
        }, ct);
    }

    public static async Task NoteCorrectionAsync(ActorRegister register, NoteCorrectionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Statements);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.StatementAnswer, "a correction noted", async change =>
        {
            var statement = await FindAsync(change, options.StatementId, ct);
            if (await change.Db.StatementCorrections.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again((standing.StatementId == statement.Id ? standing : null).OrOutOfReach(nameof(options.StatementId)), statement.Text).ThrowIfAny();
                return;
            }

            var madeOn = StatementDays.Read(options.MadeOn)!.Value;
            RequireAfter(statement, nameof(options.MadeOn), madeOn);
            if (options.ClaimStart is { } start
                && StatementCheckMaker.Find(statement, await change.Db.ClaimDecisions.Where(one => one.StatementId == statement.Id).ToListAsync(ct), start) is null)
            {
                throw new EntryRefusedException(nameof(options.ClaimStart), new Message("statements.no-claim", start));
            }

            await RecordAsync(register, change, new RowChanges().Add(new StatementCorrection
            {
                Id = options.Id,
                StatementId = statement.Id,
                MadeBy = options.MadeBy!,
                MadeOn = madeOn,
                Text = options.Text!.Trim(),
                ClaimStart = options.ClaimStart,
                UserId = register.Actor.UserId,
                At = change.At,
            }), statement, ct);
        }, ct);
    }

    private static async Task<Statement> FindAsync(Change change, Guid id, CancellationToken ct)
    {
        var statement = (await change.Db.Statements.SingleOrDefaultAsync(one => one.Id == id, ct)).OrOutOfReach(nameof(NoteReplyOptions.StatementId));
        await StatementMistakes.RequireStandsAsync(change.Db, id, nameof(NoteReplyOptions.StatementId), ct);
        return statement;
    }

    /// <summary>An answer ends what waited because of it.</summary>
    private static async Task RecordAsync(ActorRegister register, Change change, RowChanges rows, Statement statement, CancellationToken ct)
    {
        await Notices.CloseAsync(register.Register, rows, TaskKinds.StatementOvertaken, null, statement.Id, ct);
        await change.RecordAsync(EventKind.StatementAnswered, rows);
    }

    private static void RequireAfter(Statement statement, string field, DateOnly day)
    {
        if (day < statement.MadeOn)
        {
            throw new EntryRefusedException(field, new Message("statements.before-it-was-made", day, statement.MadeOn));
        }
    }
}
