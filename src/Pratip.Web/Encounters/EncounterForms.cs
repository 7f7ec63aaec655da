using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Web.Forms;

namespace Pratip.Web.Encounters;

/// <summary>Opens an encounter, at a site or as part of an operation where the address names one.</summary>
public sealed class OpenEncounterForm : EntryForm
{
    private const int MostOffered = 300;

    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("encounter", "web.encounters.what",
            Ask.Line(nameof(OpenEncounterOptions.OwnReference), "web.cases.reference", "web.encounters.reference-hint"),
            Ask.Date(nameof(OpenEncounterOptions.On), "web.encounters.on"),
            Ask.Choice(nameof(OpenEncounterOptions.SiteId), "web.encounters.site", SitesAsync, "web.encounters.site-hint"),
            Ask.Code(nameof(OpenEncounterOptions.SiteKind), "web.sites.kind", "site-kind"),
            Ask.Province(nameof(OpenEncounterOptions.ProvinceCode), "web.cases.province"),
            Ask.Choice(nameof(OpenEncounterOptions.OperationId), "web.encounters.operation", OperationsAsync)),
    ];

    public override string Name => "open-encounter";

    public override string Title => "web.encounters.open";

    public override AccessNoun Noun => AccessNoun.Removals;

    /// <summary>The id of a site or of an operation that the user sees.</summary>
    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (subject is null)
        {
            return new EntrySubject("", "/encounters", "encounters", new About(null, null));
        }

        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext();
        if (await db.Sites.Where(site => site.Id == id).Select(site => site.OwnReference).SingleOrDefaultAsync(ct) is { } site)
        {
            return new EntrySubject(site, $"/sites/{id}", "sites", new About(id, null));
        }

        return await db.JointOperations.Where(one => one.Id == id).Select(one => one.OwnReference).SingleOrDefaultAsync(ct) is { } operation
            ? new EntrySubject(operation, $"/operations/{id}", "operations", new About(null, id)) : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override Answers Suggest(EntrySubject subject, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var about = (About)subject.Row!;
        return Answers.None.With(nameof(OpenEncounterOptions.SiteId), about.SiteId?.ToString()).With(nameof(OpenEncounterOptions.OperationId), about.OperationId?.ToString());
    }

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EncounterService.OpenAsync(register, OptionsOf(form), ct);
        return $"/encounters/{form.Id}";
    }

    private static OpenEncounterOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.Id,
        OwnReference = form.Answers.Line(nameof(OpenEncounterOptions.OwnReference)),
        On = form.Answers.Date(nameof(OpenEncounterOptions.On)),
        SiteId = form.Answers.Id(nameof(OpenEncounterOptions.SiteId)),
        SiteKind = form.Answers.Line(nameof(OpenEncounterOptions.SiteKind)),
        ProvinceCode = form.Answers.Line(nameof(OpenEncounterOptions.ProvinceCode)),
        OperationId = form.Answers.Id(nameof(OpenEncounterOptions.OperationId)),
    };

    private static async ValueTask<IReadOnlyList<Choice>> SitesAsync(QuestionContext context, CancellationToken ct)
    {
        await using var db = context.Register.CreateContext();
        var sites = await db.Sites.Where(site => site.ClosedOn == null).OrderByDescending(site => site.Id).Take(MostOffered).ToListAsync(ct);
        return sites.ConvertAll(site => new Choice(site.Id.ToString(), site.Name is null ? site.OwnReference : $"{site.OwnReference}, {site.Name}"));
    }

    private static async ValueTask<IReadOnlyList<Choice>> OperationsAsync(QuestionContext context, CancellationToken ct)
    {
        await using var db = context.Register.CreateContext();
        var operations = await db.JointOperations.Where(one => one.Status != "called-off").OrderByDescending(one => one.Id).Take(MostOffered).ToListAsync(ct);
        return operations.ConvertAll(one => new Choice(one.Id.ToString(), one.OwnReference));
    }

    private sealed record About(Guid? SiteId, Guid? OperationId);
}

/// <summary>Names somebody who was met under a number.</summary>
public sealed class EnrichPersonForm : EntryForm
{
    private static readonly IReadOnlyList<QuestionPage> AllPages =
    [
        new("name", "web.people.name",
            Ask.Line(nameof(PersonEntry.NameLatin), "web.people.name-latin", "web.people.name-hint"),
            Ask.Line(nameof(PersonEntry.NameOwn), "web.people.name-own"),
            Ask.Text(nameof(PersonEntry.Aliases), "web.people.aliases", "web.people.line-hint"),
            Ask.Date(nameof(PersonEntry.BirthDate), "web.people.birth", "web.people.birth-hint")) { Lead = "web.encounters.enrich-lead" },
        new("papers", "web.people.papers",
            Ask.Line(nameof(PersonEntry.DocumentKind), "web.people.document-kind", "web.people.document-kind-hint"),
            Ask.Line(nameof(PersonEntry.DocumentNumber), "web.people.document-number"),
            Ask.Country(nameof(PersonEntry.DocumentCountry), "web.people.document-country"),
            Ask.Text(nameof(PersonEntry.Phones), "web.people.phones", "web.people.line-hint"),
            Ask.Text(nameof(PersonEntry.Contacts), "web.people.contacts", "web.people.contacts-hint")),
    ];

    public override string Name => "enrich-person";

    public override string Title => "web.encounters.enrich";

    public override AccessNoun Noun => AccessNoun.Removals;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id) || !register.Actor.May(AccessVerb.Enter, AccessNoun.Identities))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter);
        return await db.EncounteredPersons.SingleOrDefaultAsync(one => one.Id == id, ct) is { } person
            ? new EntrySubject(person.Number, $"/encounters/{person.EncounterId}", "encounters") : null;
    }

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => AllPages;

    public override IReadOnlyList<EntryProblem> Problems(FilledForm form) => OptionsOf(form).Problems(form.Today);

    public override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EncounterService.EnrichAsync(register, OptionsOf(form), ct);
        return form.About.Back;
    }

    private static EnrichPersonOptions OptionsOf(FilledForm form) => new()
    {
        Id = form.SubjectId,
        Person = new PersonEntry
        {
            NameLatin = form.Answers.Line(nameof(PersonEntry.NameLatin)),
            NameOwn = form.Answers.Line(nameof(PersonEntry.NameOwn)),
            Aliases = form.Answers.Line(nameof(PersonEntry.Aliases)),
            BirthDate = form.Answers.Date(nameof(PersonEntry.BirthDate)),
            DocumentKind = form.Answers.Line(nameof(PersonEntry.DocumentKind)),
            DocumentNumber = form.Answers.Line(nameof(PersonEntry.DocumentNumber)),
            DocumentCountry = form.Answers.Line(nameof(PersonEntry.DocumentCountry)),
            Phones = form.Answers.Line(nameof(PersonEntry.Phones)),
            Contacts = form.Answers.Line(nameof(PersonEntry.Contacts)),
        },
    };
}
