using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Search;

/// <summary>A question as its holder sees it: who asks and what for, and the holder's own report. Nothing of whoever was entered.</summary>
/// <param name="NeedsConsent">It can only be answered with the person's consent in force, and there is none.</param>
public sealed record HeldQuestion(HolderQuestion Question, Guid AskingAgencyId, PersonReport? Held, bool NeedsConsent);

/// <summary>An answer as whoever entered the person sees it.</summary>
/// <param name="EnteredReference">The asking agency's own reference.</param>
/// <param name="Word">What the holder lets the other side know.</param>
public sealed record ToldAnswer(Guid Id, DateTimeOffset AnsweredAt, Guid HoldingAgencyId, string? EnteredReference, string Word);

/// <summary>The holder lets the other side know, or says nothing.</summary>
public sealed record AnswerHolderOptions
{
    public const int LongestWord = 500;

    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>told or silent.</summary>
    public string? Answer { get; init; }

    /// <summary>Whom to call; for told alone.</summary>
    public string? Word { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Answer), Answer) && Answer is not (HolderAnswer.Told or HolderAnswer.Silent))
        {
            check.Refuse(nameof(Answer), "entry.code", EntryCheck.Shortened(Answer!));
        }

        if (Answer == HolderAnswer.Told && check.Require(nameof(Word), Word))
        {
            check.Text(nameof(Word), Word, LongestWord);
        }

        return check.Problems;
    }
}

/// <summary>
/// Questions about persons an agency holds. The holder decides, and where the person's consent is what opens the file, the person
/// does. Silence looks to the other side as if nobody had been asked.
/// </summary>
public static class HolderQuestions
{
    public const int PageSize = 50;

    internal const string Sharing = "sharing";

    /// <summary>What was asked of the user's agency and waits, oldest first.</summary>
    public static async Task<Listing<HeldQuestion>> AskedAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        var questions = db.HolderQuestions.Where(question => question.HoldingAgencyId == agency && question.Answer == HolderAnswer.Asked);
        if (after is { } last)
        {
            questions = questions.Where(question => question.Id.CompareTo(last) > 0);
        }

        var rows = await questions.OrderBy(question => question.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var ids = page.ConvertAll(question => question.HeldReportId);
        var held = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, ct);
        var closed = await ClosedAsync(register.Register, ids, ct);
        return new Listing<HeldQuestion>(
            page.ConvertAll(question => new HeldQuestion(question, question.AskingAgencyId, held.GetValueOrDefault(question.HeldReportId), closed.Contains(question.HeldReportId))),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    public static async Task<HeldQuestion?> FindAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        if (await db.HolderQuestions.SingleOrDefaultAsync(question => question.Id == id && question.HoldingAgencyId == agency && question.Answer == HolderAnswer.Asked, ct) is not { } found)
        {
            return null;
        }

        var held = await db.PersonReports.SingleOrDefaultAsync(report => report.Id == found.HeldReportId, ct);
        return new HeldQuestion(found, found.AskingAgencyId, held, (await ClosedAsync(register.Register, [found.HeldReportId], ct)).Count > 0);
    }

    /// <summary>What holders have told the user's agency, latest first; recorded before it is shown.</summary>
    public static async Task<Listing<ToldAnswer>> ToldAsync(ActorRegister register, Guid? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        await using var db = register.CreateContext(AccessVerb.Enter);
        var agency = register.Actor.AgencyId;
        var questions = db.HolderQuestions.Where(question => question.AskingAgencyId == agency && question.Answer == HolderAnswer.Told);
        if (after is { } last)
        {
            questions = questions.Where(question => question.Id.CompareTo(last) < 0);
        }

        var rows = await questions.OrderByDescending(question => question.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = rows.Take(PageSize).ToList();
        var ids = page.ConvertAll(question => question.EnteredReportId);
        var references = await db.PersonReports.Where(report => ids.Contains(report.Id)).ToDictionaryAsync(report => report.Id, report => report.OwnReference, ct);
        if (page.Count > 0)
        {
            await register.RecordReadAsync(ReadKind.Identity, NameSearch.BeforeEntering, [.. page.Select(question => question.Id), .. ids], ct);
        }

        return new Listing<ToldAnswer>(
            page.ConvertAll(question => new ToldAnswer(
                question.Id, question.AnsweredAt!.Value, question.HoldingAgencyId, references.GetValueOrDefault(question.EnteredReportId),
                register.Register.Vault.Open(question.WrappedKey, question.Id, "word", question.Word!))),
            rows.Count > PageSize ? page[^1].Id : null);
    }

    public static async Task AnswerAsync(ActorRegister register, AnswerHolderOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.People);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PersonAnswerHolder, "a question about a person", async change =>
        {
            var agency = register.Actor.AgencyId;
            var before = (await change.Db.HolderQuestions.SingleOrDefaultAsync(question => question.Id == options.Id && question.HoldingAgencyId == agency, ct))
                .OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "holder_questions");
            if (before.Answer != HolderAnswer.Asked)
            {
                throw new EntryRefusedException(nameof(options.Answer), new Message("holders.answered-already"));
            }

            var rows = new RowChanges();
            var after = before.Copy<HolderQuestion>();
            after.Answer = options.Answer!;
            after.AnsweredBy = register.Actor.SignInName;
            after.AnsweredAt = change.At;
            if (options.Answer == HolderAnswer.Told)
            {
                await TellAsync(register.Register, change, rows, after, options, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKinds.IdentityAsked, null, before.Id, ct);
            await change.RecordAsync(EventKind.HolderAnswered, rows.Update(before, after));
        }, ct);
    }

    private static async Task TellAsync(Register register, Change change, RowChanges rows, HolderQuestion after, AnswerHolderOptions options, CancellationToken ct)
    {
        if ((await ClosedAsync(register, [after.HeldReportId], ct)).Count > 0)
        {
            throw new EntryRefusedException(nameof(options.Answer), new Message("holders.no-consent"));
        }

        (after.WrappedKey, var key) = register.Vault.NewRecordKey(after.Id);
        using (key)
        {
            after.Word = register.Vault.Seal(key, after.Id, "word", options.Word!.Trim());
        }

        var task = new CaseTask { Kind = TaskKinds.HolderTold, TargetNoun = "holder_questions", TargetId = after.Id, AgencyId = after.AskingAgencyId, UserId = after.AskingUserId };
        await Notices.RaiseAsync(register, change, rows, task, AccessNoun.People, ct);
    }

    /// <summary>
    /// Reports of which nothing may be told: held by an organisation, of a presumed victim, or without a name, and the person's
    /// consent to sharing is not in force. Asked past the holder's scope, because not every holder may read consents.
    /// </summary>
    internal static async Task<HashSet<Guid>> ClosedAsync(Register register, List<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var bound = await db.PersonReports.Where(report => reportIds.Contains(report.Id)
            && (report.IsAnonymous || db.Agencies.Any(agency => agency.Id == report.AgencyId && agency.Kind == "ngo") || db.Victims.Any(victim => victim.ReportId == report.Id && !victim.IsVoided)))
            .Select(report => report.Id).ToListAsync(ct);
        var consents = await db.PersonConsents.Where(consent => bound.Contains(consent.ReportId) && consent.Purpose == Sharing && !consent.IsVoided).ToListAsync(ct);
        var given = consents.GroupBy(consent => consent.ReportId)
            .Where(group => group.OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id).Last() is { IsGiven: true, WithdrawnOn: null })
            .Select(group => group.Key).ToHashSet();
        return [.. bound.Where(id => !given.Contains(id))];
    }
}
