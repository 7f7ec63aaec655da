using Pratip.Kernel;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tabulation;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Facts;

public sealed class FactSnapshotReaderTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_trafficking_charge_makes_a_trafficking_case_whatever_it_was_opened_for(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var kase = register.AddCase("2024-03-01", openingArticle: "TSE-26");
        register.AddSuspect(kase, register.AddPerson("male"), "TSE-26", "TSE-10");
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        var figure = await register.FigureAsync("cases.headline", "2024", "group");

        Assert.Equal(1, figure.FindRow("trafficking")!.Value);
        Assert.Equal(0, figure.FindRow("sexual-exploitation")!.Value);
        Assert.Equal(1, figure.Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_anybody_is_charged_the_offence_at_opening_decides(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        register.AddCase("2024-03-01", openingArticle: "TSE-12");
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        Assert.Equal(1, (await register.FigureAsync("cases.trafficking", "2024")).Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_dropped_charge_no_longer_decides_the_group(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var suspect = register.AddSuspect(register.AddCase("2024-03-01"), register.AddPerson("male"), "TSE-26");
        register.AddCharge(suspect, "TSE-10", "dropped");
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        Assert.True((await register.FigureAsync("cases.trafficking", "2024")).IsIncomplete);
        Assert.Equal(1, (await register.FigureAsync("cases.sexual-exploitation", "2024")).Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_figure_is_footnoted_exactly_when_an_unchecked_article_could_change_it(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        register.AddSuspect(register.AddCase("2021-03-01"), register.AddPerson("male"), "TSE-10", "TSE-26");
        register.AddSuspect(register.AddCase("2022-03-01"), register.AddPerson("male"), "TSE-26");
        register.AddCase("2023-03-01", openingArticle: "TSE-12");
        register.AddCase("2024-03-01", openingArticle: "TSE-26");
        register.AddReturn("cases", "2020-01-01", "2024-12-31");
        await register.SaveAsync();

        var snapshot = await register.ReadAsync();
        bool Footnoted(string window) => FigureComputer.Compute(snapshot, MeasureCatalogue.Standard.Get("cases.headline"), ReportingWindow.Parse(window)).Footnotes.Count > 0;

        Assert.Equal((false, false, true, false, true), (Footnoted("2020"), Footnoted("2021"), Footnoted("2022"), Footnoted("2023"), Footnoted("2024")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_figure_is_the_same_from_the_facts_it_rests_on_alone(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var kase = register.AddCase("2024-03-01");
        var suspect = register.AddSuspect(kase, register.AddPerson("male"), "TSE-10");
        register.AddStage(suspect, "arrest", "2024-03-02");
        register.AddStage(suspect, "referral-to-court", "2024-03-05");
        register.AddVictim(register.AddPerson(), "2024-03-02", kase);
        foreach (var subject in new[] { "cases", "suspects", "victims", "court" })
        {
            register.AddReturn(subject, "2024-01-01", "2024-12-31");
        }

        await register.SaveAsync();
        var whole = await register.ReadAsync();

        foreach (var measure in MeasureCatalogue.Standard.All)
        {
            var part = await register.ReadAsync(measure.Facts is null ? [] : [measure.Facts]);
            var (ofWhole, ofPart) = (Compute(whole, measure), Compute(part, measure));
            Assert.Equal((ofWhole.Total, ofWhole.Undated, ofWhole.Completeness), (ofPart.Total, ofPart.Undated, ofPart.Completeness));
            Assert.True(part.Tables.Count < whole.Tables.Count);
        }

        static Figure Compute(Pratip.Statistics.Facts.FactSnapshot snapshot, Measure measure) => FigureComputer.Compute(snapshot, measure, ReportingWindow.OfYear(2024));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_voided_row_leaves_every_figure(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        register.AddCase("2024-03-01").IsVoided = true;
        register.AddCase("2024-03-02");
        register.AddReturn("cases", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        Assert.Equal(1, (await register.FigureAsync("cases.headline", "2024")).Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_recorded_about_a_voided_report_counts(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var mistaken = register.AddPerson();
        mistaken.IsVoided = true;
        register.AddVictim(mistaken, "2024-05-05");
        register.AddVictim(register.AddPerson(), "2024-05-05");
        register.AddReturn("victims", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        Assert.Equal(1, (await register.FigureAsync("victims.registered", "2024")).Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_in_two_cases_is_one_person_under_trafficking(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var person = register.AddPerson("male", 1980, "CN");
        foreach (var article in new[] { "TSE-26", "TSE-10" })
        {
            var suspect = register.AddSuspect(register.AddCase("2024-03-01", article), person, article);
            register.AddStage(suspect, "arrest", "2024-03-02");
            register.AddStage(suspect, "referral-to-court", "2024-03-03");
        }

        register.AddReturn("suspects", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        var figure = await register.FigureAsync("suspects.to-court", "2024", "group");
        Assert.Equal(1, figure.Total);
        Assert.Equal(1, figure.FindRow("trafficking")!.Value);
        Assert.Equal(1, (await register.FigureAsync("suspects.to-court", "2024", "citizenship-group")).FindRow("foreign")!.Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_court_file_stays_open_while_one_defendant_waits_and_is_carried_over(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var kase = register.AddCase("2023-11-01");
        var (tried, waiting) = (register.AddSuspect(kase, register.AddPerson("male")), register.AddSuspect(kase, register.AddPerson("male")));
        register.AddStage(tried, "referral-to-court", "2023-11-03");
        register.AddStage(waiting, "referral-to-court", "2023-11-03");
        register.AddStage(tried, "verdict", "2023-12-20", "convicted", "imprisonment");
        register.AddVictim(register.AddPerson(), "2023-11-02", kase, age: 16);
        register.AddReturn("court", "2023-01-01", "2024-12-31");
        register.AddReturn("suspects", "2023-01-01", "2024-12-31");
        register.AddReturn("victims", "2023-01-01", "2024-12-31");
        await register.SaveAsync();

        var files = await register.FigureAsync("court.files", "2024", "origin");
        Assert.Equal(1, files.FindRow("carried-over")!.Value);
        Assert.Equal(0, files.FindRow("new")!.Value);
        Assert.Equal(1, (await register.FigureAsync("court.defendants", "2024")).Total);
        Assert.Equal(1, (await register.FigureAsync("court.sentenced", "2023")).Total);
        Assert.NotEqual(1, (await register.FigureAsync("court.sentenced", "2024")).Total);
        Assert.Equal(1, (await register.FigureAsync("court.victims", "2024", "majority")).FindRow("minor")!.Value);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_court_file_leaves_by_its_weightiest_decision_once_nobody_waits(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        foreach (var decisions in new[] { new[] { "non-suit", "verdict" }, ["non-suit"], ["filed-without-processing", "non-suit"], ["verdict", ""] })
        {
            var kase = register.AddCase("2023-11-01");
            foreach (var decision in decisions)
            {
                var suspect = register.AddSuspect(kase, register.AddPerson("male"));
                register.AddStage(suspect, "referral-to-court", "2023-11-03");
                if (decision.Length > 0)
                {
                    register.AddStage(suspect, decision, "2024-02-20", decision == "verdict" ? "convicted" : null);
                }
            }
        }

        register.AddReturn("court", "2023-01-01", "2024-12-31");
        register.AddReturn("suspects", "2023-01-01", "2024-12-31");
        await register.SaveAsync();

        var flow = StockFlowComputer.Compute(await register.ReadAsync(), StockCatalogue.Standard.All.Single(s => s.Id == "stock.court-files"), ReportingWindow.OfYear(2024));
        Assert.Equal((4, 0, 1, 0), (flow.Opening, flow.In, flow.Closing, flow.Unaccounted));
        Assert.Equal([("verdict", 1L), ("non-suit", 2L), ("filed-without-processing", 0L)], flow.Out);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_age_that_a_birth_year_leaves_open_is_unknown_and_a_recorded_age_decides(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        register.AddVictim(register.AddPerson(birthYear: 2006), "2024-05-05");
        register.AddVictim(register.AddPerson(birthYear: 2006), "2024-05-05", age: 17);
        register.AddVictim(register.AddPerson(birthYear: 1990), "2024-05-05");
        register.AddReturn("victims", "2024-01-01", "2024-12-31");
        await register.SaveAsync();

        var figure = await register.FigureAsync("victims.registered", "2024", "age");
        Assert.Equal(1, figure.FindRow("unknown")!.Value);
        Assert.Equal(1, figure.FindRow("15-17")!.Value);
        Assert.Equal(1, figure.FindRow("18-and-over")!.Value);
        Assert.Equal(3, figure.Total);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_reported_is_missing_and_a_zero_of_one_among_many_is_incomplete(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        register.AddReturn("victims", "2024-01-01", "2024-12-31", "zero");
        await register.SaveAsync();

        Assert.True((await register.FigureAsync("victims.registered", "2024")).IsIncomplete);
        Assert.Null((await register.FigureAsync("victims.registered", "2023")).Total);
        Assert.False((await register.FigureAsync("victims.registered", "2023")).IsIncomplete);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_facts_hold_neither_names_nor_references(Engine engine)
    {
        await using var register = await SampleRegister.CreateAsync(engine);
        var kase = register.AddCase("2024-03-01");
        register.AddVictim(register.AddPerson(), "2024-03-01", kase);
        await register.SaveAsync();

        var snapshot = await register.ReadAsync();
        var words = Pratip.Statistics.Facts.FactSchema.Standard.Tables
            .SelectMany(t => t.Codes.Keys.SelectMany(c => snapshot.Table(t.Id).GetCodes(c).Dictionary)).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(kase.OwnReference, (IReadOnlySet<string>)words);
        Assert.DoesNotContain(kase.Number, (IReadOnlySet<string>)words);
    }
}
