using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Web.Forms;

namespace Pratip.Web.Statements;

/// <summary>A form about one statement.</summary>
public abstract class StatementForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Statements;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await StatementReader.TitleAsync(register, id, ct) is { } title
            ? new EntrySubject(title, StatementPages.Address(id), "statements", id)
            : null;
}

/// <summary>Holds a statement against the editions once more.</summary>
public sealed class CheckStatementForm : StatementForm
{
    private const string IsChecked = nameof(IsChecked);

    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new QuestionPage("check", "web.statements.check-again", Ask.YesNo(IsChecked, "web.statements.is-checked")) { Lead = "web.statements.check-lead" }];

    public override string Name => "check-statement";

    public override string Title => "web.statements.check-again";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Editions.Decision.Problems(form, IsChecked);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementService.CheckAgainAsync(register, new CheckAgainOptions { StatementId = form.SubjectId }, ct);
        return form.About.Back;
    }
}

/// <summary>Gives the newest check an address that can be sent once it is out.</summary>
public sealed class PrepareReportForm : StatementForm
{
    private const string IsPrepared = nameof(IsPrepared);

    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new QuestionPage("prepare", "web.statements.prepare", Ask.YesNo(IsPrepared, "web.statements.is-prepared")) { Lead = "web.statements.prepare-lead" }];

    public override string Name => "prepare-report";

    public override string Title => "web.statements.prepare";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Editions.Decision.Problems(form, IsPrepared);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementReports.PrepareAsync(register, new PrepareReportOptions { Id = form.Id, StatementId = form.SubjectId }, ct);
        return form.About.Back;
    }
}

/// <summary>Lets a report out that somebody else has checked and asked for.</summary>
public sealed class ReleaseReportForm : EntryForm
{
    private const string IsOut = nameof(IsOut);

    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new QuestionPage("release", "web.statements.release", Ask.YesNo(IsOut, "web.statements.is-out")) { Lead = "web.statements.release-lead" }];

    public override string Name => "release-report";

    public override string Title => "web.statements.release";

    public override AccessNoun Noun => AccessNoun.Statements;

    public override AccessVerb Verb => AccessVerb.Approve;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        Guid.TryParse(subject, out var id) && await StatementReader.OpenReportAsync(register, id, ct) is { } open
            ? new EntrySubject(open.Title, StatementPages.Address(open.StatementId), "statements", open)
            : null;

    /// <summary>Whoever lets a report out has read it here as everybody will read it.</summary>
    public override async Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        var open = (OpenReport)subject.Row!;
        return await StatementReader.FindAsync(register, open.StatementId, open.Check, ct) is { } file
            ? new FormMatter(typeof(ReportMatter), new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(ReportMatter.File)] = file })
            : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => Editions.Decision.Problems(form, IsOut);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await StatementReports.ReleaseAsync(register, new ReleaseReportOptions { Id = form.SubjectId, BasedOn = ((OpenReport)form.About.Row!).Version }, ct);
        return form.About.Back;
    }
}
