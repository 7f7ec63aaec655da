using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Registry.Facts;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;
using Pratip.Registry.Audit;
using Pratip.Reference.Law;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Editions;

public sealed class EditionServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_edition_asked_for_again_of_another_window_is_told_which_was_made(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var asked = new CreateEditionOptions { Window = "2025", Vintage = "provisional" };
        await EditionService.CreateAsync(world.Statistician, asked, CancellationToken.None);
        await EditionService.CreateAsync(world.Statistician, asked, CancellationToken.None);
        await EditionService.CreateAsync(world.Statistician, asked with { Compare = "2024 2023 2022" }, CancellationToken.None);
        Assert.Equal("Window: entry.sent-already, Vintage: entry.sent-already, Compare: entry.sent-already", await Refusals.OfAsync(() =>
            EditionService.CreateAsync(world.Statistician, asked with { Window = "2024", Vintage = "revised" }, CancellationToken.None)));
        Assert.Equal("Compare: entry.sent-already", await Refusals.OfAsync(() => EditionService.CreateAsync(world.Statistician, asked with { Compare = "2024" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_edition_is_made_signed_by_two_planned_released_and_verifies_without_the_register(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        Assert.Equal(("2025-p1", "draft", "2024 2023 2022"), (edition.Name, edition.State, edition.Comparisons));

        edition = await world.SignAsync(edition.Id, world.Statistician);
        Assert.Equal("sealed", edition.State);
        edition = await world.SignAsync(edition.Id, world.Signatory);
        Assert.Equal("signed", edition.State);
        var outsider = await world.Desk.AsAsync(world.Desk.Officer);
        Assert.Empty(await EditionReader.ListAsync(outsider, CancellationToken.None));
        Assert.Null(await EditionReader.FindAsync(outsider, edition.Name, CancellationToken.None));
        Assert.Null(await EditionReader.PublicBundleAsync(outsider, edition.Name, CancellationToken.None));

        var release = new ReleaseEditionOptions { Id = edition.Id, BasedOn = edition.Version };
        Assert.Equal("editions.public-refused", await RefusalAsync(() => EditionSignatures.ReleaseAsync(world.Signatory, release with { IsPublic = true }, CancellationToken.None)));
        Assert.Equal("editions.not-planned", await RefusalAsync(() => EditionSignatures.ReleaseAsync(world.Signatory, release, CancellationToken.None)));
        var today = world.Signatory.Today;
        await ReleaseCalendar.PlanAsync(world.Officer, Plan(today.AddDays(1)), CancellationToken.None);
        Assert.Equal("editions.too-early", await RefusalAsync(() => EditionSignatures.ReleaseAsync(world.Signatory, release, CancellationToken.None)));
        await ReleaseCalendar.PlanAsync(world.Officer, Plan(today) with { EmbargoUntil = world.Desk.Clock.GetUtcNow().AddHours(2), Reason = "all is ready" }, CancellationToken.None);
        Assert.Equal("editions.embargo", await RefusalAsync(() => EditionSignatures.ReleaseAsync(world.Signatory, release, CancellationToken.None)));
        await Assert.ThrowsAsync<AccessRefusedException>(() => EditionSignatures.ReleaseAsync(world.Statistician, release, CancellationToken.None));
        await ReleaseCalendar.PlanAsync(world.Officer, Plan(today) with { Reason = "the press was told" }, CancellationToken.None);
        await EditionSignatures.ReleaseAsync(world.Signatory, release, CancellationToken.None);
        await EditionSignatures.ReleaseAsync(world.Signatory, release, CancellationToken.None);
        Assert.Equal("released", (await world.FindAsync(edition.Id)).State);
        Assert.Equal(edition.Name, Assert.Single(await EditionReader.ListAsync(outsider, CancellationToken.None)).Name);

        await Assert.ThrowsAsync<AccessRefusedException>(() => EditionReader.WholeBundleAsync(world.Officer, "2025-p1", CancellationToken.None));
        var open = await EditionReader.PublicBundleAsync(world.Officer, "2025-p1", CancellationToken.None);
        Assert.DoesNotContain(EditionBundle.Unpack(open!), file => file.Path.StartsWith("restricted/", StringComparison.Ordinal));
        var bundle = await EditionReader.WholeBundleAsync(world.Statistician, "2025-p1", CancellationToken.None);
        var key = await EditionReader.HandOutKeyAsync(world.Statistician, new HandOutKeyOptions { Id = edition.Id, Reason = "verification" }, CancellationToken.None);
        var verified = EditionVerifier.Verify(bundle!, key, EditionReader.PublicKey(world.Desk.Register));
        Assert.Empty(verified.Faults);
        Assert.True(verified.IsRecomputed);
        Assert.Equal(edition.ContentHash, verified.Hash);
    }

    /// <summary>Released from the command line while the site was stopped, a revision overtook nothing until the site had run for a while.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_said_is_held_against_an_edition_as_soon_as_it_is_released(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var today = world.Signatory.Today;
        var said = new RegisterStatementOptions { Title = "A speech", MadeOn = Plan(today).Day, IsOwn = true, Text = "In 2025 there were 12 cases." };
        await StatementService.RegisterAsync(world.Desk.Register, said, CancellationToken.None);
        var edition = await world.SignedAsync();
        await ReleaseCalendar.PlanAsync(world.Officer, Plan(today), CancellationToken.None);
        world.Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        await EditionSignatures.ReleaseAsync(world.Signatory, new ReleaseEditionOptions { Id = edition.Id, BasedOn = edition.Version }, CancellationToken.None);
        await using var db = world.Desk.Register.CreateContext();
        Assert.Equal(["registered", "edition"], await db.StatementChecks.Where(one => one.StatementId == said.Id).OrderBy(one => one.Number).Select(one => one.Cause).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_role_and_each_person_signs_once(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        var both = await world.Desk.AsAsync(await world.Desk.EmployAsync("both", world.Desk.Agency("OCM"), "statistician", "signatory"));
        var other = await world.Desk.AsAsync(await world.Desk.EmployAsync("other", world.Desk.Agency("OCM"), "statistician"));
        await world.SignAsync(edition.Id, both, role: "statistician");
        Assert.Equal("editions.signed-already", await RefusalAsync(() => world.SignAsync(edition.Id, both, role: "signatory")));
        Assert.Equal("editions.role-signed", await RefusalAsync(() => world.SignAsync(edition.Id, other)));
        Assert.Equal("editions.not-your-role", await RefusalAsync(() => world.SignAsync(edition.Id, world.Signatory, role: "statistician")));
        await Assert.ThrowsAsync<AccessRefusedException>(() => world.SignAsync(edition.Id, world.Officer));
        Assert.Equal("editions.not-signed", await RefusalAsync(() => EditionReader.WholeBundleAsync(world.Statistician, edition.Name, CancellationToken.None)));
        Assert.Equal("signed", (await world.SignAsync(edition.Id, world.Signatory)).State);
        Assert.Equal("editions.final", await RefusalAsync(() => world.SignAsync(edition.Id, other)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_that_stops_the_release_is_accepted_with_a_reason_or_nobody_signs(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        Assert.Equal("editions.open-findings", await RefusalAsync(() => world.SignAsync(edition.Id, world.Statistician, EditionWorld.Strict)));
        var accept = new AcceptFindingsOptions { EditionId = edition.Id, Keys = ["growth:cases"], Reason = "Counted again by hand." };
        Assert.Equal("editions.no-finding", await RefusalAsync(() => EditionService.AcceptFindingsAsync(world.Officer, accept with { Keys = ["other"] }, CancellationToken.None, EditionWorld.Strict)));
        await EditionService.AcceptFindingsAsync(world.Officer, accept, CancellationToken.None, EditionWorld.Strict);
        await EditionService.AcceptFindingsAsync(world.Officer, accept with { Keys = ["growth:cases", "growth:cases"] }, CancellationToken.None, EditionWorld.Strict);
        await EditionService.WriteTextAsync(world.Officer, new WriteTextOptions { EditionId = edition.Id, Block = "foreword", English = "A good\r\nyear.", Khmer = "ឆ្នាំល្អ" }, CancellationToken.None);
        await world.SignAsync(edition.Id, world.Statistician, EditionWorld.Strict);
        Assert.Equal("editions.final", await RefusalAsync(() => EditionService.AcceptFindingsAsync(world.Officer, accept with { Reason = "Not any more." }, CancellationToken.None, EditionWorld.Strict)));
        var view = (await EditionReader.FindAsync(world.Statistician, edition.Name, CancellationToken.None))!;
        Assert.Equal("Counted again by hand.", Assert.Single(view.Docket.Findings).Accepted);
        Assert.Equal("A good\nyear.", Assert.Single(view.Docket.Texts).Text.En);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_later_edition_gives_a_reason_for_each_figure_that_changed(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.ReturnedAsync();
        var first = await world.SignedAsync();
        await AddCaseAsync(world);
        var second = await world.CreateAsync("revised");
        Assert.Equal(("2025-r2", 2), (second.Name, second.Number));
        var view = (await EditionReader.FindAsync(world.Statistician, second.Name, CancellationToken.None, EditionRules.None))!;
        Assert.Equal(first.Name, view.Before);
        Assert.Contains(view.Unexplained, c => c is { MeasureId: "cases.headline", By: null, Before: null, After: 1 });
        Assert.Equal("editions.unexplained", await RefusalAsync(() => world.SignAsync(second.Id, world.Statistician, EditionRules.None)));
        foreach (var measure in view.Unexplained.Select(c => c.MeasureId).Distinct(StringComparer.Ordinal))
        {
            await EditionService.ExplainChangeAsync(world.Officer, new() { EditionId = second.Id, Key = measure, ReasonCode = "late-verification", Explanation = "one file came late" }, CancellationToken.None, EditionRules.None);
        }

        await world.SignAsync(second.Id, world.Statistician, EditionRules.None);
        var sealedView = (await EditionReader.FindAsync(world.Statistician, second.Name, CancellationToken.None, EditionRules.None))!;
        Assert.All(sealedView.Docket.Changes, c => Assert.Equal(ChangeReason.LateVerification, c.Reason));
        Assert.NotEmpty(sealedView.Docket.Changes);
        Assert.Equal("signed", (await world.FindAsync(first.Id)).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_text_that_contradicts_the_figures_stops_the_signature_until_it_is_mended_or_accepted(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.ReturnedAsync();
        await AddCaseAsync(world);
        var edition = await world.CreateAsync();
        var text = new WriteTextOptions { EditionId = edition.Id, Block = "challenges", English = "Cases rose from 100 in 2024 to 150 in 2025, an increase of 10 per cent.", Khmer = "-" };
        await EditionService.WriteTextAsync(world.Officer, text, CancellationToken.None);
        Assert.Equal("editions.open-findings", await RefusalAsync(() => world.SignAsync(edition.Id, world.Statistician, EditionRules.None)));
        Assert.All((await EditionReader.FindAsync(world.Statistician, edition.Name, CancellationToken.None, EditionRules.None))!.OpenFindings, one => Assert.Equal(EditionTextCheck.Name, one.Check));
        await EditionService.AcceptFindingsAsync(
            world.Officer, new() { EditionId = edition.Id, AllOf = EditionTextCheck.Name, Reason = "said of the world, not of the register" }, CancellationToken.None, EditionRules.None);
        Assert.Equal("sealed", (await world.SignAsync(edition.Id, world.Statistician, EditionRules.None)).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_figures_of_one_measure_may_have_two_reasons(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        await world.ReturnedAsync();
        await world.SignedAsync();
        await AddCaseAsync(world);
        var second = await world.CreateAsync("revised");
        var changes = (await EditionReader.FindAsync(world.Statistician, second.Name, CancellationToken.None, EditionRules.None))!.Unexplained.Where(one => one.MeasureId == "cases.headline").ToList();
        var own = EditionChanges.KeyOf(changes[^1]);
        foreach (var (key, why) in new[] { ("cases.headline", "late-verification"), (own, "correction") })
        {
            await EditionService.ExplainChangeAsync(world.Officer, new() { EditionId = second.Id, Key = key, ReasonCode = why, Explanation = "said of " + key }, CancellationToken.None, EditionRules.None);
        }

        var explained = (await EditionReader.FindAsync(world.Statistician, second.Name, CancellationToken.None, EditionRules.None))!.Docket.Changes.Where(one => one.MeasureId == "cases.headline").ToList();
        Assert.True(explained.Count > 1);
        Assert.Equal("said of " + own, Assert.Single(explained, one => one.Reason is ChangeReason.Correction).Explanation);
        Assert.All(explained.Where(one => EditionChanges.KeyOf(one) != own), one => Assert.Equal(ChangeReason.LateVerification, one.Reason));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_edition_of_a_window_is_worked_on_at_a_time_and_numbers_are_not_used_again(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var edition = await world.CreateAsync();
        Assert.Equal("editions.open-already", await RefusalAsync(() => world.CreateAsync("revised")));
        await EditionService.WithdrawAsync(world.Officer, new WithdrawEditionOptions { Id = edition.Id, BasedOn = edition.Version, Reason = "a file was missing" }, CancellationToken.None);
        Assert.Equal("2025-r2", (await world.CreateAsync("revised")).Name);
        Assert.Equal("editions.final", await RefusalAsync(() => EditionService.WithdrawAsync(world.Officer, new WithdrawEditionOptions { Id = edition.Id, BasedOn = 2, Reason = "given up again" }, CancellationToken.None)));
    }

    [Fact]
    public async Task Both_databases_give_the_same_bytes()
    {
        var hashes = new List<string>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var world = await EditionWorld.CreateAsync(engine);
            await world.ReturnedAsync();
            await AddCaseAsync(world);
            await using var db = world.Desk.Register.CreateContext();
            var facts = await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(new(2026, 6, 30), CancellationToken.None);
            var content = EditionBuilder.Build(facts, EditionPlan.Of(ReportingWindow.OfYear(2025), Vintage.Final, 1, RegisterPurpose.Test));
            Assert.Contains(content.Cells, c => c is { MeasureId: "cases.headline", Value: > 0 });
            hashes.Add(ContentManifest.HashOf(CanonicalContent.Write(content, EditionDocket.Empty)));
        }

        Assert.Single(hashes.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_is_brought_forward_only_with_a_reason_which_stands_in_the_log(Engine engine)
    {
        await using var world = await EditionWorld.CreateAsync(engine);
        var (today, now) = (world.Officer.Today, world.Desk.Clock.GetUtcNow());
        Task PlanAsync(PlanReleaseOptions options) => ReleaseCalendar.PlanAsync(world.Officer, options, CancellationToken.None);
        await PlanAsync(Plan(today.AddDays(5)) with { EmbargoUntil = now.AddDays(5) });
        await PlanAsync(Plan(today.AddDays(9)) with { EmbargoUntil = now.AddDays(9) });
        PlanReleaseOptions[] earlier =
        [
            Plan(today.AddDays(8)) with { EmbargoUntil = now.AddDays(8) },
            Plan(today) with { EmbargoUntil = now },
            Plan(today.AddDays(9)) with { EmbargoUntil = now.AddDays(8) },
            Plan(today.AddDays(10)),
        ];
        foreach (var options in earlier)
        {
            Assert.Equal("editions.why-forward", await RefusalAsync(() => PlanAsync(options)));
        }

        await PlanAsync(earlier[1] with { Reason = " the minister travels " });
        var plan = Assert.Single(await ReleaseCalendar.ListAsync(world.Officer, CancellationToken.None));
        Assert.Equal(today, plan.Day);
        await using var db = world.Desk.Register.CreateContext();
        Assert.Single(await db.Processes.Where(one => one.Kind == ProcessKind.EditionPlan.Code && one.Reason == "the minister travels").ToListAsync());
    }

    [Theory]
    [InlineData("2026-03-30", null, nameof(PlanReleaseOptions.Day), "editions.day-past")]
    [InlineData("2026-04-02", 3, nameof(PlanReleaseOptions.EmbargoUntil), "editions.embargo-after-day")]
    public void A_release_is_planned_for_today_or_later_and_its_embargo_ends_by_its_day(string day, int? embargoDays, string field, string key)
    {
        DateTimeOffset? until = embargoDays is { } days ? new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.FromHours(7)).AddDays(days) : null;
        var problem = Assert.Single(new PlanReleaseOptions { Window = "2025", Vintage = "final", Day = day, EmbargoUntil = until }.Problems(new(2026, 3, 31)));
        Assert.Equal((field, key), (problem.Field, problem.What.Key));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("- - - - - - -")]
    [InlineData("ok. ok.")]
    public void A_reason_is_a_few_words(string reason)
    {
        Assert.Equal("entry.reason-short", Assert.Single(new AcceptFindingsOptions { EditionId = Guid.NewGuid(), Keys = ["a"], Reason = reason }.Problems()).What.Key);
        Assert.Equal("entry.reason-short", Assert.Single(new WithdrawEditionOptions { Id = Guid.NewGuid(), BasedOn = 1, Reason = reason }.Problems()).What.Key);
        Assert.Empty(new AcceptFindingsOptions { EditionId = Guid.NewGuid(), Keys = ["a"], Reason = "រាប់ឡើងវិញដោយដៃ" }.Problems());
    }

    [Theory]
    [InlineData(null, "provisional", null, nameof(CreateEditionOptions.Window))]
    [InlineData("last year", "provisional", null, nameof(CreateEditionOptions.Window))]
    [InlineData("2031", "provisional", null, nameof(CreateEditionOptions.Window))]
    [InlineData("2024", "rough", null, nameof(CreateEditionOptions.Vintage))]
    [InlineData("2026", "final", null, nameof(CreateEditionOptions.Vintage))]
    [InlineData("2026-03..2026-04", "final", null, nameof(CreateEditionOptions.Vintage))]
    [InlineData("2024", "final", "2023 then", nameof(CreateEditionOptions.Compare))]
    [InlineData("2024", "final", "2025", nameof(CreateEditionOptions.Compare))]
    [InlineData("2024", "final", "2023 2024", nameof(CreateEditionOptions.Compare))]
    [InlineData("2024-H1", "final", "2024", nameof(CreateEditionOptions.Compare))]
    [InlineData("2024", "final", "2014..2024", nameof(CreateEditionOptions.Compare))]
    [InlineData("2024", "final", "2018 2019 2020 2021 2022 2023", nameof(CreateEditionOptions.Compare))]
    public void What_cannot_be_is_said_beside_the_field(string? window, string? vintage, string? compare, string field) =>
        Assert.Equal(field, Assert.Single(new CreateEditionOptions { Window = window, Vintage = vintage, Compare = compare }.Problems(new(2026, 3, 31))).Field);

    [Fact]
    public void A_window_that_is_not_over_is_provisional_and_its_last_day_is_over_when_it_has_come()
    {
        var running = new CreateEditionOptions { Window = "2026-Q1", Vintage = "final" };
        Assert.Equal("editions.final-running", Assert.Single(running.Problems(new(2026, 3, 30))).What.Key);
        Assert.Empty(running.Problems(new(2026, 3, 31)));
        Assert.Empty((running with { Vintage = "provisional" }).Problems(new(2026, 3, 30)));
    }

    [Theory]
    [InlineData("2024", null, "2023 2022 2021")]
    [InlineData("2024", "2023", "2023")]
    [InlineData("2024-H1", "", "2023-H1")]
    [InlineData("2024-q3", "2023-Q3 2024-TIP", "2023-07..2023-09 2023-04..2024-03")]
    public void Beside_a_calendar_year_stand_the_three_before_it_unless_somebody_says_otherwise(string window, string? compare, string beside)
    {
        var options = new CreateEditionOptions { Window = window, Vintage = "final", Compare = compare };
        Assert.Empty(options.Problems(new(2026, 3, 31)));
        Assert.Equal(beside, string.Join(' ', options.Plan(1, RegisterPurpose.Test).Comparisons));
    }

    [Fact]
    public void A_window_is_taken_in_khmer_digits_too()
    {
        Assert.Empty(new CreateEditionOptions { Window = "២០២៤", Vintage = "final", Compare = "២០២៣ ២០២២" }.Problems(new(2026, 3, 31)));
        Assert.Empty(new PlanReleaseOptions { Window = "២០២៤-H1", Vintage = "final", Day = "2026-04-01" }.Problems(new(2026, 3, 31)));
    }

    private static PlanReleaseOptions Plan(DateOnly day) => new() { Window = "2025", Vintage = "provisional", Day = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    private static async Task AddCaseAsync(EditionWorld world)
    {
        var one = Sample.Case(world.Desk.Home.Id, 77);
        (one.ProvinceCode, one.OpeningArticle, one.ActedOn) = ("12", "TSE-10", "2025-05-06");
        await world.Desk.RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add(one));
    }

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<EntryRefusedException>(work)).Reason.Key;
}
