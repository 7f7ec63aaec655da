using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>The hidden ids of a template's rows: what they recognise, and what they must never overwrite.</summary>
public sealed class RowIdTests
{
    /// <summary>The blank rows of one template, as they lie in every copy of it.</summary>
    private static readonly string[] Blank = ["01940000-0000-7000-8000-000000000001", "01940000-0000-7000-8000-000000000002"];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_id_wins_over_a_changed_reference_and_says_so(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(Book(), "V1"));

        var receipt = await desk.ImportAsync(Filled(Book(), "V-001"));

        Assert.Equal("Imported: new 0, updated 1, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal("row-renamed", Assert.Single(receipt.Warnings).Code);
        await using var db = desk.Register.CreateContext();
        Assert.Equal("V-001", (await db.PersonReports.SingleAsync()).OwnReference);
    }

    [Fact]
    public async Task A_row_copied_with_its_hidden_id_is_a_new_row_and_said_so()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("victims", Victim("V1", ("row_id", Blank[0])));
        book.AddRow("victims", Victim("V2", ("row_id", Blank[0])));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("Imported: new 2, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal("row-id-copied", Assert.Single(receipt.Warnings).Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_template_serves_every_body(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(Book(), "V1", "V2"));

        var other = await desk.ImportAsync(Filled(Book("PC-08"), "V1", "X2"));
        var again = await desk.ImportAsync(Filled(Book("PC-08"), "V1", "X-002"));

        Assert.Equal("Imported: new 2, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(other));
        Assert.Equal("Imported: new 0, updated 1, unchanged 1, rejected 0, conflicts 0", Counts(again));
        Assert.Equal("PC-08 V1, PC-08 X-002, PC-12 V1, PC-12 V2", await ReferencesAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_blank_template_filled_in_for_another_period_overwrites_nothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(new AgencyWorkbook("PC-12", Half(1)), "V1"));

        var receipt = await desk.ImportAsync(Filled(new AgencyWorkbook("PC-12", Half(2)), "W1"));

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal("PC-12 V1, PC-12 W1", await ReferencesAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_copy_of_the_template_for_the_same_period_overwrites_nothing(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(Book(), "V1", "V2"));

        var more = await desk.ImportAsync(Filled(Book(), "V3", "V4"));
        var same = await desk.ImportAsync(Filled(Book(), "V4", "V3"));

        Assert.Equal("Imported: new 2, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(more));
        Assert.Equal((0, 0, 2), (same.New, same.Updated, same.Unchanged));
        Assert.Equal("PC-12 V1, PC-12 V2, PC-12 V3, PC-12 V4", await ReferencesAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_copy_with_one_other_person_is_a_new_row_and_not_the_earlier_ones_new_name(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(Book(), "V1"));
        var copy = Book();
        copy.AddRow("victims", Victim("V7", ("row_id", Blank[0]), ("name_latin", "KEO Sophal"), ("name_own", "កែវ សុផល"), ("sex", "male"), ("birth_date", "2007-05-05"), ("age", null), ("age_band", null)));

        var receipt = await desk.ImportAsync(copy);

        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal("row-id-of-another", Assert.Single(receipt.Warnings).Code);
        Assert.Equal("PC-12 V1, PC-12 V7", await ReferencesAsync(desk));
        copy.Set("cases", "nothing-to-report");
        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 1, rejected 0, conflicts 0", Counts(await desk.ImportAsync(copy)).Replace("Imported", "NothingChanged", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_copy_with_one_other_case_is_a_new_case(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var first = Book();
        first.AddRow("cases", Case("C1", ("row_id", Blank[0])));
        await desk.ImportAsync(first);
        var copy = Book();
        copy.AddRow("cases", Case("C9", ("row_id", Blank[0]), ("acted_on", "2024-09-01"), ("offence_on", "2024-08"), ("province", "08"), ("opening_article", "TSE-15"), ("forms", "forced-labour")));
        var corrected = Book();
        corrected.AddRow("cases", Case("C-001", ("row_id", Blank[0])));

        Assert.Equal("row-id-of-another", Assert.Single((await desk.ImportAsync(copy)).Warnings).Code);
        Assert.Equal("row-renamed", Assert.Single((await desk.ImportAsync(corrected)).Warnings).Code);

        await using var db = desk.Register.CreateContext();
        Assert.Equal("C-001 C9", string.Join(' ', (await db.Cases.Select(c => c.OwnReference).ToListAsync()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_person_under_a_known_reference_is_refused_with_the_reason(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Filled(Book(), "V1"));
        var other = Book();
        other.AddRow("victims", Victim("V1", ("name_latin", "KEO Sophal"), ("name_own", "កែវ សុផល"), ("sex", "male")));
        other.AddRow("hand-overs", Pratip.Exchange.Tests.Workbooks.Values.Of(("person_reference", "V1"), ("sex", "male"), ("on", "2024-04-01"), ("destination", "family")));

        var receipt = await desk.ImportAsync(other);

        Assert.Equal(2, receipt.Rejected);
        Assert.All(receipt.Errors, e => Assert.Equal("reference-of-other-person", e.Code));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("female", (await db.PersonReports.SingleAsync()).Sex);
        Assert.False(await db.HandOvers.AnyAsync());
    }

    [Fact]
    public async Task A_name_spelt_anew_is_a_correction()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        await desk.ImportAsync(Filled(Book(), "V1"));
        var corrected = Book();
        corrected.AddRow("victims", Victim("V1", ("name_latin", "CHANN Sreey"), ("sex", "male")));
        Assert.Equal("Imported: new 0, updated 1, unchanged 0, rejected 0, conflicts 0", Counts(await desk.ImportAsync(corrected)));
    }

    private static AgencyWorkbook Filled(AgencyWorkbook book, params string[] references)
    {
        foreach (var (reference, id) in references.Zip(Blank))
        {
            book.AddRow("victims", Victim(reference, ("row_id", id)));
        }

        return book;
    }

    private static ReportingWindow Half(int half) => ReportingWindow.TryParse($"2024-H{half}", out var window) ? window : throw new FormatException();

    private static async Task<string> ReferencesAsync(ImportDesk desk)
    {
        await using var db = desk.Register.CreateContext();
        var reports = await db.PersonReports.Join(db.Agencies, r => r.AgencyId, a => a.Id, (r, a) => new { a.Code, r.OwnReference }).ToListAsync();
        return string.Join(", ", reports.Select(r => $"{r.Code} {r.OwnReference}").Order(StringComparer.Ordinal));
    }
}
