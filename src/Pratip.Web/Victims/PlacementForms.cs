using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Victims;

/// <summary>Where somebody's way led for now.</summary>
public sealed class AddDispositionForm : VictimForm
{
    public override string Name => "add-disposition";

    public override string Title => "web.victims.add-disposition";

    protected override QuestionPage Page { get; } = new("disposition", "web.victims.add-disposition",
        Ask.Code(nameof(AddDispositionOptions.Disposition), "web.cases.disposition", "victim-disposition"),
        Ask.Date(nameof(AddDispositionOptions.On), "web.victims.on"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => DispositionService.AddAsync(register, OptionsOf(form), ct);

    private static AddDispositionOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        VictimId = form.SubjectId,
        Disposition = form.Answers.Line(nameof(AddDispositionOptions.Disposition)),
        On = form.Answers.Date(nameof(AddDispositionOptions.On)),
    };
}

/// <summary>To whom somebody was handed over: only for whoever may know where victims live.</summary>
public sealed class AddHandOverForm : ReportForm
{
    public override string Name => "add-hand-over";

    public override string Title => "web.victims.add-hand-over";

    public override AccessNoun Noun => AccessNoun.Shelters;

    protected override QuestionPage Page { get; } = new("place", "web.victims.add-hand-over",
        Ask.Code(nameof(AddHandOverOptions.Destination), "web.cases.hand-over", "hand-over-destination"),
        Ask.Date(nameof(AddHandOverOptions.On), "web.victims.on"),
        Ask.Province(nameof(AddHandOverOptions.ProvinceCode), "web.cases.province", "web.victims.province-hint"));

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    protected override Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct) => HandOverService.AddAsync(register, OptionsOf(form), ct);

    private static AddHandOverOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        ReportId = form.SubjectId,
        Destination = form.Answers.Line(nameof(AddHandOverOptions.Destination)),
        On = form.Answers.Date(nameof(AddHandOverOptions.On)),
        ProvinceCode = form.Answers.Line(nameof(AddHandOverOptions.ProvinceCode)),
    };
}

/// <summary>Puts the file of somebody without a case into one, found by its number.</summary>
public sealed class PlaceVictimForm : VictimForm
{
    public override string Name => "place-victim";

    public override string Title => "web.victims.place";

    protected override QuestionPage Page { get; } =
        new("case", "web.victims.place", Ask.Line(nameof(PlaceVictimOptions.CaseId), "web.victims.case-number", "web.victims.case-number-hint")) { Lead = "web.victims.place-lead" };

    public override Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) =>
        VictimSubjects.CurrentAsync<Victim>(register, subject, static _ => Answers.None, ct);

    /// <summary>That the number is one of a case in reach only the register knows.</summary>
    public override IReadOnlyList<EntryProblem> Problems(FilledForm form)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(PlaceVictimOptions.CaseId), form.Answers.Line(nameof(PlaceVictimOptions.CaseId)))
            && check.Line(nameof(PlaceVictimOptions.CaseId), form.Answers.Line(nameof(PlaceVictimOptions.CaseId)));
        return check.Problems;
    }

    protected override async Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var number = form.Answers.Line(nameof(PlaceVictimOptions.CaseId));
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        var caseId = await db.Cases.Where(one => one.Number == number).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(ct);

        // No case has this id: what is not there and what is out of reach are refused in the same words.
        var options = new PlaceVictimOptions { Id = form.SubjectId, BasedOn = form.BasedOn ?? 0, CaseId = caseId ?? Guid.Empty };
        await PresumedVictimService.PlaceAsync(register, options, ct);
    }
}
