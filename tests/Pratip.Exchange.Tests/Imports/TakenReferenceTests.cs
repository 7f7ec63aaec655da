using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Tests.Workbooks;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>A row gives up its reference, and another row takes it: two rows must never become one record.</summary>
public sealed class TakenReferenceTests
{
    private const string First = "01940000-0000-7000-8000-000000000001";
    private const string Second = "01940000-0000-7000-8000-000000000002";
    private const string Third = "01940000-0000-7000-8000-000000000003";

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_row_with_the_reference_that_another_row_gave_up_is_a_new_record(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("victims", Victim("V1", ("row_id", First)));
        before.AddRow("victims", Victim("V2", ("row_id", Second)));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("victims", Victim("V3", ("row_id", First)));
        after.AddRow("victims", Victim("V2", ("row_id", Second)));
        after.AddRow("victims", Victim("V1", ("row_id", Third), ("status", "identified"), ("name_latin", "KEO Bopha"), ("sex", "male")));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("Imported: new 1, updated 1, unchanged 1, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal("V1 identified male KEO Bopha, V2 presumed female CHAN Srey, V3 presumed female CHAN Srey", await VictimsAsync(desk));
        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 3, rejected 0, conflicts 0", Counts(await desk.ImportAsync(Again(after))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_hand_over_moved_to_another_day_makes_room_for_one_on_its_first_day(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("hand-overs", HandOver("2024-06-01", "family", First));
        before.AddRow("hand-overs", HandOver("2024-07-01", "hospital", Third));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("hand-overs", HandOver("2024-06-02", "family", First));
        after.AddRow("hand-overs", HandOver("2024-06-01", "embassy", Second));
        after.AddRow("hand-overs", HandOver("2024-07-01", "hospital", Third));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("Imported: new 1, updated 1, unchanged 1, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("2024-06-01 embassy, 2024-06-02 family, 2024-07-01 hospital", string.Join(", ", (await db.HandOvers.OrderBy(h => h.On).ToListAsync()).Select(h => $"{h.On} {h.Destination}")));
        Assert.Equal(1, await db.PersonReports.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_victim_given_another_reference_parts_from_the_suspect_who_keeps_it(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("cases", Case());
        before.AddRow("suspects", Suspect("P1"));
        before.AddRow("victims", Same("P1"));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("cases", Case());
        after.AddRow("suspects", Suspect("P1"));
        var parted = Same("P2");
        parted["name_latin"] = "KEO Bopha";
        after.AddRow("victims", parted);
        var receipt = await desk.ImportAsync(after);

        Assert.Equal((0, 1, 2, 0), (receipt.New, receipt.Updated, receipt.Unchanged, receipt.Rejected));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("P1 SOK Dara, P2 KEO Bopha", string.Join(", ", (await db.PersonReports.OrderBy(r => r.OwnReference).ToListAsync())
            .Select(r => $"{r.OwnReference} {desk.Register.Vault.Open(db.SealedIdentities.Single(i => i.Id == r.Id)).Names[0].Text}")));
        Assert.Equal("P2", await db.Victims.Join(db.PersonReports, v => v.ReportId, r => r.Id, (v, r) => r.OwnReference).SingleAsync());
        Assert.Equal("P1", await db.Suspects.Join(db.PersonReports, v => v.ReportId, r => r.Id, (v, r) => r.OwnReference).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_rows_that_exchange_their_references_go_back_and_nobody_is_mixed_up(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("victims", Victim("V1", ("row_id", First)));
        before.AddRow("victims", Victim("V2", ("row_id", Second), ("sex", "male")));
        before.AddRow("victims", Victim("V3", ("row_id", Third)));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("victims", Victim("V2", ("row_id", First)));
        after.AddRow("victims", Victim("V1", ("row_id", Second), ("sex", "male")));
        after.AddRow("victims", Victim("V3", ("row_id", Third)));
        after.AddRow("victims", Victim("V1", ("sex", "other")));
        var receipt = await desk.ImportAsync(after);

        // The last repeats the reference of a row of its own file, the others have one of the register's.
        Assert.Equal("duplicate, reference-of-other-row, reference-of-other-row", string.Join(", ", receipt.Errors.Select(e => e.Code).Order(StringComparer.Ordinal)));
        Assert.Contains("the reference V2 is already that of another row you sent", Say(receipt), StringComparison.Ordinal);
        Assert.Equal("V1 presumed female CHAN Srey, V2 presumed male CHAN Srey, V3 presumed female CHAN Srey", await VictimsAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_given_up_by_a_row_that_goes_back_is_not_free(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("victims", Victim("V1", ("row_id", First)));
        before.AddRow("victims", Victim("V2", ("row_id", Second)));
        before.AddRow("victims", Victim("V3", ("row_id", Third)));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("victims", Victim("V1", ("sex", "other"), ("name_latin", "KEO Bopha")));
        after.AddRow("victims", Victim("V2", ("row_id", First)));
        after.AddRow("victims", Victim("V3", ("row_id", Third)));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("reference-of-other-row, reference-of-other-row", string.Join(", ", receipt.Errors.Select(e => e.Code)));
        Assert.Equal("V1 presumed female CHAN Srey, V2 presumed female CHAN Srey, V3 presumed female CHAN Srey", await VictimsAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_renamed_and_a_new_case_of_its_former_name_are_two_cases(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var before = Book();
        before.AddRow("cases", Case("C1", ("row_id", First)));
        before.AddRow("prevention", Values.Of(("activity_reference", "A1"), ("kind", "training"), ("on", "2024-06-04"), ("row_id", Second)));
        await desk.ImportAsync(before);

        var after = Book();
        after.AddRow("cases", Case("C1", ("status", "closed")));
        after.AddRow("cases", Case("C2", ("row_id", First)));
        after.AddRow("prevention", Values.Of(("activity_reference", "A1"), ("kind", "campaign"), ("on", "2024-06-05")));
        after.AddRow("prevention", Values.Of(("activity_reference", "A2"), ("kind", "training"), ("on", "2024-06-04"), ("row_id", Second)));
        var receipt = await desk.ImportAsync(after);

        Assert.Equal("Imported: new 2, updated 2, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("KH-2024-000001 C2 open, KH-2024-000002 C1 closed", string.Join(", ", (await db.Cases.OrderBy(c => c.Number).ToListAsync()).Select(c => $"{c.Number} {c.OwnReference} {c.Status}")));
        Assert.Equal("A1 campaign, A2 training", string.Join(", ", (await db.PreventionActivities.OrderBy(a => a.OwnReference).ToListAsync()).Select(a => $"{a.OwnReference} {a.Kind}")));
    }

    private static Dictionary<string, string?> Same(string person) =>
        Victim(person, ("row_id", First), ("sex", "male"), ("citizenship", "KH"), ("name_latin", "SOK Dara"), ("name_own", null), ("age", null), ("age_band", null));

    private static Dictionary<string, string?> HandOver(string on, string destination, string id) =>
        Values.Of(("person_reference", "H1"), ("sex", "female"), ("on", on), ("destination", destination), ("row_id", id));

    /// <summary>The same rows in a file of other bytes.</summary>
    private static Exchange.Workbooks.AgencyWorkbook Again(Exchange.Workbooks.AgencyWorkbook book)
    {
        book.Set("removals", "nothing-to-report");
        book.Set("removals", "not-included");
        book.Set("victims", "partial");
        return book;
    }

    private static async Task<string> VictimsAsync(ImportDesk desk)
    {
        await using var db = desk.Register.CreateContext();
        var rows = await db.Victims.Join(db.PersonReports, v => v.ReportId, r => r.Id, (v, r) => new { v.Status, r.OwnReference, r.Sex, r.Id }).ToListAsync();
        return string.Join(", ", rows.OrderBy(r => r.OwnReference, StringComparer.Ordinal)
            .Select(r => $"{r.OwnReference} {r.Status} {r.Sex} {desk.Register.Vault.Open(db.SealedIdentities.Single(i => i.Id == r.Id)).Names[0].Text}"));
    }
}
