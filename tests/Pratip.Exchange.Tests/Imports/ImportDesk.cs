using Pratip.Exchange.Imports;
using Pratip.Exchange.Tests.Workbooks;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>A register of one test on a fixed day, with rows that are right and can be made wrong one cell at a time.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2025, 2, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Texts Texts = Texts.Load(typeof(Importer).Assembly);

    private readonly TestRegister _test;
    private int _files;

    private ImportDesk(TestRegister test) => _test = test;

    public Register Register => _test.Register;

    public string Folder => _test.Folder;

    public static async Task<ImportDesk> OpenAsync(Engine engine) => new(await TestRegister.CreateAsync(engine, new FixedClock(Now)));

    public static AgencyWorkbook Book(string agency = "PC-12") => new(agency, ReportingWindow.OfYear(2024));

    public static Dictionary<string, string?> Case(string reference = "C1", params ReadOnlySpan<(string, string?)> cells) => With(
        Values.Of(("case_reference", reference), ("acted_on", "2024-03-05"), ("offence_on", "2024-02"), ("province", "12"), ("opening_article", "TSE-10"), ("forms", "forced-labour;online-scam")), cells);

    public static Dictionary<string, string?> Suspect(string person = "S1", string reference = "C1", params ReadOnlySpan<(string, string?)> cells) => With(
        Values.Of(
            ("case_reference", reference), ("person_reference", person), ("name_latin", "SOK Dara"), ("sex", "male"), ("citizenship", "KH"), ("birth_date", "1990-04-02"),
            ("articles", "TSE-10;TSE-12"), ("arrested_on", "2024-03-05"), ("sent_to_court_on", "2024-03-07"), ("remarks", "held at the post")), cells);

    public static Dictionary<string, string?> Victim(string person = "V1", params ReadOnlySpan<(string, string?)> cells) => With(
        Values.Of(
            ("person_reference", person), ("name_latin", "CHAN Srey"), ("name_own", "ចាន់ ស្រី"), ("sex", "female"), ("citizenship", "Cambodian"), ("registered_on", "2024-03-10"),
            ("status", "presumed"), ("age", "17"), ("age_band", "15-17"), ("forms", "online-scam"), ("phone", "012345678")), cells);

    public static Dictionary<string, string?> Removal(string person = "R1", string file = "F1", params ReadOnlySpan<(string, string?)> cells) => With(
        Values.Of(
            ("file_number", file), ("person_reference", person), ("name_latin", "WANG Wei"), ("sex", "male"), ("citizenship", "CN"), ("entered_on", "2023-11"),
            ("encounter_reference", "OP-1"), ("detained_on", "2024-05-01"), ("ground", "overstay"), ("removed_on", "2024-05-20"), ("destination_country", "CN")), cells);

    public string Save(AgencyWorkbook book)
    {
        var path = Path.Combine(Folder, $"file-{++_files}.xlsx");
        book.Save(path);
        return path;
    }

    public Task<ImportReceipt> ImportAsync(AgencyWorkbook book, string? rejectedPath = null) => ImportAsync(Save(book), rejectedPath);

    public Task<ImportReceipt> ImportAsync(string path, string? rejectedPath = null, Func<ImportOptions, ImportOptions>? options = null)
    {
        var given = new ImportOptions { Actor = "tester", RejectedPath = rejectedPath };
        return Importer.ImportAsync(Register, path, options is null ? given : options(given), null, TestContext.Current.CancellationToken);
    }

    public static string Say(ImportReceipt receipt, Language language = Language.English) =>
        string.Join("\n", receipt.Problems.Select(p => p.Say(Texts, language)));

    /// <summary>The counts of a receipt in one line.</summary>
    public static string Counts(ImportReceipt r) => $"{r.Outcome}: new {r.New}, updated {r.Updated}, unchanged {r.Unchanged}, rejected {r.Rejected}, conflicts {r.ConflictCount}";

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    private static Dictionary<string, string?> With(Dictionary<string, string?> row, ReadOnlySpan<(string Column, string? Value)> cells)
    {
        foreach (var (column, value) in cells)
        {
            row[column] = value;
        }

        return row;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
