using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Corrections;

public sealed class CorrectionServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_unknown_is_filled_in_at_once_and_what_was_known_waits_for_another_person(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = Of(world.Case, ("OffenceOn", ["2024-02"]), ("DetectionSource", ["complaint"]), ("ActedOn", ["2024-03-18"]));
        var outcome = await CorrectionService.CorrectAsync(officer, options, CancellationToken.None);
        Assert.Equal(["OffenceOn", "DetectionSource"], outcome.FilledIn);
        Assert.Equal(options.Id, outcome.RequestId);
        var now = await CaseAsync(world);
        Assert.Equal(("2024-02", "complaint", "2024-03-17", 2), (now.OffenceOn, now.DetectionSource, now.ActedOn, now.Version));
        var request = Assert.Single(await world.AllAsync<CorrectionRequest>());
        Assert.Equal(("dara", world.Home.Id, world.Case.Id, 2, "asked"), (request.AskedBy, request.AgencyId, request.CaseId!.Value, request.BasedOnVersion, request.Status));
        Assert.DoesNotContain("2024-03-18", System.Text.Encoding.UTF8.GetString(request.Changes), StringComparison.Ordinal);
        var task = Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal(("correction-asked", request.Id, world.Home.Id), (task.Kind, task.TargetId!.Value, task.AgencyId));
        Assert.Equal(["vuthy"], await world.NoticedAsync("correction-asked"), StringComparer.Ordinal);

        await CorrectionService.DecideAsync(await world.AsAsync(world.Supervisor), Approval(request, 2), CancellationToken.None);
        now = await CaseAsync(world);
        Assert.Equal(("2024-03-18", 3), (now.ActedOn, now.Version));
        Assert.Equal(("approved", "vuthy"), (await world.AllAsync<CorrectionRequest>()) is [var decided] ? (decided.Status, decided.DecidedBy) : default);
        Assert.Equal("done", Assert.Single(await world.AllAsync<CaseTask>()).Status);
        await using var db = world.Register.CreateContext();
        var history = await EventReader.HistoryAsync(db, "cases", world.Case.Id, CancellationToken.None);
        Assert.Equal(["", "detection_source,offence_on", "acted_on"], history.Select(line => line.Changed), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_person_who_asked_never_decides(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var supervisor = await world.AsAsync(world.Supervisor);
        var request = await AskAsync(world, supervisor, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        Assert.Equal("Id: corrections.same-person", await DecisionRefusalAsync(supervisor, Approval(request, 1)));
        Assert.Equal("Id: corrections.same-person", await DecisionRefusalAsync(supervisor, Approval(request, 1) with { Decision = CorrectionDecision.Refuse, Reason = "no" }));

        // The database holds it too.
        var forged = request.Copy<CorrectionRequest>();
        (forged.Status, forged.DecidedBy) = ("approved", request.AskedBy);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.RecordAsync(ProcessKind.CorrectionDecide, EventKind.CorrectionDecided, new RowChanges().Update(request, forged)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_that_changed_meanwhile_is_corrected_only_by_who_has_seen_both_versions(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var request = await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        var other = world.Case.Copy<Case>();
        other.ActedOn = "2024-03-20";
        await world.RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Update(world.Case, other));

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => CorrectionService.DecideAsync(supervisor, Approval(request, 1), CancellationToken.None));
        Assert.Equal("cases", stale.Noun);
        var opened = await CorrectionReader.OpenAsync(supervisor, request.Id, "data-quality", CancellationToken.None);
        Assert.True(opened!.IsOvertaken);
        var field = Assert.Single(opened.Fields);
        Assert.Equal(("2024-03-17", "2024-03-20", "2024-03-18", 2), (field.Was[0], field.Now[0], field.Should[0], opened.TargetVersion!.Value));
        Assert.Equal("DespiteChange: corrections.overtaken", await DecisionRefusalAsync(supervisor, Approval(request, 2)));
        Assert.Equal("2024-03-20", (await CaseAsync(world)).ActedOn);

        await CorrectionService.DecideAsync(supervisor, Approval(request, 2) with { DespiteChange = true }, CancellationToken.None);
        Assert.Equal("2024-03-18", (await CaseAsync(world)).ActedOn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_change_of_another_field_does_not_stand_in_the_way_once_it_is_seen(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var request = await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        await CorrectionService.CorrectAsync(officer, Of(world.Case, ("SiteKind", ["hotel"])), CancellationToken.None);
        await Assert.ThrowsAsync<StaleVersionException>(() => CorrectionService.DecideAsync(supervisor, Approval(request, 1), CancellationToken.None));
        await CorrectionService.DecideAsync(supervisor, Approval(request, 2), CancellationToken.None);
        var now = await CaseAsync(world);
        Assert.Equal(("2024-03-18", "hotel"), (now.ActedOn, now.SiteKind));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_is_refused_with_a_reason_or_closed_as_overtaken_and_changes_nothing(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var first = await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        var refusal = Approval(first, 1) with { Decision = CorrectionDecision.Refuse };
        Assert.Equal("Reason: entry.missing", await DecisionRefusalAsync(supervisor, refusal));
        await CorrectionService.DecideAsync(supervisor, refusal with { Reason = "the file says the 17th" }, CancellationToken.None);
        await CorrectionService.DecideAsync(supervisor, refusal with { Reason = "the file says the 17th" }, CancellationToken.None);
        Assert.Equal("Id: corrections.decided", await DecisionRefusalAsync(supervisor, Approval(first, 1)));
        var second = await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        await CorrectionService.DecideAsync(supervisor, Approval(second, 1) with { Decision = CorrectionDecision.Overtaken }, CancellationToken.None);
        Assert.Equal(["refused", "overtaken"], (await world.AllAsync<CorrectionRequest>()).Select(request => request.Status), StringComparer.Ordinal);
        Assert.Equal(1, (await CaseAsync(world)).Version);
        Assert.All(await world.AllAsync<CaseTask>(), task => Assert.Equal("done", task.Status));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_birth_year_is_none_to_come_and_none_long_past(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var year = Kernel.PhnomPenhTime.DateOf(world.Register.Clock.GetUtcNow()).Year;
        foreach (var refused in (int[])[1899, year + 1, 2569])
        {
            Assert.Equal("BirthYear: corrections.year", await RefusalAsync(officer, Of("person_reports", report.Id, 1, ("BirthYear", [$"{refused}"]))));
        }

        var outcome = await CorrectionService.CorrectAsync(officer, Of("person_reports", report.Id, 1, ("BirthYear", [$"{year}"])), CancellationToken.None);
        Assert.NotNull(outcome.RequestId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Names_are_corrected_in_the_vault_and_stand_nowhere_in_clear(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var row = await CorrectionReader.RowAsync(officer, "sealed_identities", report.Id, "data-quality", CancellationToken.None);
        Assert.Equal(["Sok Dara"], row!.Values["NameLatin"]);
        var options = Of("sealed_identities", report.Id, row.Version, ("NameLatin", ["Sok Darith"]), ("BirthDate", ["2008-05-17"]), ("Documents", ["N123456; passport; KH"]));
        var outcome = await CorrectionService.CorrectAsync(officer, options, CancellationToken.None);
        Assert.Equal(["BirthDate", "Documents"], outcome.FilledIn);
        var known = await IdentityAsync(world, report.Id);
        Assert.Equal(("2008-05-17", "N123456", "passport", "KH", "Sok Dara"), (known.BirthDate, known.Documents[0].Number, known.Documents[0].Kind, known.Documents[0].Country, known.Names[0].Text));
        Assert.Equal("exact", Assert.Single(await world.AllAsync<PersonReport>()).AgePrecision);

        var request = Assert.Single(await world.AllAsync<CorrectionRequest>());
        await CorrectionService.DecideAsync(supervisor, Approval(request, 2), CancellationToken.None);
        Assert.Equal(["Sok Darith"], (await IdentityAsync(world, report.Id)).Names.Select(name => name.Text), StringComparer.Ordinal);
        await using var db = world.Register.CreateContext();
        var log = await db.EventRows.Select(line => line.After).ToListAsync();
        Assert.DoesNotContain(log, line => line!.Contains("Darith", StringComparison.Ordinal) || line.Contains("N123456", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_identity_of_which_nothing_is_known_is_begun_and_one_that_may_not_be_kept_is_not(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var (nameless, anonymous) = (Sample.Report(world.Home.Id, 1), Sample.Report(world.Home.Id, 2));
        anonymous.IsAnonymous = true;
        await Sample.AddAsync(world.Register, nameless, anonymous);
        await CorrectionService.CorrectAsync(officer, Of("sealed_identities", nameless.Id, 0, ("NameOwn", ["សុខ ដារ៉ា"])), CancellationToken.None);
        Assert.Equal(NameKind.OwnScript, Assert.Single((await IdentityAsync(world, nameless.Id)).Names).Kind);
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(officer, Of("sealed_identities", anonymous.Id, 0, ("NameOwn", ["សុខ"]))));
        Assert.Null(await CorrectionReader.RowAsync(officer, "sealed_identities", anonymous.Id, "data-quality", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_out_of_reach_is_neither_corrected_nor_decided(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, stranger) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Stranger));
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(stranger, Of(world.Case, ("SiteKind", ["hotel"]))));
        Assert.Equal("TargetId: entry.out-of-reach", await RefusalAsync(officer, Of("cases", Guid.NewGuid(), 1, ("SiteKind", ["hotel"]))));
        var request = await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"])));
        Assert.Equal("Id: entry.out-of-reach", await RefusalAsync(await world.AsAsync(world.Colleague), Of(world.Case, ("ActedOn", ["2024-03-19"])) with { Id = request.Id }));
        var elsewhere = await world.AsAsync(await world.EmployAsync("rith", world.Other, "agency-supervisor"));
        Assert.Equal("Id: entry.out-of-reach", await DecisionRefusalAsync(elsewhere, Approval(request, 1)));
        Assert.Null(await CorrectionReader.OpenAsync(elsewhere, request.Id, "data-quality", CancellationToken.None));
        Assert.Null(await CorrectionReader.RowAsync(stranger, "cases", world.Case.Id, "data-quality", CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await CorrectionService.DecideAsync(await world.AsAsync(world.Colleague), Approval(request, 1), CancellationToken.None));
        Assert.Empty((await CorrectionReader.ListAsync(elsewhere, CancellationToken.None)).Waiting);
        Assert.Equal(request.Id, Assert.Single((await CorrectionReader.ListAsync(await world.AsAsync(world.Supervisor), CancellationToken.None)).Waiting).Id);
        Assert.Equal(request.Id, Assert.Single((await CorrectionReader.ListAsync(officer, CancellationToken.None)).Asked).Id);
    }

    /// <summary>Whoever sees the requests of all, and identities of nobody, learns no name from a request.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_request_shows_what_it_changes_only_to_who_may_see_the_row(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var request = await AskAsync(world, officer, Of("sealed_identities", report.Id, 1, ("NameLatin", ["Sok Darith"])));
        var secretariat = await world.AsAsync(await world.EmployAsync("rith", world.Justice, "data-officer"));
        var opened = await CorrectionReader.OpenAsync(secretariat, request.Id, "data-quality", CancellationToken.None);
        Assert.Empty(opened!.Fields);
        Assert.Null(opened.TargetVersion);
        Assert.False(opened.MayDecide);
        var before = (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count;
        Assert.Single((await CorrectionReader.OpenAsync(await world.AsAsync(world.Supervisor), request.Id, "data-quality", CancellationToken.None))!.Fields);
        Assert.Equal(before + 1, (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_correction_sent_twice_is_one(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var filling = Of(world.Case, ("SiteKind", ["hotel"]));
        Assert.Equal(["SiteKind"], (await CorrectionService.CorrectAsync(officer, filling, CancellationToken.None)).FilledIn);
        Assert.Empty((await CorrectionService.CorrectAsync(officer, filling, CancellationToken.None)).FilledIn);
        var asking = Of("cases", world.Case.Id, 2, ("ActedOn", ["2024-03-18"]));
        await CorrectionService.CorrectAsync(officer, asking, CancellationToken.None);
        Assert.Equal(asking.Id, (await CorrectionService.CorrectAsync(officer, asking, CancellationToken.None)).RequestId);
        Assert.Equal("Reason: entry.sent-already, ActedOn: entry.sent-already", await Refusals.OfAsync(() => CorrectionService.CorrectAsync(
            officer, asking with { Reason = "another", Values = Of("cases", world.Case.Id, 2, ("ActedOn", ["2024-03-19"])).Values }, CancellationToken.None)));
        Assert.Equal("SiteKind: entry.sent-already", await Refusals.OfAsync(() => CorrectionService.CorrectAsync(
            officer, asking with { Values = Of("cases", world.Case.Id, 2, ("ActedOn", ["2024-03-18"]), ("SiteKind", ["casino"])).Values }, CancellationToken.None)));
        var request = Assert.Single(await world.AllAsync<CorrectionRequest>());
        await CorrectionService.DecideAsync(supervisor, Approval(request, 2), CancellationToken.None);
        await CorrectionService.DecideAsync(supervisor, Approval(request, 2), CancellationToken.None);
        Assert.Equal("Reason: entry.sent-already-empty", await Refusals.OfAsync(() => CorrectionService.DecideAsync(supervisor, Approval(request, 2) with { Reason = "seen on paper" }, CancellationToken.None)));
        Assert.Equal(3, (await CaseAsync(world)).Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_that_corrects_nothing_is_told_so(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        Assert.Equal("Values: corrections.nothing-changed", await Refusals.OfAsync(() => CorrectionService.CorrectAsync(officer, Of(world.Case, ("ActedOn", [world.Case.ActedOn!])), CancellationToken.None)));
        Assert.Equal(1, (await CaseAsync(world)).Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_edit_based_on_what_is_no_longer_there_is_refused_whole(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await CorrectionService.CorrectAsync(officer, Of(world.Case, ("SiteKind", ["hotel"])), CancellationToken.None);
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => CorrectionService.CorrectAsync(officer, Of(world.Case, ("SiteKind", ["fishing-vessel"]), ("OffenceOn", ["2024"])), CancellationToken.None));
        Assert.Equal([world.Case.Id], stale.Rows);
        Assert.Null((await CaseAsync(world)).OffenceOn);
        Assert.Empty(await world.AllAsync<CorrectionRequest>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_that_is_taken_and_dates_that_go_backwards_are_refused_to_who_asks(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        await world.OpenAsync(world.Home, 2);
        Assert.Equal("OwnReference: corrections.taken", await RefusalAsync(officer, Of(world.Case, ("OwnReference", ["C-2"]))));
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id };
        var custody = new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow().AddHours(-3) };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect).Add(custody));
        Assert.Equal("EndedAt: corrections.moment-order", await RefusalAsync(officer, Of("custodies", custody.Id, 1, ("EndedAt", ["2026-03-01T09:00Z"]))));
        Assert.Equal(["EndedAt"], (await CorrectionService.CorrectAsync(officer, Of("custodies", custody.Id, 1, ("EndedAt", ["2026-03-02T00:30Z"])), CancellationToken.None)).FilledIn);
        Assert.Equal(world.Case.Id, (await CorrectionReader.RowAsync(officer, "custodies", custody.Id, "data-quality", CancellationToken.None))!.CaseId);
    }

    [Fact]
    public async Task A_request_that_was_tampered_with_changes_nothing()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var (officer, supervisor) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Supervisor));
        var (one, two) = (await AskAsync(world, officer, Of(world.Case, ("ActedOn", ["2024-03-18"]))), await AskAsync(world, officer, Of(world.Case, ("OwnReference", ["C-9"]))));
        var swapped = one.Copy<CorrectionRequest>();
        (swapped.Changes, swapped.WrappedKey) = (two.Changes, two.WrappedKey);
        await world.RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Update(one, swapped));
        await Assert.ThrowsAsync<VaultException>(() => CorrectionService.DecideAsync(supervisor, Approval(swapped, 1), CancellationToken.None));
        Assert.Equal(1, (await CaseAsync(world)).Version);
        Assert.Equal("asked", (await world.AllAsync<CorrectionRequest>())[0].Status);
    }

    [Fact]
    public async Task Every_field_is_checked_and_the_reason_asked_for_where_something_known_is_replaced()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var officer = await world.AsAsync(world.Officer);
        Assert.Equal("Noun: corrections.not-correctable", await RefusalAsync(officer, Of("users", world.Officer.Id, 1, ("SignInName", ["x"]))));
        Assert.Equal("LeadAgencyId: corrections.not-correctable", await RefusalAsync(officer, Of(world.Case, ("LeadAgencyId", [world.Other.Id.ToString()]))));
        Assert.Equal("ActedOn: entry.missing", await RefusalAsync(officer, Of(world.Case, ("ActedOn", [" "]))));
        Assert.Equal("ActedOn: entry.date-to-come", await RefusalAsync(officer, Of(world.Case, ("ActedOn", ["2031-01-01"]))));
        Assert.Equal("ProvinceCode: entry.code", await RefusalAsync(officer, Of(world.Case, ("ProvinceCode", ["99"]))));
        Assert.Equal("OwnReference: entry.signs", await RefusalAsync(officer, Of(world.Case, ("OwnReference", ["a\u0007b"]))));
        Assert.Equal("SiteKind: corrections.too-many", await RefusalAsync(officer, Of(world.Case, ("SiteKind", ["hotel", "fishing-vessel"]))));
        Assert.Equal("FormsOfExploitation: entry.code", await RefusalAsync(officer, Of(world.Case, ("FormsOfExploitation", ["forced-labour", "<script>"]))));
        Assert.Equal("Reason: corrections.reason-missing", await RefusalAsync(officer, Of(world.Case, ("ActedOn", ["2024-03-18"])) with { Reason = " " }));
        Assert.Equal("Reason: entry.too-long", await RefusalAsync(officer, Of(world.Case, ("ActedOn", ["2024-03-18"])) with { Reason = new string('x', 501) }));
    }

    private static CorrectOptions Of(Case one, params (string Property, string[] Values)[] values) => Of("cases", one.Id, 1, values);

    private static CorrectOptions Of(string noun, Guid id, int version, params (string Property, string[] Values)[] values) => new()
    {
        Noun = noun,
        TargetId = id,
        BasedOn = version,
        Values = values.ToDictionary(value => value.Property, value => (IReadOnlyList<string>)value.Values, StringComparer.Ordinal),
        Reason = "the file says otherwise",
    };

    private static DecideCorrectionOptions Approval(CorrectionRequest request, int targetVersion) =>
        new() { Id = request.Id, BasedOn = request.Version, Decision = CorrectionDecision.Approve, TargetVersion = targetVersion };

    private static async Task<CorrectionRequest> AskAsync(DeskWorld world, ActorRegister register, CorrectOptions options)
    {
        Assert.Equal(options.Id, (await CorrectionService.CorrectAsync(register, options, CancellationToken.None)).RequestId);
        return (await world.AllAsync<CorrectionRequest>()).Single(request => request.Id == options.Id);
    }

    private static Task<string> RefusalAsync(ActorRegister register, CorrectOptions options) => Refusals.OfAsync(() => CorrectionService.CorrectAsync(register, options, CancellationToken.None));

    private static Task<string> DecisionRefusalAsync(ActorRegister register, DecideCorrectionOptions options) =>
        Refusals.OfAsync(() => CorrectionService.DecideAsync(register, options, CancellationToken.None));

    private static async Task<Case> CaseAsync(DeskWorld world)
    {
        await using var db = world.Register.CreateContext();
        return await db.Cases.SingleAsync(one => one.Id == world.Case.Id);
    }

    private static async Task<Identity> IdentityAsync(DeskWorld world, Guid reportId)
    {
        await using var db = world.Register.CreateContext();
        return world.Register.Vault.Open(await db.SealedIdentities.SingleAsync(row => row.Id == reportId));
    }
}
