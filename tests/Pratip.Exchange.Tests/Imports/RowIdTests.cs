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
