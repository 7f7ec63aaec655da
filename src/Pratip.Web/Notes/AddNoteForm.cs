using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Notes;
using Pratip.Web.Forms;

namespace Pratip.Web.Notes;

/// <summary>Writes a note on a case or on a person's report. Who may read it is asked and not assumed.</summary>
public sealed class AddNoteForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("note", "web.notes.add.page",
            Ask.Text(nameof(AddNoteOptions.Text), "web.notes.text", "web.notes.text-hint"),
            Ask.Code(nameof(AddNoteOptions.Visibility), "web.notes.visibility", "note-visibility")),
    ];

    public override string Name => "add-note";

    public override string Title => "web.notes.add";

    public override AccessNoun Noun => AccessNoun.Notes;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) =>
        PaperSubject.TryParse(subject, out var of) && await of.FindToWriteAsync(register, AccessNoun.Notes, ct) is { } words
            ? new EntrySubject(words, PaperSubject.Papers(of), "cases", of) : null;

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await NoteService.AddAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static AddNoteOptions OptionsOf(FilledForm form)
    {
        var of = (CaseOrReport)form.About.Row!;
        return new AddNoteOptions
        {
            Id = form.Id,
            CaseId = of.CaseId,
            ReportId = of.ReportId,
            Visibility = form.Answers.Line(nameof(AddNoteOptions.Visibility)),
            Text = form.Answers.Line(nameof(AddNoteOptions.Text)),
        };
    }
}
