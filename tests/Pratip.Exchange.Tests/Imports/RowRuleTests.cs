using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

public sealed class RowRuleTests
{
    public static TheoryData<string, string, string?, string> WrongCases => new()
    {
        { "required", "acted_on", null, "column Acted on (cell C5): nothing is given" },
        { "unknown-code", "status", "oppen", "'oppen' is not in the list" },
        { "unknown-code", "opening_article", "TSE-999", "Nearest:" },
        { "unknown-code", "province", "Phnom Pehn City", "12 – Phnom Penh" },
        { "unknown-district", "district", "Nowhere", "is no district of Phnom Penh" },
        { "future-date", "acted_on", "2025-02-02", "2 February 2025 lies in the future; today is 1 February 2025" },
        { "before-1900", "acted_on", "1899-12-31", "before 1900" },
        { "date-order", "offence_on", "2024-03-06", "Acted on (5 March 2024) lies before Offence committed on (6 March 2024)" },
        { "control-character", "palermo_reviewer", "a\u0007b", "U+0007" },
        { "too-long", "case_reference", new string('9', 61), "has 61 characters and may have 60" },
        { "row-id-damaged", "row_id", "12", "Clear the cell" },
        { "no-such-day", "acted_on", "30/02/2024", "February 2024" },
    };

    public static TheoryData<string, string, string?, string> WrongSuspects => new()
    {
        { "date-order", "sent_to_court_on", "2024-03-04", "Sent to court on (4 March 2024) lies before Arrested on (5 March 2024)" },
        { "date-order", "arrested_on", "2024-01-31", "Arrested on (31 January 2024) lies before Offence committed on (February 2024)" },
        { "date-order", "birth_date", "2024-04-01", "not shown" },
        { "age-and-birth", "age", "20", "the age 20 does not agree with the birth date" },
        { "too-old", "age", "121", "higher than 120" },
        { "negative", "age", "-3", "-3 is negative" },
        { "not-whole", "age", "17.5", "not a whole number" },
        { "unknown-case", "case_reference", "C9", "no case C9 of yours" },
        { "unknown-code", "articles", "TSE-10;TSE-1000", "'TSE-1000'" },
        { "unknown-code", "citizenship", "Cambodja land", "Nearest" },
    };

    public static TheoryData<string, string, string?, string> WrongVictims => new()
    {
        { "age-and-band", "age_band", "18-and-over", "the age 17 is not in the band \"18 and over\". Right would be \"15 to 17\"" },
        { "exploited-later", "age_at_exploitation", "18", "higher than the age at identification (17)" },
        { "age-and-birth", "birth_date", "1980", "does not agree with the birth date" },
        { "too-long", "name_own", new string('ក', 201), "has 201 characters and may have 200" },
        { "unreadable-date", "birth_date", "in the rainy season", "no date that can be read" },
        { "control-character", "name_latin", "CHAN\u0001", "U+0001" },
    };

    public static TheoryData<string, string, string?, string> WrongRemovals => new()
    {
        { "date-order", "removed_on", "2024-04-30", "Removed on (30 April 2024) lies before Detained on (1 May 2024)" },
        { "date-order", "entered_on", "2024-05-02", "Detained on (1 May 2024) lies before Entered Cambodia on (2 May 2024)" },
    };

    [Theory]
    [MemberData(nameof(WrongCases))]
    public Task A_wrong_case_is_rejected_with_its_cell_and_what_would_be_right(string code, string column, string? value, string said) =>
        CheckAsync("cases", Case(cells: [(column, value)]), code, said);

    [Theory]
    [MemberData(nameof(WrongSuspects))]
    public Task A_wrong_suspect_is_rejected_with_what_would_be_right(string code, string column, string? value, string said) =>
        CheckAsync("suspects", Suspect(cells: [(column, value)]), code, said);

    [Theory]
    [MemberData(nameof(WrongVictims))]
    public Task A_wrong_victim_is_rejected_with_what_would_be_right(string code, string column, string? value, string said) =>
        CheckAsync("victims", Victim(cells: [(column, value)]), code, said);

    [Theory]
    [MemberData(nameof(WrongRemovals))]
    public Task A_wrong_removal_is_rejected_with_what_would_be_right(string code, string column, string? value, string said) =>
        CheckAsync("removals", Removal(cells: [(column, value)]), code, said);

    [Fact]
    public async Task A_minor_by_birth_date_cannot_stand_in_the_adult_band()
    {
        var row = Victim(cells: [("age", null), ("birth_date", "2010-06-01"), ("age_band", "18-and-over")]);
        await CheckAsync("victims", row, "birth-and-band", "Right would be \"under 15\"");
    }

    [Fact]
    public async Task A_removal_that_neither_detained_nor_removed_anybody_is_rejected() =>
        await CheckAsync("removals", Removal(cells: [("detained_on", null), ("removed_on", null)]), "neither-detained-nor-removed", "at least one of them");

    [Theory]
    [InlineData("arrested_on", "Arrested on")]
    [InlineData("sent_to_court_on", "Sent to court on")]
    public async Task A_suspect_at_large_who_was_held_is_taken_with_a_remark(string held, string heading)
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("suspects", Suspect(cells: [("at_large", "yes"), ("arrested_on", null), ("sent_to_court_on", null), (held, "2024-03-06")]));
        book.AddRow("suspects", Suspect("S2", cells: [("at_large", "no")]));

        var receipt = await desk.ImportAsync(book);

