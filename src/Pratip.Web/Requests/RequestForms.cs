using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Requests;
using Pratip.Web.Forms;

namespace Pratip.Web.Requests;

/// <summary>Asks another country about a case or one of its suspects.</summary>
public sealed class SendRequestForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("request", "web.requests.send",
            Ask.Code(nameof(SendRequestOptions.Kind), "web.requests.kind", "international-request-kind"),
            Ask.Country(nameof(SendRequestOptions.ToCountry), "web.requests.to"),
            Ask.Code(nameof(SendRequestOptions.Basis), "web.requests.basis", "international-request-basis"),
            Ask.Choice(nameof(SendRequestOptions.SuspectId), "web.requests.suspect", SuspectsAsync),
            Ask.Date(nameof(SendRequestOptions.SentOn), "web.requests.sent-on"),
            Ask.Date(nameof(SendRequestOptions.DueOn), "web.requests.due-on", "web.requests.due-on-hint")),
    ];

    public override string Name => "send-request";

    public override string Title => "web.requests.send";

    public override AccessNoun Noun => AccessNoun.Cases;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && new CaseOrReport(id, null) is var of && await of.FindToWriteAsync(register, Noun, ct) is { } number
            ? new EntrySubject(number, $"/cases/{id}", "cases", of) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await RequestService.SendAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    /// <summary>By the office's reference, never by name.</summary>
    private static async ValueTask<IReadOnlyList<Choice>> SuspectsAsync(QuestionContext context, CancellationToken ct)
    {
        var caseId = ((CaseOrReport)context.Subject.Row!).Id;
        await using var db = context.Register.CreateContext();
        var suspects = await (from suspect in db.Suspects
                              where suspect.CaseId == caseId
                              join report in db.PersonReports on suspect.ReportId equals report.Id
                              orderby suspect.Id
                              select new { suspect.Id, report.OwnReference }).ToListAsync(ct);
        return [new("", context.Text["web.requests.the-case"]), .. suspects.Select(one => new Choice(one.Id.ToString(), one.OwnReference))];
    }

    private static SendRequestOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        CaseId = form.SubjectId,
        SuspectId = form.Answers.Line(nameof(SendRequestOptions.SuspectId)) is { } suspect ? Guid.TryParse(suspect, out var id) ? id : Guid.Empty : null,
        Kind = form.Answers.Line(nameof(SendRequestOptions.Kind)),
        ToCountry = form.Answers.Line(nameof(SendRequestOptions.ToCountry)),
        Basis = form.Answers.Line(nameof(SendRequestOptions.Basis)),
        SentOn = form.Answers.Date(nameof(SendRequestOptions.SentOn)),
        DueOn = form.Answers.Date(nameof(SendRequestOptions.DueOn)),
    };
}

/// <summary>What came back from another country.</summary>
public sealed class AnswerRequestForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("answer", "web.requests.answer",
            Ask.Code(nameof(AnswerRequestOptions.Answer), "web.requests.answered", "international-request-answer"),
            Ask.Date(nameof(AnswerRequestOptions.AnsweredOn), "web.requests.answered-on")),
    ];

    public override string Name => "answer-request";

    public override string Title => "web.requests.answer";

    public override AccessNoun Noun => AccessNoun.Cases;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (await RowAsync(register, subject, ct) is not { } request)
        {
            return null;
        }

        var number = await new CaseOrReport(request.CaseId, null).FindAsync(register, ct);
        return number is null ? null : new EntrySubject(number, $"/cases/{request.CaseId}", "cases", request);
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        await RowAsync(register, subject, ct) is { } request
            ? new CurrentAnswers(Answers.None.With(nameof(AnswerRequestOptions.Answer), request.Answer).With(nameof(AnswerRequestOptions.AnsweredOn), request.AnsweredOn), request.Version, request.EventId) : null;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await RequestService.AnswerAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async Task<InternationalRequest?> RowAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.InternationalRequests.SingleOrDefaultAsync(one => one.Id == id, ct);
    }

    private static AnswerRequestOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        Answer = form.Answers.Line(nameof(AnswerRequestOptions.Answer)),
        AnsweredOn = form.Answers.Date(nameof(AnswerRequestOptions.AnsweredOn)),
    };
}
