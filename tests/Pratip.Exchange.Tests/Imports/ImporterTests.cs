using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

public sealed class ImporterTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_return_becomes_cases_suspects_victims_and_returns_in_one_event(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book();
        book.AddRow("cases", Case(cells: [("police_number", "P-77/24"), ("remarks", "seen at night")]));
        book.AddRow("suspects", Suspect());
        book.AddRow("victims", Victim(cells: [("case_reference", "P-77/24")]));
        book.Set("prevention", "nothing-to-report");

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("Imported: new 3, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        Assert.Empty(receipt.Problems);
        await using var db = desk.Register.CreateContext();
        var one = await db.Cases.SingleAsync();
        Assert.Equal("KH-2024-000001", one.Number);
        Assert.Equal("2024-02", one.OffenceOn);
        Assert.Equal("P-77/24", (await db.BodyCaseNumbers.SingleAsync()).Number);
        var suspect = await db.Suspects.SingleAsync();
        Assert.Equal(one.Id, suspect.CaseId);
        Assert.Equal(2, await db.Charges.CountAsync(c => c.SuspectId == suspect.Id));
        Assert.Equal("arrest 2024-03-05, referral-to-court 2024-03-07", string.Join(", ", (await db.ProceduralStages.OrderBy(s => s.On).ToListAsync()).Select(s => $"{s.Stage} {s.On}")));
        var victim = await db.Victims.SingleAsync();
        Assert.Equal(one.Id, victim.CaseId);
        Assert.Equal(17, victim.AgeAtIdentification);
        var report = await db.PersonReports.SingleAsync(r => r.Id == victim.ReportId);
        Assert.Equal("KH", Assert.Single(report.Citizenships));
        Assert.Equal("Cambodian", report.CitizenshipsAsReported);
        var identity = desk.Register.Vault.Open(await db.SealedIdentities.SingleAsync(i => i.Id == report.Id));
        Assert.Equal("CHAN Srey, ចាន់ ស្រី", string.Join(", ", identity.Names.Select(n => n.Text)));
        Assert.Equal("seen at night", desk.Register.Vault.OpenRemark(await db.SealedRemarks.SingleAsync(r => r.Id == one.Id)));
        Assert.Equal("cases submitted 1, prevention zero 0, suspects submitted 1, victims submitted 1", string.Join(", ", (await db.Returns.ToListAsync())
            .OrderBy(r => r.Subject, StringComparer.Ordinal).Select(r => $"{r.Subject} {r.State} {r.RowCount}")));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "file-imported"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Removals_are_grouped_in_files_and_operations(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book("GDI");
        book.AddRow("removals", Removal("R1"));
        book.AddRow("removals", Removal("R2", cells: [("name_latin", "LI Na"), ("detained_on", "2024-04-30"), ("clearance", "cleared")]));
        book.AddRow("removals", Removal("R3", cells: [("name_latin", "NGUYEN Van An"), ("removed_on", null), ("citizenship", "VN")]));

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("Imported: new 3, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("overstay", (await db.RemovalFiles.SingleAsync()).Ground);
        Assert.Equal("2024-04-30", (await db.Encounters.SingleAsync()).On);
        Assert.Equal(3, await db.Detentions.CountAsync());
        Assert.Equal("cleared, screening-not-recorded", string.Join(", ", (await db.Removals.ToListAsync()).Select(r => r.Clearance).Order(StringComparer.Ordinal)));
        Assert.Equal(1, await db.Detentions.CountAsync(d => d.Disposition == "unknown"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_court_reports_steps_of_another_agencys_suspect(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var police = Book();
        police.AddRow("cases", Case(cells: [("court_number", "K-9")]));
        police.AddRow("suspects", Suspect());
        await desk.ImportAsync(police);
        var court = Book("MOJ");
        court.AddRow("court-steps", Workbooks.Values.Of(("case_agency", "PC-12"), ("case_reference", "C1"), ("person_reference", "S1"), ("stage", "verdict"), ("on", "2024-09-01"), ("outcome", "convicted"), ("sentence_months", "60")));
        court.AddRow("court-steps", Workbooks.Values.Of(("case_reference", "K-9"), ("person_reference", "S1"), ("stage", "appeal"), ("on", "2024-10-01")));
        court.AddRow("court-steps", Workbooks.Values.Of(("case_reference", "K-9"), ("person_reference", "S9"), ("stage", "appeal"), ("on", "2024-10-01")));

        var receipt = await desk.ImportAsync(court);

        Assert.Equal("Imported: new 2, updated 0, unchanged 0, rejected 1, conflicts 0", Counts(receipt));
        Assert.Contains("no suspect S9 is on record in the case K-9", Say(receipt), StringComparison.Ordinal);
        await using var db = desk.Register.CreateContext();
        Assert.Equal(4, await db.ProceduralStages.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Hand_overs_repatriations_interceptions_prevention_and_totals_come_in(Engine engine)
    {
        await using var desk = await OpenAsync(engine);
        var book = Book("MOSVY");
        book.AddRow("hand-overs", Workbooks.Values.Of(("person_reference", "H1"), ("sex", "female"), ("on", "2024-06-01"), ("destination", "family")));
        book.AddRow("repatriations", Workbooks.Values.Of(("file_reference", "RF"), ("person_reference", "H2"), ("sex", "male"), ("from_country", "TH"), ("on", "2024-06-02")));
        book.AddRow("interceptions", Workbooks.Values.Of(("file_reference", "IF"), ("person_reference", "H3"), ("sex", "male"), ("on", "2024-06-03")));
        book.AddRow("prevention", Workbooks.Values.Of(("activity_reference", "A1"), ("kind", "training"), ("on", "2024-06-04"), ("participants_female", "12")));
        book.AddRow("aggregates", Workbooks.Values.Of(("measure", "victims.registered"), ("from", "2023-01-01"), ("to", "2023-12-31"), ("value", "512"), ("source", "annual report")));

        var receipt = await desk.ImportAsync(book);

        Assert.Equal("Imported: new 5, updated 0, unchanged 0, rejected 0, conflicts 0", Counts(receipt));
        await using var db = desk.Register.CreateContext();
        Assert.Equal("family", (await db.HandOvers.SingleAsync()).Destination);
        Assert.Equal("TH", (await db.Repatriations.SingleAsync()).FromCountry);
        Assert.Equal("2024-06-03", (await db.Interceptions.SingleAsync()).On);
        var activity = await db.PreventionActivities.SingleAsync();
        Assert.Equal(12, activity.ParticipantsFemale);
        Assert.Null(activity.ParticipantsMale);
        Assert.Equal(512, (await db.AggregateReturns.SingleAsync()).Value);
        Assert.True(await db.PersonReports.AllAsync(r => r.IsAnonymous));
        Assert.Equal(0, await db.SealedIdentities.CountAsync());
    }
}
