using System.Data.Common;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Guards;
using Pratip.Registry.Tasks;
using Pratip.Statistics.Claims.Check;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Statements;

public sealed class StatementReportTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_report_is_open_only_after_somebody_else_than_the_checker_has_let_it_out(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync(by: world.Statistician);
        await StatementReports.PrepareAsync(world.Officer, new() { StatementId = id }, CancellationToken.None);
        await StatementReports.PrepareAsync(world.Officer, new() { StatementId = id }, CancellationToken.None);
        var report = Assert.Single((await world.FileAsync(id)).Reports);
        Assert.Matches("^[a-z2-9]{20}$", report.Code);
        Assert.Null(await StatementReports.FindAsync(world.Register, report.Code, CancellationToken.None));
        var release = new ReleaseReportOptions { Id = report.Id, BasedOn = report.Version };
        Assert.Equal("statements.own-check", await StatementWorld.RefusalAsync(() => StatementReports.ReleaseAsync(world.Statistician, release, CancellationToken.None)));
        await Assert.ThrowsAsync<AccessRefusedException>(() => StatementReports.ReleaseAsync(world.Officer, release, CancellationToken.None));
        await StatementReports.ReleaseAsync(world.Signatory, release, CancellationToken.None);
        await StatementReports.ReleaseAsync(world.Signatory, release, CancellationToken.None);
        var found = (await StatementReports.FindAsync(world.Register, report.Code, CancellationToken.None))!;
        Assert.Equal("2024-p1", Assert.Single(found.Text.Editions).Name);
        Assert.Null(found.Later);
        foreach (var wrong in new[] { null, "", "short", report.Code[..19] + "0", report.Code.ToUpperInvariant(), new string('a', 20), new string('a', 5000) })
        {
            Assert.Null(await StatementReports.FindAsync(world.Register, wrong, CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_released_report_says_the_same_for_ever_and_leads_to_a_newer_one(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync();
        var first = await world.ReleasedReportAsync(id);
        var before = (await StatementReports.FindAsync(world.Register, first.Code, CancellationToken.None))!;
        world.Editions.Desk.Clock.Pass(TimeSpan.FromDays(2));
        await world.ReleaseAsync("revised", 201);
        await StatementService.CheckAgainAsync(world.Officer, new() { StatementId = id }, CancellationToken.None);
        var after = (await StatementReports.FindAsync(world.Register, first.Code, CancellationToken.None))!;
        Assert.Equal(Statistics.Claims.Checked.CheckedTextJson.Write(before.Text), Statistics.Claims.Checked.CheckedTextJson.Write(after.Text));
        Assert.Null(after.Later);
        var second = await world.ReleasedReportAsync(id);
        Assert.NotEqual(first.Code, second.Code, StringComparer.Ordinal);
        Assert.Equal(second.Code, (await StatementReports.FindAsync(world.Register, first.Code, CancellationToken.None))!.Later);
        Assert.Null((await StatementReports.FindAsync(world.Register, second.Code, CancellationToken.None))!.Later);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_claim_that_a_later_edition_overtakes_is_flagged_by_the_watch_once(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("In 2024 there were 197 cases.");
        var watch = new DeadlineWatch(world.Register, WatchLimits.Standard);
        world.Editions.Desk.Clock.Pass(TimeSpan.FromDays(2));
        await watch.RunAsync(CancellationToken.None);
        Assert.Single((await world.FileAsync(id)).Checks);

        await world.ReleaseAsync("revised", 201);
        world.Editions.Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        await watch.RunAsync(CancellationToken.None);
        await watch.RunAsync(CancellationToken.None);
        var file = await world.FileAsync(id);
        Assert.Equal((2, "edition", 1), (file.Checks.Count, file.Shown.Cause, file.Shown.Overtaken));
        Assert.Null(file.Shown.CheckedByUserId);
        var claim = Assert.Single(file.Text.Claims);
        Assert.Equal((ClaimVerdict.Agrees, "2024-p1", ClaimVerdict.Differs, "2024-r2"), (claim.Then!.Verdict, claim.Then.Edition, claim.Latest!.Verdict, claim.Latest.Edition));
        Assert.Equal([id], (await StatementList.ReadAsync(world.Officer, StatementView.Overtaken, 1, CancellationToken.None)).Statements.Select(one => one.Id));
        var tasks = (await world.Editions.Desk.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.StatementOvertaken).ToList();
        Assert.Equal((id, world.Officer.Actor.AgencyId, CaseTaskStatus.Open), (Assert.Single(tasks).TargetId!.Value, tasks[0].AgencyId, tasks[0].Status));
        await StatementAnswers.NoteReplyAsync(world.Officer, new() { StatementId = id, SentOn = world.Today.ToString("O"), SentTo = "The radio", Text = "It is 201 now" }, CancellationToken.None);
        Assert.Equal(CaseTaskStatus.Done, (await world.Editions.Desk.AllAsync<CaseTask>()).Single(task => task.Kind == TaskKinds.StatementOvertaken).Status);
    }

    /// <summary>Said in the morning, revised in the afternoon: the revision was taken for what the statement could have known, and it was wrong instead of overtaken.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_claim_is_overtaken_by_an_edition_that_comes_out_later_on_the_same_day(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("In 2024 there were 197 cases.");
        world.Editions.Desk.Clock.Pass(TimeSpan.FromMinutes(10));
        await world.ReleaseAsync("revised", 201);
        world.Editions.Desk.Clock.Pass(TimeSpan.FromMinutes(10));
        var late = await world.RegisterAsync("In 2024 there were 197 cases in all.");
        await new DeadlineWatch(world.Register, WatchLimits.Standard).RunAsync(CancellationToken.None);
        var file = await world.FileAsync(id);
        Assert.Equal(("edition", 1, 0), (file.Shown.Cause, file.Shown.Overtaken, file.Shown.Wrong));
        var claim = Assert.Single(file.Text.Claims);
        Assert.Equal(("2024-p1", "2024-r2"), (claim.Then!.Edition, claim.Latest!.Edition));
        Assert.Equal((0, 1), ((await world.FileAsync(late)).Shown.Overtaken, (await world.FileAsync(late)).Shown.Wrong));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Claims_are_counted_by_error_and_measure_and_never_by_who_said_them(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        await world.RegisterAsync("In 2024 there were 197 cases. In 2024 there were 250 cases.", "2025-03-28");
        await world.RegisterAsync("In 2024 there were 164 cases.", "2025-09-01");
        var errors = await StatementTrends.ReadAsync(world.Officer, StatementTrends.ByError, CancellationToken.None);
        Assert.Equal([(2025, 2), (2025, 1)], errors.Select(one => (one.Year, one.Half)).Distinct());
        Assert.Equal(3, errors.Sum(one => one.Claims));
        Assert.Contains(errors, one => one is { Year: 2025, Half: 2, Key: "other-window", Wrong: 1 });
        var measures = await StatementTrends.ReadAsync(world.Officer, StatementTrends.ByMeasure, CancellationToken.None);
        Assert.Contains(measures, one => one is { Year: 2025, Half: 1, Key: "cases.headline", Claims: 2, Wrong: 1 });
        foreach (var by in new[] { "speaker", "outlet", "title", "place", "registered-by", "Error", "" })
        {
            Assert.Equal("statements.no-trend", await StatementWorld.RefusalAsync(() => StatementTrends.ReadAsync(world.Officer, by, CancellationToken.None)));
        }

        Assert.Equal(["Claims", "Half", "Key", "Overtaken", "Wrong", "Year"], typeof(StatementTrend).GetProperties().Select(one => one.Name).Where(name => name != "EqualityContract").Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Texts_checks_decisions_and_released_reports_are_not_changed_past_the_services(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync();
        var report = await world.ReleasedReportAsync(id);
        var statement = (await world.FileAsync(id)).Statement;
        await RefusedAsync(world, ProcessKind.StatementRegister, EventKind.StatementRegistered, statement, one => (one.Text, one.Title) = ("In 2024 there were 197 cases.", "Another"));
        await RefusedAsync(world, ProcessKind.StatementReport, EventKind.StatementReported, report, one => one.ReleasedAt = null);
        await RefusedAsync(world, ProcessKind.StatementReport, EventKind.StatementReported, report, one => one.CheckId = statement.Id);
        var check = (await world.Editions.Desk.AllAsync<StatementCheck>())[0];
        await RefusedAsync(world, ProcessKind.StatementCheck, EventKind.StatementChecked, check, one => (one.Content, one.ContentHash) = ([1], "00"));
        var claim = (await world.Editions.Desk.AllAsync<StatementClaim>())[0];
        await RefusedAsync(world, ProcessKind.StatementCheck, EventKind.StatementChecked, claim, one => one.Verdict = "contradicts");
    }

    private static async Task RefusedAsync<T>(StatementWorld world, ProcessKind process, EventKind kind, T before, Action<T> attack)
        where T : RegisterRow
    {
        var after = before.Copy<T>();
        attack(after);
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => world.Editions.Desk.RecordAsync(process, kind, new RowChanges().Update(before, after)));
        Assert.Contains(GuardNames.StatementIsFinal, refused.Message, StringComparison.Ordinal);
    }
}
