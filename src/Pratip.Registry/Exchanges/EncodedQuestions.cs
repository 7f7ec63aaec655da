using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Exchanges;

/// <summary>A question as its holder sees it: who asks and how alike, and the holder's own report. Nothing of whoever is meant.</summary>
/// <param name="Question">The row.</param>
/// <param name="Held">The holder's report; null where the user does not reach it.</param>
/// <param name="MayTell">Whether consent in force allows it, no risk forbids it, and the agreement is in force.</param>
/// <param name="IsOver">The agreement is not in force any more, so that nothing goes out whatever the holder thinks.</param>
public sealed record HeldEncoded(EncodedQuestion Question, PersonReport? Held, bool MayTell, bool IsOver);

/// <summary>An answer as the partner sees it.</summary>
public sealed record ToldEncoded(Guid Id, DateTimeOffset AnsweredAt, Guid HoldingAgencyId, int Number, string Agreement, string Word);

/// <summary>
/// What partners asked by encodings about persons an agency holds. The holder decides, and the person does, whose consent opens the
/// file; silence looks to the partner as if nobody had been asked.
/// </summary>
public static class EncodedQuestions
{
    public const int PageSize = 50;

    /// <summary>So long a question closed with its agreement stands among the others, so that the holder sees why it went.</summary>
    public const int DaysShownEnded = 30;

    public static async Task<Listing<HeldEncoded>> AskedAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        var endedSince = register.Clock.GetUtcNow().AddDays(-DaysShownEnded);
        var questions = db.EncodedQuestions.Where(question => question.HoldingAgencyId == agency
            && (question.Answer == HolderAnswer.Asked || (question.Answer == HolderAnswer.Ended && question.AnsweredAt >= endedSince)));
        if (after is { } last)
        {
            questions = questions.Where(question => question.Id.CompareTo(last) > 0);
        }

        var rows = await questions.OrderBy(question => question.Id).Take(PageSize + 1).ToListAsync(ct);
        return new Listing<HeldEncoded>(await HeldAsync(register, db, rows.Take(PageSize).ToList(), ct), rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>One that waits, or was closed with its agreement: whoever is about to answer it is told so.</summary>
    public static async Task<HeldEncoded?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        var found = await db.EncodedQuestions.Where(question => question.Id == id && question.HoldingAgencyId == agency
            && (question.Answer == HolderAnswer.Asked || question.Answer == HolderAnswer.Ended)).ToListAsync(ct);
        return (await HeldAsync(register, db, found, ct)).SingleOrDefault();
    }

    /// <summary>What holders have told the user's agency, latest first; recorded before it is shown.</summary>
    public static async Task<Listing<ToldEncoded>> ToldAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        var questions = db.EncodedQuestions.Where(question => question.PartnerAgencyId == agency && question.Answer == HolderAnswer.Told);
        if (after is { } last)
        {
            questions = questions.Where(question => question.Id.CompareTo(last) < 0);
        }

