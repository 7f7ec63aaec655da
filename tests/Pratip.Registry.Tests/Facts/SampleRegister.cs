using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Facts;
using Pratip.Registry.People;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

/// <summary>Builds small registers row by row, and asks them for figures.</summary>
internal sealed class SampleRegister : IAsyncDisposable
{
    private readonly TestRegister _register;
    private readonly Guid _agency;
    private readonly RowChanges _rows = new();
    private int _number;

    private SampleRegister(TestRegister register, Guid agency)
    {
        _register = register;
        _agency = agency;
    }

    public static async Task<SampleRegister> CreateAsync(Engine engine)
    {
        var register = await TestRegister.CreateAsync(engine);
        await using var db = register.Register.CreateContext();
        return new(register, db.Set<Registry.Agencies.Agency>().Single(a => a.Code == "PC-12").Id);
    }

    public Case AddCase(string actedOn, string openingArticle = "TSE-26")
    {
        var number = ++_number;
        var row = new Case
        {
            Number = $"KH-2024-{number:000000}",
            LeadAgencyId = _agency,
            OwnReference = $"C{number}",
            ActedOn = actedOn,
            ProvinceCode = "12",
            OpeningArticle = openingArticle,
        };
        _rows.Add(row);
        return row;
    }

    /// <summary>At once: both cases have been saved.</summary>
    public async Task LinkAsync(Case one, Case other, string kind) =>
        await _register.Register.ChangeAsync(
            new ProcessContext(ProcessKind.CaseChange, "test", _agency, "sample", "test"),
            change => change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(new CaseLink { CaseId = one.Id, OtherCaseId = other.Id, Kind = kind, Reason = "the court's file" })),
            CancellationToken.None);

    public PersonReport AddPerson(string sex = "female", int? birthYear = null, params string[] citizenships)
    {
        var row = new PersonReport { AgencyId = _agency, OwnReference = $"P{++_number}", PersonId = Guid.CreateVersion7(), Sex = sex, BirthYear = birthYear, Citizenships = [.. citizenships] };
        _rows.Add(row);
        return row;
    }

    public Suspect AddSuspect(Case ofCase, PersonReport person, params string[] articles)
    {
        var row = new Suspect { CaseId = ofCase.Id, ReportId = person.Id };
        _rows.Add(row);
        _rows.Add(articles.Select(a => new Charge { SuspectId = row.Id, ArticleCode = a }));
        return row;
    }

    public Charge AddCharge(Suspect suspect, string article, string status)
    {
        var row = new Charge { SuspectId = suspect.Id, ArticleCode = article, Status = status };
        _rows.Add(row);
        return row;
    }

    public void AddStage(Suspect suspect, string stage, string on, string? outcome = null, string? sentence = null) =>
        _rows.Add(new ProceduralStage { SuspectId = suspect.Id, Stage = stage, On = on, Outcome = outcome, SentenceKind = sentence });

    public Victim AddVictim(PersonReport person, string registeredOn, Case? ofCase = null, int? age = null, string status = "identified")
    {
        var row = new Victim { ReportId = person.Id, CaseId = ofCase?.Id, RegisteredOn = registeredOn, Status = status, AgeAtIdentification = age };
        _rows.Add(row);
        return row;
    }

    public void AddReturn(string subject, string from, string to, string state = "submitted") => _rows.Add(new Return
    {
        AgencyId = _agency,
        Subject = subject,
        From = DateOnly.Parse(from),
        To = DateOnly.Parse(to),
        State = state,
        RowCount = 0,
    });

    public async Task SaveAsync() =>
        await _register.Register.ChangeAsync(
            new ProcessContext(ProcessKind.FileImport, "test", _agency, "sample", "test"),
            change => change.RecordAsync(EventKind.FileImported, _rows),
            CancellationToken.None);

    public async Task<FactSnapshot> ReadAsync()
    {
        await using var db = _register.Register.CreateContext();
        return await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new DateOnly(2025, 6, 30));
    }

    public async Task<FactSnapshot> ReadAsync(IReadOnlyCollection<string> tables)
    {
        await using var db = _register.Register.CreateContext();
        return await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new DateOnly(2025, 6, 30), tables, CancellationToken.None);
    }

    public async Task<Figure> FigureAsync(string measure, string window, string? by = null) =>
        FigureComputer.Compute(await ReadAsync(), MeasureCatalogue.Standard.Get(measure), ReportingWindow.Parse(window), by);

    public ValueTask DisposeAsync() => _register.DisposeAsync();
}
