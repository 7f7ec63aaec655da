using System.Globalization;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Web.Forms;

namespace Pratip.Web.Statements;

/// <summary>Notes a reply that was sent.</summary>
public sealed class NoteReplyForm : StatementForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("reply", "web.statements.reply",
            Ask.Day(nameof(NoteReplyOptions.SentOn), "web.statements.sent-on"),
            Ask.Line(nameof(NoteReplyOptions.SentTo), "web.statements.sent-to"),
            Ask.Text(nameof(NoteReplyOptions.Text), "web.statements.reply-text"),
            Ask.Choice(nameof(NoteReplyOptions.ReportId), "web.statements.sent-report", ReportsAsync, "web.statements.sent-report-hint")),
    ];

    public override string Name => "note-reply";

    public override string Title => "web.statements.reply";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementAnswers.NoteReplyAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async ValueTask<IReadOnlyList<Choice>> ReportsAsync(QuestionContext context, CancellationToken ct) =>
        await StatementReader.FindAsync(context.Register, (Guid)context.Subject.Row!, null, ct) is { } file
            ? [new("", context.Text["web.statements.no-report"]), .. file.Reports.Where(one => one.ReleasedAt is not null).Select(one => new Choice(one.Id.ToString(), StatementPages.ReportAddress(one.Code)))]
            : [];

    private static NoteReplyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = form.SubjectId,
        SentOn = form.Answers.Date(nameof(NoteReplyOptions.SentOn)),
        SentTo = form.Answers.Line(nameof(NoteReplyOptions.SentTo)),
        Text = form.Answers.Line(nameof(NoteReplyOptions.Text)),
        ReportId = form.Answers.Id(nameof(NoteReplyOptions.ReportId)),
    };
}

/// <summary>Notes a correction that appeared.</summary>
public sealed class NoteCorrectionForm : StatementForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("correction", "web.statements.correction",
            Ask.Code(nameof(NoteCorrectionOptions.MadeBy), "web.statements.made-by", "statement-correction-by"),
            Ask.Day(nameof(NoteCorrectionOptions.MadeOn), "web.statements.corrected-on"),
            Ask.Text(nameof(NoteCorrectionOptions.Text), "web.statements.correction-text"),
            Ask.Choice(nameof(NoteCorrectionOptions.ClaimStart), "web.statements.which-claim", ClaimsAsync)),
    ];

    public override string Name => "note-correction";

    public override string Title => "web.statements.correction";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementAnswers.NoteCorrectionAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static async ValueTask<IReadOnlyList<Choice>> ClaimsAsync(QuestionContext context, CancellationToken ct) =>
        await StatementReader.FindAsync(context.Register, (Guid)context.Subject.Row!, null, ct) is { } file
            ? [new("", context.Text["web.statements.whole-text"]), .. file.Text.Claims.Select(one => new Choice(
                one.Claim.Span.Start.ToString(CultureInfo.InvariantCulture), $"{context.Text.Digits(one.Number)}. {context.Text.Say(one.States)}"))]
            : [];

    private static NoteCorrectionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        StatementId = form.SubjectId,
        MadeBy = form.Answers.Line(nameof(NoteCorrectionOptions.MadeBy)),
        MadeOn = form.Answers.Date(nameof(NoteCorrectionOptions.MadeOn)),
        Text = form.Answers.Line(nameof(NoteCorrectionOptions.Text)),
        ClaimStart = form.Answers.Number(nameof(NoteCorrectionOptions.ClaimStart)),
    };
}
