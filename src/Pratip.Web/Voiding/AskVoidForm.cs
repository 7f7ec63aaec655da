using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Registry.Entry;
using Pratip.Registry.Voiding;
using Pratip.Web.Corrections;
using Pratip.Web.Forms;

namespace Pratip.Web.Voiding;

/// <summary>Asks for a row to be voided that was entered by mistake. Another person decides.</summary>
public sealed class AskVoidForm : EntryForm
{
    public override string Name => "ask-void";

    public override string Title => "web.voids.ask";

    public override AccessNoun Noun => AccessNoun.Voids;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        RowAddress.TryParse(subject, out var row) && await VoidRequests.VoidableAsync(register, row.Noun, row.Id, ct) is { } home
            ? new EntrySubject(await RowHome.WordsAsync(register, row, home.CaseId, ct), row.Back(home.CaseId), "cases", row)
            : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var row = (RowAddress)subject.Row!;
        return [new QuestionPage("why", CorrectableNoun.TitleOf(row.Noun), Ask.Line(nameof(AskVoidOptions.Reason), "web.voids.reason", "web.voids.reason-hint")) { Lead = "web.voids.lead" }];
    }

    public override Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return RowAbout.OfAsync(register, (RowAddress)subject.Row!, ct);
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct) => $"/voids/{await VoidingService.AskAsync(register, OptionsOf(form), ct)}";

    private static AskVoidOptions OptionsOf(FilledForm form)
    {
        var row = (RowAddress)form.About.Row!;
        return new AskVoidOptions { Id = form.Id, Noun = row.Noun, TargetId = row.Id, Reason = form.Answers.Line(nameof(AskVoidOptions.Reason)) };
    }
}
