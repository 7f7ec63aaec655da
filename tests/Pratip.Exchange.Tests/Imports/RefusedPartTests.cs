using Microsoft.EntityFrameworkCore;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>A row that goes back to its sender leaves nothing behind, whatever of it belongs to a record of its own.</summary>
public sealed class RefusedPartTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_whose_arrest_was_emptied_is_rejected_with_what_it_says_of_the_person(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("cases", Case());
        before.AddRow("suspects", Suspect());
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("cases", Case());
        after.AddRow("suspects", Suspect(cells: [("arrested_on", null), ("sex", "female"), ("name_latin", "SOK Sophea"), ("citizenship", "VN")]));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("withdrawn", Assert.Single(receipt.Errors).Code);
        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 1, rejected 1, conflicts 0", Counts(receipt).Replace("Imported", "NothingChanged", StringComparison.Ordinal));
        await using var db = desk.Register.CreateContext();
        var report = await db.PersonReports.SingleAsync();
        Assert.Equal(("male", "KH", 1), (report.Sex, string.Join(' ', report.Citizenships), report.Version));
        Assert.Equal("SOK Dara", desk.Register.Vault.Open(await db.SealedIdentities.SingleAsync()).Names[0].Text);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removal_that_was_emptied_is_rejected_with_what_it_says_of_file_and_operation(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book("GDI");
        before.AddRow("removals", Removal());
        await desk.ImportAsync(before);

        var after = Book("GDI");
        after.AddRow("removals", Removal(cells: [("removed_on", null), ("ground", "irregular-entry"), ("detained_on", "2024-04-20"), ("sex", "female")]));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("withdrawn", Assert.Single(receipt.Errors).Code);
        await using var db = desk.Register.CreateContext();
        Assert.Equal("overstay", (await db.RemovalFiles.SingleAsync()).Ground);
        Assert.Equal("2024-05-01", (await db.Encounters.SingleAsync()).On);
        Assert.Equal("male", (await db.PersonReports.SingleAsync()).Sex);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_whom_only_a_rejected_row_names_is_not_entered(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book();
        book.AddRow("victims", Victim("V1"));
        book.AddRow("victims", Victim("V2", ("case_reference", "C-9")));
        Assert.Equal("Imported: new 1, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(await desk.ImportAsync(book)));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("V1", (await db.PersonReports.SingleAsync()).OwnReference);
    }
}
