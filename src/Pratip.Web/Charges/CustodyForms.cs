using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;

namespace Pratip.Web.Charges;

/// <summary>A suspect arrives at the unit: the clock starts.</summary>
public sealed class BeginCustodyForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
        [new("arrival", "web.charges.begin-custody", Ask.Moment(nameof(BeginCustodyOptions.ArrivedAt), "web.charges.arrived-at")) { Lead = "web.charges.begin-lead" }];

    public override string Name => "begin-custody";

    public override string Title => "web.charges.begin-custody";

    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.SuspectAsync(register, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    // The hour is held against the clock by the service: a form knows only the day.
    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await CustodyService.BeginAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static BeginCustodyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        SuspectId = form.SubjectId,
        ArrivedAt = form.Answers.Moment(nameof(BeginCustodyOptions.ArrivedAt)),
    };
}

/// <summary>What the forms about a custody that runs have in common.</summary>
public abstract class CustodyForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Suspects;

    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => SuspectSubjects.CustodyAsync(register, subject, ct);

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct)
    {
        var id = Guid.Parse(subject);
        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.Custodies.SingleOrDefaultAsync(custody => custody.Id == id, ct) is { } custody
            ? new CurrentAnswers(Read(custody), custody.Version, custody.EventId) { Final = FinalOf(custody) } : null;
    }

    protected abstract Answers Read(Custody custody);

    /// <summary>Why nothing of this form can be entered any more: the rule is the service's.</summary>
    protected virtual Message? FinalOf(Custody custody) => CustodyService.WhyNotEnded(custody);
}

/// <summary>The prosecutor permits a longer custody.</summary>
public sealed class ExtendCustodyForm : CustodyForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("extension", "web.charges.extend-custody",
            Ask.Moment(nameof(ExtendCustodyOptions.ExtendedUntil), "web.charges.extended-until"),
            Ask.Line(nameof(ExtendCustodyOptions.Permission), "web.charges.permission", "web.charges.permission-hint")) { Lead = "web.charges.extend-lead" },
    ];

    public override string Name => "extend-custody";

    public override string Title => "web.charges.extend-custody";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems();

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await CustodyService.ExtendAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    protected override Answers Read(Custody custody) => Answers.None
        .With(nameof(ExtendCustodyOptions.ExtendedUntil), Answers.Of(custody.ExtendedUntil)).With(nameof(ExtendCustodyOptions.Permission), custody.Permission);

    protected override Message? FinalOf(Custody custody) => CustodyService.WhyNotExtended(custody);

    private static ExtendCustodyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        ExtendedUntil = form.Answers.Moment(nameof(ExtendCustodyOptions.ExtendedUntil)),
        Permission = form.Answers.Line(nameof(ExtendCustodyOptions.Permission)),
    };
}

/// <summary>A custody is over.</summary>
public sealed class EndCustodyForm : CustodyForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("end", "web.charges.end-custody",
            Ask.Moment(nameof(EndCustodyOptions.EndedAt), "web.charges.ended-at"),
            Ask.Code(nameof(EndCustodyOptions.End), "web.charges.end", "custody-end")),
    ];

    public override string Name => "end-custody";

    public override string Title => "web.charges.end-custody";

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(DateTimeOffset.MaxValue);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await CustodyService.EndAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    protected override Answers Read(Custody custody) => Answers.None
        .With(nameof(EndCustodyOptions.EndedAt), Answers.Of(custody.EndedAt)).With(nameof(EndCustodyOptions.End), custody.End);

    private static EndCustodyOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        BasedOn = form.BasedOn ?? 0,
        EndedAt = form.Answers.Moment(nameof(EndCustodyOptions.EndedAt)),
        End = form.Answers.Line(nameof(EndCustodyOptions.End)),
    };
}
