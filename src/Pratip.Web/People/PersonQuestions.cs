using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Web.Forms;
using Pratip.Web.Search;

namespace Pratip.Web.People;

/// <summary>The questions about a person, for every form that enters one: known already or new, then who it is as far as that is known and may be kept.</summary>
public static class PersonQuestions
{
    /// <summary>A second citizenship; the options record has one list for both.</summary>
    private const string OtherCitizenship = "OtherCitizenship";

    private const string Yes = "yes";

    /// <param name="mayBeAnonymous">Whether the anonymous tier is offered: for presumed victims, not for suspects.</param>
    public static IReadOnlyList<QuestionPage> Pages(bool mayBeAnonymous) =>
    [
        new("person", "web.people.person",
            [
                Ask.Line(nameof(PersonEntry.ExistingReference), "web.people.existing", "web.people.existing-hint"),
                Ask.Line(nameof(PersonEntry.OwnReference), "web.people.own-reference", "web.people.own-reference-hint"),
                .. mayBeAnonymous ? (Question[])[Ticked(nameof(PersonEntry.IsAnonymous), "web.people.anonymous", "web.people.anonymous-yes", "web.people.anonymous-hint")] : [],
            ]) { Lead = "web.people.person-lead" },
        new("name", "web.people.name",
            Ask.Line(nameof(PersonEntry.NameLatin), "web.people.name-latin", "web.people.name-hint"),
            Ask.Line(nameof(PersonEntry.NameOwn), "web.people.name-own"),
            Ask.Text(nameof(PersonEntry.Aliases), "web.people.aliases", "web.people.line-hint"),
            Ticked(nameof(PersonEntry.NameIsUnknown), "web.people.name-unknown", "web.people.name-unknown-yes")) { AskedWhen = IsNamed },
        new("about", "web.people.about",
            Ask.Code(nameof(PersonEntry.Sex), "web.cases.sex", "sex"),
            Ask.Date(nameof(PersonEntry.BirthDate), "web.people.birth", "web.people.birth-hint"),
            Ask.Number(nameof(PersonEntry.ApparentAge), "web.people.apparent-age", "web.people.apparent-age-hint"),
            Ask.Country(nameof(PersonEntry.Citizenships), "web.cases.citizenships", "web.people.citizenship-hint"),
            Ask.Country(OtherCitizenship, "web.people.other-citizenship", "web.people.if-any"),
            Ask.Line(nameof(PersonEntry.CitizenshipsAsReported), "web.people.citizenship-reported", "web.people.citizenship-reported-hint")) { AskedWhen = IsNew },
        new("papers", "web.people.papers",
            Ask.Line(nameof(PersonEntry.DocumentKind), "web.people.document-kind", "web.people.document-kind-hint"),
            Ask.Line(nameof(PersonEntry.DocumentNumber), "web.people.document-number"),
            Ask.Country(nameof(PersonEntry.DocumentCountry), "web.people.document-country"),
            Ask.Text(nameof(PersonEntry.OtherDocuments), "web.people.other-documents", "web.people.line-hint"),
            Ask.Text(nameof(PersonEntry.Phones), "web.people.phones", "web.people.line-hint"),
            Ask.Text(nameof(PersonEntry.Contacts), "web.people.contacts", "web.people.contacts-hint")) { AskedWhen = IsNamed },
        KnownPeople.Page,
        new("entry", "web.people.entry",
            Ask.Date(nameof(PersonEntry.EnteredOn), "web.people.entered-on"),
            Ask.Line(nameof(PersonEntry.EntryPlace), "web.people.entry-place"),
            Ask.Code(nameof(PersonEntry.EntryLegality), "web.people.entry-legality", "entry-legality"),
            Ask.Code(nameof(PersonEntry.VisaKind), "web.people.visa", "visa-kind"),
            Ask.Country(nameof(PersonEntry.TransitCountry), "web.people.transit")) { AskedWhen = IsNew, Lead = "web.people.entry-lead" },
    ];

    /// <summary>What the register says against the reference, on the page that asks for it.</summary>
    public static Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        return PersonRows.FindProblemsAsync(register, EntryOf(form.Answers), ct);
    }

    /// <summary>What was answered. Questions that are not asked any more, because somebody went back, say nothing.</summary>
    public static PersonEntry EntryOf(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (KnownPeople.ChosenReference(answers) is { } known)
        {
            return new PersonEntry { ExistingReference = known };
        }

        if (!IsNew(answers))
        {
            return new PersonEntry { ExistingReference = answers.Line(nameof(PersonEntry.ExistingReference)), OwnReference = answers.Line(nameof(PersonEntry.OwnReference)) };
        }

        var entry = new PersonEntry
        {
            OwnReference = answers.Line(nameof(PersonEntry.OwnReference)),
            IsAnonymous = IsAnonymous(answers),
            BirthDate = answers.Date(nameof(PersonEntry.BirthDate)),
            ApparentAge = answers.Number(nameof(PersonEntry.ApparentAge)),
            Sex = answers.Line(nameof(PersonEntry.Sex)),
            Citizenships = [.. answers.All(nameof(PersonEntry.Citizenships)), .. answers.All(OtherCitizenship)],
            CitizenshipsAsReported = answers.Line(nameof(PersonEntry.CitizenshipsAsReported)),
            EnteredOn = answers.Date(nameof(PersonEntry.EnteredOn)),
            EntryPlace = answers.Line(nameof(PersonEntry.EntryPlace)),
            EntryLegality = answers.Line(nameof(PersonEntry.EntryLegality)),
            VisaKind = answers.Line(nameof(PersonEntry.VisaKind)),
            TransitCountry = answers.Line(nameof(PersonEntry.TransitCountry)),
        };
        return entry.IsAnonymous ? entry : Named(entry, answers);
    }

    private static PersonEntry Named(PersonEntry entry, Answers answers) => entry with
    {
        NameIsUnknown = answers.YesNo(nameof(PersonEntry.NameIsUnknown)) == true,
        NameLatin = answers.Line(nameof(PersonEntry.NameLatin)),
        NameOwn = answers.Line(nameof(PersonEntry.NameOwn)),
        Aliases = answers.Line(nameof(PersonEntry.Aliases)),
        DocumentKind = answers.Line(nameof(PersonEntry.DocumentKind)),
        DocumentNumber = answers.Line(nameof(PersonEntry.DocumentNumber)),
        DocumentCountry = answers.Line(nameof(PersonEntry.DocumentCountry)),
        OtherDocuments = answers.Line(nameof(PersonEntry.OtherDocuments)),
        Phones = answers.Line(nameof(PersonEntry.Phones)),
        Contacts = answers.Line(nameof(PersonEntry.Contacts)),
    };

    /// <summary>Neither named by a reference nor recognised among those the office knows.</summary>
    private static bool IsNew(Answers answers) => answers.Line(nameof(PersonEntry.ExistingReference)) is null && KnownPeople.ChosenReference(answers) is null;

    private static bool IsAnonymous(Answers answers) => answers.YesNo(nameof(PersonEntry.IsAnonymous)) == true;

    private static bool IsNamed(Answers answers) => IsNew(answers) && !IsAnonymous(answers);

    /// <summary>One box to tick.</summary>
    private static Question Ticked(string property, string label, string words, string? hint = null) =>
        Ask.Choices(property, label, (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>([new(Yes, context.Text[words])]), hint);
}