        var rows = await questions.OrderByDescending(question => question.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var references = await ReferencesAsync(register.Register, page, ct);
        if (page.Count > 0)
        {
            await register.RecordReadAsync(ReadKind.Identity, EncodedMatching.Purpose, [.. page.Select(question => question.Id)], ct);
        }

        return new Listing<ToldEncoded>(
            page.ConvertAll(question => new ToldEncoded(
                question.Id, question.AnsweredAt!.Value, question.HoldingAgencyId, question.Number, references[question.RunId],
                register.Register.Vault.Open(question.WrappedKey, question.Id, "word", question.Word!))),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    public static async Task AnswerAsync(ActorRegister register, AnswerHolderOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ExchangeAnswer, "a partner's question about a person", async change =>
        {
            var agency = register.Actor.AgencyId;
            var before = (await change.Db.EncodedQuestions.SingleOrDefaultAsync(question => question.Id == options.Id && question.HoldingAgencyId == agency, ct))
                .OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "encoded_questions");
            if (before.Answer == HolderAnswer.Ended)
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("exchanges.agreement-over"));
            }

            if (before.Answer != HolderAnswer.Asked)
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("holders.answered-already"));
            }

            var rows = new RowChanges();
            var after = before.Copy<EncodedQuestion>();
            (after.Answer, after.AnsweredBy, after.AnsweredAt) = (options.Answer!, register.Actor.SignInName, change.At);
            if (options.Answer == HolderAnswer.Told)
            {
                await TellAsync(register.Register, change, rows, after, options, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKinds.EncodedAsked, null, before.Id, ct);
            await change.RecordAsync(EventKind.EncodedAnswered, rows.Update(before, after));
        }, ct);
    }

    /// <summary>Closes what waits under an agreement in the change that ends it.</summary>
    internal static async Task EndAsync(Register register, Change change, RowChanges rows, Guid agreementId, CancellationToken ct)
    {
        var waiting = await (from question in change.Db.EncodedQuestions
                             join run in change.Db.EncodedRuns on question.RunId equals run.Id
                             where run.AgreementId == agreementId && question.Answer == HolderAnswer.Asked && !question.IsVoided
                             select question).ToListAsync(ct);
        foreach (var before in waiting)
        {
            var after = before.Copy<EncodedQuestion>();
            (after.Answer, after.AnsweredAt) = (HolderAnswer.Ended, change.At);
            rows.Update(before, after);
            await Notices.CloseAsync(register, rows, TaskKinds.EncodedAsked, null, before.Id, ct);
        }
    }

    private static async Task TellAsync(Register register, Change change, RowChanges rows, EncodedQuestion after, AnswerHolderOptions options, CancellationToken ct)
    {
        if (await InForceAsync(register, [after.RunId], ct) is [])
        {
            throw new EntryRefusedException(nameof(options.Answer), new Message("exchanges.agreement-over"));
        }

        if ((await SilentAsync(register, [after.HeldReportId], ct)).Count > 0)
        {
            throw new EntryRefusedException(nameof(options.Answer), new Message("exchanges.not-to-be-told"));
        }

        (after.WrappedKey, var key) = register.Vault.NewRecordKey(after.Id);
        using (key)
        {
            after.Word = register.Vault.Seal(key, after.Id, "word", options.Word!.Trim());
        }

        var task = new CaseTask { Kind = TaskKinds.HolderTold, TargetNoun = "encoded_questions", TargetId = after.Id, AgencyId = after.PartnerAgencyId };
        await Notices.RaiseAsync(register, change, rows, task, AccessNoun.People, ct);
    }

    private static async Task<List<HeldEncoded>> HeldAsync(ActorRegister register, RegistryDb db, List<EncodedQuestion> questions, CancellationToken ct)
    {
        var ids = questions.ConvertAll(question => question.HeldReportId);
        var held = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var silent = await SilentAsync(register.Register, ids, ct);
        var inForce = await InForceAsync(register.Register, questions.ConvertAll(question => question.RunId), ct);
        return questions.ConvertAll(question =>
        {
            var isOver = question.Answer == HolderAnswer.Ended || !inForce.Contains(question.RunId);
            return new HeldEncoded(question, held.GetValueOrDefault(question.HeldReportId), !isOver && !silent.Contains(question.HeldReportId), isOver);
        });
    }

    /// <summary>Those of the comparisons whose agreement is in force today. Past the holder's scope, who reads no agreement.</summary>
    private static async Task<List<Guid>> InForceAsync(Register register, List<Guid> runs, CancellationToken ct)
    {
        var today = register.Clock.Today();
        await using var db = register.CreateContext();
        var found = await (from run in db.EncodedRuns
                           where runs.Contains(run.Id)
                           join agreement in db.ExchangeAgreements on run.AgreementId equals agreement.Id
                           join partner in db.Agencies on agreement.PartnerAgencyId equals partner.Id
                           where !partner.IsVoided
                           select new { run.Id, Agreement = agreement }).ToListAsync(ct);
        return [.. found.Where(one => one.Agreement.IsInForce(today)).Select(one => one.Id)];
    }

    /// <summary>Of whom nothing may be told: as for any question, and who has become one of those never asked about. Past the holder's scope.</summary>
    private static async Task<HashSet<Guid>> SilentAsync(Register register, List<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var kept = await KeptBack.ReportsAsync(db, ct);
        return [.. await HolderQuestions.ClosedAsync(register, reportIds, ct), .. reportIds.Where(kept.Contains)];
    }

    /// <summary>The partner has the agreement on paper, and reads no row of it here.</summary>
    private static async Task<Dictionary<Guid, string>> ReferencesAsync(Register register, List<EncodedQuestion> questions, CancellationToken ct)
    {
        var runs = questions.ConvertAll(question => question.RunId);
        await using var db = register.CreateContext();
        return await (from run in db.EncodedRuns
                      where runs.Contains(run.Id)
                      join agreement in db.ExchangeAgreements on run.AgreementId equals agreement.Id
                      select new { run.Id, agreement.Reference }).ToDictionaryAsync(one => one.Id, one => one.Reference, ct);
    }
}
