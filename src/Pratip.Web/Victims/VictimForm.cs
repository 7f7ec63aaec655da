using Pratip.Registry.Access;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>What the forms about a file have in common: one page, the same noun, and back to where they were opened.</summary>
public abstract class VictimForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Victims;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => VictimSubjects.VictimAsync(register, subject, ct);

    public sealed override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => [Page];

    public sealed override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EnterAsync(register, form, ct);
        return form.About.Back;
    }

    protected abstract QuestionPage Page { get; }

    protected abstract Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct);
}

/// <summary>A form about a person's report.</summary>
public abstract class ReportForm : VictimForm
{
    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => VictimSubjects.ReportAsync(register, Noun, subject, ct);
}