        Assert.Equal(0, receipt.Rejected);
        var remark = Assert.Single(receipt.Warnings);
        Assert.Equal("at-large-and-held", remark.Code);
        Assert.Contains($"\"{heading}\" has a date", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_is_offered_only_where_the_list_of_the_column_has_it()
    {
        const string Offer = "write \"unknown\" where it is not known";
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("victims", Victim(cells: [("sex", null), ("citizenship", null), ("registered_on", null)]));

        var said = (await desk.ImportAsync(book)).Errors.ToDictionary(p => p.Column!.En, p => p.Say(Texts.Load(typeof(Importer).Assembly), Language.English), StringComparer.Ordinal);

        Assert.Contains(Offer, said["Sex"], StringComparison.Ordinal);
        Assert.Contains(Offer, said["Citizenship"], StringComparison.Ordinal);
        Assert.EndsWith("This column must be filled in.", said["Registered on"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_date_and_a_name_are_never_repeated_in_a_message()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("victims", Victim("V1", ("birth_date", "17/17/1993"), ("name_latin", "SECRET\u0001")));
        book.AddRow("victims", Victim("V2", ("birth_date", "2024-12-17"), ("name_own", new string('S', 201))));
        var receipt = await desk.ImportAsync(book);

        Assert.Equal(2, receipt.Rejected);
        var said = Say(receipt) + Say(receipt, Language.Khmer);
        Assert.DoesNotContain("1993", said, StringComparison.Ordinal);
        Assert.DoesNotContain("17 December", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SSSS", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_two_hundred_khmer_characters_is_taken_whole()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        var name = string.Concat(Enumerable.Repeat("ចាន់ ", 40))[..200].Trim();
        book.AddRow("victims", Victim("V1", ("name_own", name)));
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(await desk.ImportAsync(book)));
        await using var db = desk.Register.CreateContext();
        Assert.Contains(desk.Register.Vault.Open(db.SealedIdentities.Single()).Names, n => n.Text == name);
    }

    [Fact]
    public async Task A_row_outside_the_period_is_taken_with_a_remark_that_counts_its_like()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        for (var i = 0; i < 3; i++)
        {
            book.AddRow("victims", Victim($"V{i}", ("registered_on", "2023-12-30"), ("name_latin", null), ("name_own", null), ("phone", null)));
        }

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("Imported: new 3, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        var warning = Assert.Single(receipt.Warnings);
        Assert.Equal("outside-period", warning.Code);
        Assert.Contains("The same holds for 2 more rows", Say(receipt), StringComparison.Ordinal);
        Assert.Contains("ស្ថិតក្រៅរយៈពេល", Say(receipt, Language.Khmer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_sheets_say_of_one_person_must_agree()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("suspects", Suspect("P1"));
        book.AddRow("victims", Victim("P1", ("sex", "female"), ("name_latin", "SOK Dara"), ("age", null), ("age_band", null)));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("person-disagrees", Assert.Single(receipt.Errors).Code);
        Assert.Contains("row 5 of sheet suspects", Say(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspect_who_is_also_a_victim_is_one_person()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("cases", Case());
        book.AddRow("suspects", Suspect("P1"));
        book.AddRow("victims", Victim("P1", ("sex", "male"), ("name_latin", "SOK Dara"), ("birth_date", "1990"), ("age", null), ("age_band", null)));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("Imported: new 3, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        var report = db.PersonReports.Single();
        Assert.Equal("exact", report.AgePrecision);
        Assert.Equal("1990-04-02", desk.Register.Vault.Open(db.SealedIdentities.Single()).BirthDate);
    }

    [Fact]
    public async Task Duplicate_references_and_numbers_of_another_case_are_rejected_and_name_the_other_row()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("cases", Case("C1", ("court_number", "K-1")));
        book.AddRow("cases", Case("C1"));
        book.AddRow("cases", Case("C2", ("court_number", "K-1")));
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 2, conflicts 0", Counts(receipt));
        Assert.Contains("C1 is already in row 5", Say(receipt), StringComparison.Ordinal);
        Assert.Contains("the number K-1 is already given to the case of row 5", Say(receipt), StringComparison.Ordinal);

        var later = Book("PC-08");
        later.AddRow("cases", Case("X1", ("province", "08"), ("court_number", "K-1")));
        Assert.Equal("number-of-other-case", Assert.Single((await desk.ImportAsync(later)).Errors).Code);
    }

    [Fact]
    public async Task Rows_of_a_rejected_case_are_told_to_come_with_it()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        book.AddRow("cases", Case(cells: [("province", "Atlantis")]));
        book.AddRow("suspects", Suspect());
        var receipt = await desk.ImportAsync(book);
        Assert.Equal("unknown-code, case-rejected", string.Join(", ", receipt.Errors.Select(e => e.Code)));
        await using var db = desk.Register.CreateContext();
        Assert.False(db.PersonReports.Any());
    }

    private static async Task CheckAsync(string sheet, Dictionary<string, string?> row, string code, string said)
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var book = Book();
        if (sheet == "suspects")
        {
            book.AddRow("cases", Case());
        }

        book.AddRow(sheet, row);
        var receipt = await desk.ImportAsync(book);

        Assert.Equal(1, receipt.Rejected);
        Assert.True(receipt.Errors.Any(e => e.Code == code), Say(receipt));
        Assert.Contains(said, Say(receipt), StringComparison.Ordinal);
        Assert.False(Say(receipt) == Say(receipt, Language.Khmer), "Khmer says the same as English.");
    }
}
