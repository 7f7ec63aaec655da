using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Corrections;

/// <summary>
/// Corrects any row, with the fields that the data names for its noun. Beside each stands whether a change takes effect at
/// once, because nothing was known, or waits for another person.
/// </summary>
public sealed class CorrectForm(SiteRegister site) : EntryForm
{
    /// <summary>Whoever corrects looks at what stands there: the page implies it, as the page of a case does. What an identity is opened for is asked.</summary>
    private const string Purpose = "data-quality";

    public override string Name => "correct";

    public override string Title => "web.corrections.form";

    public override AccessNoun Noun => AccessNoun.Corrections;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!RowAddress.TryParse(subject, out var row) || CorrectableNoun.Find(row.Noun) is not { } noun)
        {
            return null;
        }

        // An identity is opened once, to fill the form, and not to find out that it is there.
        var isSealed = noun.Noun == CorrectableNoun.Identities;
        var found = isSealed ? null : await CorrectionReader.RowAsync(register, row.Noun, row.Id, Purpose, ct);
        var (isThere, caseId) = isSealed ? await CorrectionReader.IsCorrectableAsync(register, row.Noun, row.Id, ct) : (found is not null, found?.CaseId);
        return isThere ? new EntrySubject(await RowHome.WordsAsync(register, row, caseId, ct), row.Back(caseId), "cases", new Subject(row, noun, found)) : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var about = (Subject)subject.Row!;
        var reason = Ask.Line(nameof(CorrectOptions.Reason), "web.corrections.reason", "web.corrections.reason-hint") with { StandsInRow = false };
        return [new QuestionPage("row", about.Noun.Title, [.. about.Noun.Fields.Select(field => FactQuestions.Of(about.Noun, field, about.Hint(field))), reason]) { Lead = "web.corrections.lead" }];
    }

    public override bool OpensSealed => true;

    public override bool AsksPurpose(EntrySubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return ((Subject)subject.Row!).Noun.Noun == CorrectableNoun.Identities;
    }

    public override async Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, string? purpose, CancellationToken ct) =>
        RowAddress.TryParse(subject, out var row) && (row.Noun == CorrectableNoun.Identities ? purpose : Purpose) is { } stated
            && await CorrectionReader.RowAsync(register, row.Noun, row.Id, stated, ct) is { } found
            ? new CurrentAnswers(FactQuestions.Typed(found), found.Version, found.Event)
            : null;

    public override Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return RowAbout.OfAsync(register, ((Subject)subject.Row!).Row, ct);
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(site.Register.Clock.GetUtcNow());

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        var outcome = await CorrectionService.CorrectAsync(register, OptionsOf(form), ct);
        return outcome.RequestId is { } request ? $"/corrections/{request}" : form.About.Back;
    }

    private static CorrectOptions OptionsOf(FilledForm form)
    {
        var about = (Subject)form.About.Row!;
        return new CorrectOptions
        {
            Id = form.Id,
            Noun = about.Row.Noun,
            TargetId = about.Row.Id,
            BasedOn = form.BasedOn ?? 0,
            Values = about.Noun.Fields.ToDictionary(field => field.Property, field => FactQuestions.Values(field, form.Answers), StringComparer.Ordinal),
            Reason = form.Answers.Line(nameof(CorrectOptions.Reason)),
        };
    }

    /// <summary>What the form is about; the row itself is null where it is sealed.</summary>
    private sealed record Subject(RowAddress Row, CorrectableNoun Noun, CorrectableRow? Now)
    {
        public string Hint(CorrectableField field) => field.Kind switch
        {
            FieldKind.Documents => "web.corrections.documents-hint",
            FieldKind.Countries => "web.corrections.countries-hint",
            _ when Now is null => field.Property == Noun.AgeProperty ? "web.corrections.sealed-age-hint" : "web.corrections.sealed-hint",
            _ when Now.Values[field.Property].Count > 0 => "web.corrections.known-hint",
            _ => field.Property == Noun.AgeProperty ? "web.corrections.unknown-age-hint" : "web.corrections.unknown-hint",
        };
    }
}

/// <summary>The fields of any noun as questions, and what is typed as the register keeps it.</summary>
internal static class FactQuestions
{
    public static Question Of(CorrectableNoun noun, CorrectableField field, string hint)
    {
        var (property, label) = (field.Property, noun.LabelOf(field));
        return field.Kind switch
        {
            FieldKind.Lines or FieldKind.Documents or FieldKind.Countries => Ask.Text(property, label, hint),
            FieldKind.Date => Ask.Date(property, label, hint),
            FieldKind.Moment => Ask.Moment(property, label, hint),
            FieldKind.Number or FieldKind.Year => Ask.Number(property, label, hint),
            FieldKind.Flag => Ask.YesNoUnknown(property, label, hint),
            FieldKind.Code => Ask.Code(property, label, field.List!, hint),
            FieldKind.Codes => Ask.Codes(property, label, field.List!, hint),
            FieldKind.Province => Ask.Province(property, label, hint),
            FieldKind.Article => Ask.Article(property, label, hint),
            FieldKind.Country => Ask.Country(property, label, hint),
            _ => Ask.Line(property, label, hint),
        };
    }

    /// <summary>What stands in the row, as it would have been typed.</summary>
    public static Answers Typed(CorrectableRow row) =>
        row.Noun.Fields.Aggregate(Answers.None, (answers, field) => answers.With(field.Property, TypedValues(field, row.Values[field.Property])));

    public static IReadOnlyList<string> Values(CorrectableField field, Answers answers)
    {
        return field.Kind switch
        {
            FieldKind.Date => One(answers.Date(field.Property)),
            FieldKind.Moment => One(FactMoments.Text(answers.Moment(field.Property))),
            FieldKind.Number or FieldKind.Year => One(Answers.Of(answers.Number(field.Property))),
            FieldKind.Flag => One(answers.YesNo(field.Property) switch { true => "true", false => "false", _ => null }),
            FieldKind.Lines or FieldKind.Documents => answers.Line(field.Property)?.Split('\n') ?? [],
            FieldKind.Countries => answers.Line(field.Property)?.ToUpperInvariant().Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries) ?? [],
            _ => answers.All(field.Property),
        };

        static IReadOnlyList<string> One(string? value) => value is null ? [] : [value];
    }

    private static IEnumerable<string?> TypedValues(CorrectableField field, IReadOnlyList<string> values) => field.Kind switch
    {
        FieldKind.Lines or FieldKind.Documents or FieldKind.Countries => [string.Join('\n', values)],
        FieldKind.Flag => values.Select(value => value == "true" ? "yes" : "no"),
        FieldKind.Moment => values.Select(value => Answers.Of(FactMoments.Read(value))),

        // In the order in which the page offers them: what was not touched comes back as it was.
        FieldKind.Codes => CodeListCatalogue.Standard.Get(field.List!).Entries.Select(entry => entry.Code).Where(code => values.Contains(code, StringComparer.Ordinal)),
        _ => values,
    };
}
