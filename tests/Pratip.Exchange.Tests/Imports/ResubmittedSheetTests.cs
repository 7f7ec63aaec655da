using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tests.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>What sending again means, the same on every sheet and both databases.</summary>
public sealed class ResubmittedSheetTests
{
    /// <summary>A column of each sheet that a correction changes, and the table and field that keep it.</summary>
    private static readonly (string Sheet, string Column, string Value, string Noun, string Field)[] Corrections =
    [
        ("cases", "status", "closed", "cases", "status"),
        ("suspects", "role", "recruiter", "suspects", "role"),
        ("victims", "status", "identified", "victims", "status"),
        ("hand-overs", "destination", "hospital", "hand_overs", "destination"),
        ("removals", "ticket_payer", "embassy", "removals", "ticket_payer"),
        ("court-steps", "outcome", "acquitted", "procedural_stages", "outcome"),
        ("repatriations", "from_country", "MY", "repatriations", "from_country"),
        ("interceptions", "destination_country", "TH", "interceptions", "destination_country"),
        ("prevention", "kind", "campaign", "prevention_activities", "kind"),
        ("aggregates", "value", "6", "aggregate_returns", "value"),
    ];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Fact]
    public void Every_sheet_is_among_them() =>
        Assert.Equal(SheetCatalogue.Standard.Sheets.Select(s => s.Id), Corrections.Select(c => c.Sheet), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_rows_again_change_nothing_and_a_corrected_row_only_itself(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        var rows = await VersionsAsync(desk);

        // Another order of rows, so that the bytes differ and the content does not.
        var again = await desk.ImportAsync(Full(reversed: true));
        Assert.Equal((0, 0, 2 + (2 * Corrections.Length), 0, 0), (again.New, again.Updated, again.Unchanged, again.Rejected, again.ConflictCount));
        Assert.Equal(rows, await VersionsAsync(desk));

        var corrected = await desk.ImportAsync(Full(correct: true));
        Assert.Equal((0, Corrections.Length, 2 + Corrections.Length, 0, 0), (corrected.New, corrected.Updated, corrected.Unchanged, corrected.Rejected, corrected.ConflictCount));
        Assert.All(corrected.Sheets, s => Assert.Equal(s.Sheet is "cases" or "suspects" ? 6 : 5, Assert.Single(s.UpdatedRows)));
        var changed = (await VersionsAsync(desk)).Except(rows, StringComparer.Ordinal).ToList();
        Assert.Equal(Corrections.Select(c => $"{c.Noun} 2").Order(StringComparer.Ordinal), changed.Select(r => r[(r.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(Corrections.Select(c => $"{c.Noun}: {c.Field}").Order(StringComparer.Ordinal), await ChangedFieldsAsync(desk, corrected.EventId!.Value), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_missing_from_a_later_file_stays_on_record(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        var rows = await VersionsAsync(desk);
        var less = Book();
        less.AddRow("victims", Complaint.Good("victims", "D2"));

        var receipt = await desk.ImportAsync(less);

        Assert.Equal("NothingChanged: new 0, updated 0, unchanged 1, rejected 0, conflicts 0", Counts(receipt));
        Assert.Equal(rows, await VersionsAsync(desk));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_newer_change_on_any_sheet_is_shown_and_not_overwritten(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        await ChangeAsync(desk);
        var rows = await VersionsAsync(desk);

        var receipt = await desk.ImportAsync(Full(correct: true));

        Assert.Equal((0, 0, Corrections.Length), (receipt.New, receipt.Updated, receipt.ConflictCount));
        Assert.Equal(
            Corrections.Select(c => $"{c.Sheet} {(c.Sheet is "cases" or "suspects" ? 6 : 5)}").Order(StringComparer.Ordinal),
            receipt.Conflicts.Select(c => $"{c.Sheet} {c.Row}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(Corrections, c => Assert.Contains(
            receipt.Conflicts.Single(x => x.Sheet == c.Sheet).Fields, f => f.Field == SheetCatalogue.Standard.Get(c.Sheet).Column(c.Column).Header && f.FileValue == c.Value && f.RegisterValue != c.Value));
        Assert.Equal(rows, await VersionsAsync(desk));

        // Shown again each time, until file and register agree.
        Assert.Equal(Corrections.Length, (await desk.ImportAsync(Full(correct: true, reversed: true))).ConflictCount);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_void_row_stays_void_whatever_is_sent(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.ImportAsync(Full());
        var ids = await FirstIdsAsync(desk);
        var (asker, decider) = (await EmployAsync(desk, "asker"), await EmployAsync(desk, "decider"));
        foreach (var (sheet, _, _, noun, _) in Corrections.Where(c => EventKind.VoidableNouns.Contains(c.Noun, StringComparer.Ordinal)))
        {
            await VoidAsync(desk, asker, decider, noun, ids[sheet]);
        }

        var rows = await VersionsAsync(desk);
        var same = await desk.ImportAsync(Full(reversed: true));
        var corrected = await desk.ImportAsync(Full(correct: true));

        var voided = Corrections.Count(c => EventKind.VoidableNouns.Contains(c.Noun, StringComparer.Ordinal));
        Assert.Equal((0, 0, 0), (same.New, same.Updated, same.Rejected));
        Assert.Equal((0, Corrections.Length - voided, voided), (corrected.New, corrected.Updated, corrected.ConflictCount));
        Assert.All(corrected.Conflicts, c => Assert.Equal("Voided in the register", c.Fields[0].Field.En));
        var after = await VersionsAsync(desk);
        Assert.Equal(rows.Count, after.Count);
        Assert.All(ids.Where(i => EventKind.VoidableNouns.Contains(Corrections.Single(c => c.Sheet == i.Key).Noun, StringComparer.Ordinal)), i => Assert.Contains(after, r => r.StartsWith($"{i.Value} ", StringComparison.Ordinal) && r.EndsWith(" 2", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_row_of_a_person_and_an_operation_on_record_is_new_and_counted_in_the_return(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book("GDI");
        book.AddRow("removals", Removal("R1"));
        book.AddRow("hand-overs", Complaint.Good("hand-overs", "D1"));
        await desk.ImportAsync(book);

        var more = Book("GDI");
        more.AddRow("removals", Removal("R2", cells: [("detained_on", "2024-04-20"), ("entered_on", "2023-10"), ("authority", "the ministry")]));
        var known = Complaint.Good("hand-overs", "D1");
        known["on"] = "2024-06-09";
        known["name_latin"] = "KEO Bopha";
        more.AddRow("hand-overs", known);
        var receipt = await desk.ImportAsync(more);

        Assert.Equal("Imported: new 2, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("hand-overs 2, removals 2", string.Join(", ", (await db.Returns.ToListAsync()).Select(r => $"{r.Subject} {r.RowCount}").Order(StringComparer.Ordinal)));
        Assert.Equal("2024-04-20", (await db.Encounters.SingleAsync()).On);
    }

    public static TheoryData<Engine, string, string> Withdrawals
    {
        get
        {
            var data = new TheoryData<Engine, string, string>();
            foreach (var engine in new[] { Engine.Sqlite, Engine.Postgres })
            {
                foreach (var column in new[] { "police_number", "gendarmerie_number", "prosecutor_number", "court_number" })
                {
                    data.Add(engine, "cases", column);
                }

                data.Add(engine, "suspects", "arrested_on");
                data.Add(engine, "suspects", "sent_to_court_on");
                data.Add(engine, "removals", "detained_on");
                data.Add(engine, "removals", "removed_on");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Withdrawals))]
    public async Task What_is_on_record_is_not_taken_back_by_an_empty_cell(Engine engine, string sheet, string column)
    {
        await using var desk = await OpenAsync(engine);
        var first = Complaint.BookOfAll();
        var row = Complaint.Good(sheet, "D1");
        row[column] = row.GetValueOrDefault(column) ?? "N-1";
        first.AddRow(sheet, row);
        await desk.ImportAsync(first);
        var rows = await VersionsAsync(desk);

        var emptied = Complaint.BookOfAll();
        emptied.AddRow(sheet, new Dictionary<string, string?>(row, StringComparer.Ordinal) { [column] = null });
        var receipt = await desk.ImportAsync(emptied);

        var problem = Assert.Single(receipt.Errors);
        Assert.Equal(("withdrawn", SheetCatalogue.Standard.Get(sheet).Column(column).Header), (problem.Code, problem.Column));
        Assert.Contains("cannot be taken back by an empty cell. Write the right value, or ask for the entry to be voided", Say(receipt), StringComparison.Ordinal);
        Assert.Equal(rows, await VersionsAsync(desk));
    }

    /// <summary>Two rows on every sheet, the first of which is corrected.</summary>
    private static AgencyWorkbook Full(bool correct = false, bool reversed = false)
    {
        var book = Complaint.BookOfAll();
        foreach (var (sheet, column, value, _, _) in Corrections)
        {
            var row = Complaint.Good(sheet, "D1");
            if (correct)
            {
                row[column] = value;
            }

            var other = Complaint.Good(sheet, "D2");
            book.AddRow(sheet, reversed ? other : row);
            book.AddRow(sheet, reversed ? row : other);
        }

        return book;
    }

    /// <summary>Changes the first row of every sheet in the register itself, in a field that no file says.</summary>
    private static async Task ChangeAsync(ImportDesk desk)
    {
        var ids = await FirstIdsAsync(desk);
        await using var db = desk.Register.CreateContext();
        var changes = new RowChanges();
        Touch(changes, await db.Cases.SingleAsync(r => r.Id == ids["cases"]), r => r.SiteKind = "farm");
        Touch(changes, await db.Suspects.SingleAsync(r => r.Id == ids["suspects"]), r => r.Role = "sold");
        Touch(changes, await db.Victims.SingleAsync(r => r.Id == ids["victims"]), r => r.Sector = "C");
        Touch(changes, await db.HandOvers.SingleAsync(r => r.Id == ids["hand-overs"]), r => r.ProvinceCode = "08");
        Touch(changes, await db.Removals.SingleAsync(r => r.Id == ids["removals"]), r => r.ProvinceCode = "08");
        Touch(changes, await db.ProceduralStages.SingleAsync(r => r.Id == ids["court-steps"]), r => r.Court = "of appeal");
        Touch(changes, await db.Repatriations.SingleAsync(r => r.Id == ids["repatriations"]), r => r.FromCountry = "VN");
        Touch(changes, await db.Interceptions.SingleAsync(r => r.Id == ids["interceptions"]), r => r.ProvinceCode = "08");
        Touch(changes, await db.PreventionActivities.SingleAsync(r => r.Id == ids["prevention"]), r => r.Title = "another");
        Touch(changes, await db.AggregateReturns.SingleAsync(r => r.Id == ids["aggregates"]), r => r.Source = "another");
        await desk.Register.ChangeAsync(
            new ProcessContext(ProcessKind.FileImport, "somebody", null, "another change", "test"), change => change.RecordAsync(EventKind.FileImported, changes), TestContext.Current.CancellationToken);
    }

    private static void Touch<T>(RowChanges changes, T before, Action<T> change)
        where T : RegisterRow
    {
        var after = before.Copy<T>();
        change(after);
        changes.Update(before, after);
    }

    /// <summary>The register's row of the first row of every sheet.</summary>
    private static async Task<Dictionary<string, Guid>> FirstIdsAsync(ImportDesk desk)
    {
        await using var db = desk.Register.CreateContext();
        var rows = await db.ImportedRows.ToListAsync();
        return Corrections.ToDictionary(
            c => c.Sheet, c => rows.Where(r => r.Sheet == c.Sheet).OrderBy(r => r.RowKey, StringComparer.Ordinal).First(r => c.Sheet == "court-steps" || r.RowKey.Contains("D1", StringComparison.Ordinal)).TargetId, StringComparer.Ordinal);
    }

    /// <summary>Every row of the log's last state: its id, its table and its version.</summary>
    private static async Task<List<string>> VersionsAsync(ImportDesk desk)
    {
        await using var db = desk.Register.CreateContext();
        var lines = await db.EventRows.Where(r => r.Noun != "imported_files" && r.Noun != "returns" && r.Noun != "void_requests" && r.Noun != "agencies").Select(r => new { r.RowId, r.Noun, r.Version }).ToListAsync();
        return [.. lines.GroupBy(r => (r.RowId, r.Noun)).Select(g => $"{g.Key.RowId} {g.Key.Noun} {g.Max(r => r.Version)}").Order(StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<string>> ChangedFieldsAsync(ImportDesk desk, long eventId)
    {
        await using var db = desk.Register.CreateContext();
        var lines = await db.EventRows.Where(r => r.EventId == eventId && r.Before != null && r.Noun != "returns").Select(r => new { r.Noun, r.Changed }).ToListAsync();
        return lines.Select(r => $"{r.Noun}: {r.Changed}").Order(StringComparer.Ordinal);
    }

    /// <summary>Somebody of the sending agency who holds every role.</summary>
    private static async Task<ActorRegister> EmployAsync(ImportDesk desk, string name)
    {
        await using var db = desk.Register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Code == "PC-12");
        var user = new User { AgencyId = agency.Id, SignInName = name, DisplayName = name, Status = UserStatus.Active };
        var grants = RoleBook.Standard.Roles.Select(role => new RoleGrant { UserId = user.Id, Role = role.Code, GrantedBy = "tester" }).ToList();
        await desk.Register.ChangeAsync(new ProcessContext(ProcessKind.UserInvite, "tester", null, "a test", "test"),
            change => change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(user).Add<RoleGrant>(grants)), TestContext.Current.CancellationToken);
        return desk.Register.As(Actor.Of(user, grants, agency.ProvinceCode, RoleBook.Standard));
    }

    private static async Task VoidAsync(ImportDesk desk, ActorRegister asker, ActorRegister decider, string noun, Guid id)
    {
        var request = await VoidingService.AskAsync(asker, new AskVoidOptions { Noun = noun, TargetId = id, Reason = "entered by mistake" }, TestContext.Current.CancellationToken);
        await using var db = desk.Register.CreateContext();
        var version = await db.VoidRequests.Where(one => one.Id == request).Select(one => one.Version).SingleAsync();
        await VoidingService.DecideAsync(decider, new DecideVoidOptions { Id = request, BasedOn = version, IsApproved = true }, TestContext.Current.CancellationToken);
    }
}
