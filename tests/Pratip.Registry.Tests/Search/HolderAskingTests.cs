using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Consent;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Search;

public sealed class HolderAskingTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_holder_of_somebody_who_was_entered_is_asked_once_and_the_asker_sees_nothing_of_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var held = await world.ReportAsync(world.Other, 50, "Chea Sovann");
        var entered = await EnterAsync(world, world.Officer, 1, "Sovann Chea");
        var asking = new HolderAsking(world.Register, search);
        Assert.Equal(1, await asking.RunAsync(CancellationToken.None));
        Assert.Equal(0, await asking.RunAsync(CancellationToken.None));
        Assert.Equal(0, await new HolderAsking(world.Register, search).RunAsync(CancellationToken.None));
        var question = Assert.Single(await world.AllAsync<HolderQuestion>());
        Assert.Equal(
            (world.Home.Id, world.Officer.Id, entered.Id, world.Other.Id, held.Id, NameSearch.BeforeEntering, HolderAnswer.Asked),
            (question.AskingAgencyId, question.AskingUserId, question.EnteredReportId, question.HoldingAgencyId, question.HeldReportId, question.Purpose, question.Answer));
        var task = Assert.Single(await world.AllAsync<CaseTask>());
        Assert.Equal((question.EventId, TaskKinds.IdentityAsked, world.Other.Id), (task.EventId, task.Kind, task.AgencyId));
        Assert.Equal(["sokha"], await world.NoticedAsync(TaskKinds.IdentityAsked), StringComparer.Ordinal);
        var officer = await world.AsAsync(world.Officer);
        Assert.Empty((await HolderQuestions.AskedAsync(officer, null, CancellationToken.None)).Items);
        Assert.Empty((await HolderQuestions.ToldAsync(officer, null, CancellationToken.None)).Items);
        await using var seen = officer.CreateContext();
        Assert.Empty(seen.HolderQuestions);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_asked_about_who_merely_resembles_who_the_asker_could_find_or_who_came_by_file(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        await world.ReportAsync(world.Other, 50, "Chea Sovann");
        await world.ReportAsync(world.Home, 51, "Keo Ratana");
        await EnterAsync(world, world.Officer, 1, "Chan Rithy");
        await EnterAsync(world, world.Officer, 2, "Keo Ratana");
        await EnterAsync(world, world.Officer, 3, "Chea Sovann", Channels.Command);
        await EnterAsync(world, world.Officer, 4, "Chea Sovann", sex: "male");
        Assert.Equal(0, await new HolderAsking(world.Register, search).RunAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_embassy_a_court_or_an_agency_kept_away_from_the_case_is_never_asked(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var (embassy, court) = (Office("EMB", "embassy"), Office("COURT", "court"));
        await world.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add<Agency>([embassy, court]));
        foreach (var (agency, number) in new[] { (embassy, 60), (court, 61), (world.Other, 62), (world.Justice, 63) })
        {
            await world.ReportAsync(agency, number, "Chea Sovann");
        }

        await world.RecuseAsync(world.Other, world.Agency("MOI"));
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Justice.Id, Role = "court", Since = "2026-03-01" }));
        await EnterAsync(world, world.Officer, 1, "Chea Sovann");
        Assert.Equal(0, await new HolderAsking(world.Register, search).RunAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_a_day_s_entries_so_many_are_asked_about_whatever_they_met(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        await world.ReportAsync(world.Other, 900, "Chea Sovann");
        for (var number = 0; number < HolderAsking.EntriesADay; number += 20)
        {
            await EnterManyAsync(world, number, 20);
        }

        await EnterAsync(world, world.Officer, 800, "Chea Sovann");
        var asking = new HolderAsking(world.Register, search);
        Assert.Equal(0, await asking.RunAsync(CancellationToken.None));
        await EnterAsync(world, world.Colleague, 801, "Chea Sovann");
        Assert.Equal(1, await asking.RunAsync(CancellationToken.None));
        world.Clock.Pass(TimeSpan.FromDays(1));
        await EnterAsync(world, world.Officer, 802, "Chea Sovann");
        Assert.Equal(1, await asking.RunAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_holder_tells_reaches_the_asker_sealed_and_silence_never_does(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        await world.ReportAsync(world.Other, 50, "Chea Sovann");
        await world.ReportAsync(world.Other, 51, "Keo Ratana");
        var entered = await EnterAsync(world, world.Officer, 1, "Chea Sovann");
        await EnterAsync(world, world.Officer, 2, "Keo Ratana");
        await new HolderAsking(world.Register, search).RunAsync(CancellationToken.None);
        var holder = await world.AsAsync(world.Stranger);
        var officer = await world.AsAsync(world.Officer);
        var asked = (await HolderQuestions.AskedAsync(holder, null, CancellationToken.None)).Items;
        Assert.Equal(["R-50", "R-51"], asked.Select(one => one.Held!.OwnReference), StringComparer.Ordinal);
        Assert.All(asked, one => Assert.False(one.NeedsConsent));
        await RefusedAsync(officer, new AnswerHolderOptions { Id = asked[0].Question.Id, BasedOn = 1, Answer = "silent" }, "entry.out-of-reach");
        await RefusedAsync(holder, new AnswerHolderOptions { Id = asked[0].Question.Id, BasedOn = 1, Answer = "told" }, "entry.missing");
        await RefusedAsync(holder, new AnswerHolderOptions { Id = asked[0].Question.Id, BasedOn = 1, Answer = "perhaps" }, "entry.code");
        await HolderQuestions.AnswerAsync(holder, new AnswerHolderOptions { Id = asked[0].Question.Id, BasedOn = 1, Answer = "told", Word = " Call Sokha, 012 " }, CancellationToken.None);
        await HolderQuestions.AnswerAsync(holder, new AnswerHolderOptions { Id = asked[1].Question.Id, BasedOn = 1, Answer = "silent" }, CancellationToken.None);
        var told = Assert.Single((await HolderQuestions.ToldAsync(officer, null, CancellationToken.None)).Items);
        Assert.Equal((world.Other.Id, entered.OwnReference, "Call Sokha, 012"), (told.HoldingAgencyId, told.EnteredReference, told.Word));
        Assert.Equal(["dara"], await world.NoticedAsync(TaskKinds.HolderTold), StringComparer.Ordinal);
        Assert.NotEmpty(await world.Register.Reads.OfAsync([told.Id], 10, CancellationToken.None));
        Assert.Empty((await HolderQuestions.AskedAsync(holder, null, CancellationToken.None)).Items);
        Assert.All((await world.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.IdentityAsked), task => Assert.Equal(CaseTaskStatus.Done, task.Status));
        await RefusedAsync(holder, new AnswerHolderOptions { Id = asked[1].Question.Id, BasedOn = 2, Answer = "silent" }, "holders.answered-already");
        await Assert.ThrowsAsync<StaleVersionException>(() => HolderQuestions.AnswerAsync(holder, new AnswerHolderOptions { Id = asked[1].Question.Id, BasedOn = 1, Answer = "silent" }, CancellationToken.None));
        await using var db = world.Register.CreateContext();
        Assert.DoesNotContain(db.EventRows.Where(row => row.Noun == "holder_questions").AsEnumerable(), row => row.After.Contains("Sokha", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_organisation_or_the_holder_of_a_presumed_victim_tells_nothing_without_consent_in_force(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var worker = await world.EmployAsync("srey", world.Shelter, "ngo");
        var sheltered = await world.ReportAsync(world.Shelter, 50, "Chea Sovann");
        var presumed = await world.ReportAsync(world.Other, 51, "Keo Ratana");
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = presumed.Id, RegisteredOn = "2026-01-01", Status = "presumed" }));
        await EnterAsync(world, world.Officer, 1, "Chea Sovann");
        await EnterAsync(world, world.Officer, 2, "Keo Ratana");
        Assert.Equal(2, await new HolderAsking(world.Register, search).RunAsync(CancellationToken.None));
        foreach (var (user, report) in new[] { (worker, sheltered), (world.Stranger, presumed) })
        {
            var holder = await world.AsAsync(user);
            var question = Assert.Single((await HolderQuestions.AskedAsync(holder, null, CancellationToken.None)).Items);
            Assert.True(question.NeedsConsent);
            var tell = new AnswerHolderOptions { Id = question.Question.Id, BasedOn = 1, Answer = "told", Word = "Call us" };
            await RefusedAsync(holder, tell, "holders.no-consent");
            await ConsentAsync(world, report, "research", "2026-02-01");
            await RefusedAsync(holder, tell, "holders.no-consent");
            await ConsentAsync(world, report, "sharing", "2026-02-01", withdrawn: "2026-02-05");
            await RefusedAsync(holder, tell, "holders.no-consent");
            await ConsentAsync(world, report, "sharing", "2026-02-10");
            Assert.False((await HolderQuestions.FindAsync(holder, question.Question.Id, CancellationToken.None))!.NeedsConsent);
            await HolderQuestions.AnswerAsync(holder, tell, CancellationToken.None);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_entering_the_asker_gets_the_same_answer_by_the_same_statements_whether_somebody_else_holds_the_person_or_not(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        using var search = await LoadedAsync(world);
        var own = await world.ReportAsync(world.Home, 70, "Keo Ratana");
        await world.ReportAsync(world.Other, 71, "Chea Sovann");
        await search.FollowAsync(CancellationToken.None);
        var officer = await world.AsAsync(world.Officer);

        // Once for what is remembered: which agencies there are.
        await FindAsync(["Xq Zzyzx"]);
        var (elsewhere, first) = await FindAsync(["Chea Sovann", "ជា សុវណ្ណ", "N0001"]);
        var (nowhere, second) = await FindAsync(["Xq Zzyzx", "ឥឥឥ", "N0002"]);
        Assert.Empty(elsewhere.People);
        Assert.Empty(nowhere.People);
        // What is read beside each other may begin in either order; it is the same all the same.
        Assert.Equal(first.Order(StringComparer.Ordinal), second.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var (found, third) = await FindAsync(["Ratana Keo", "", "N0003"]);
        Assert.Equal(own.Id, Assert.Single(found.People).ReportId);
        Assert.Equal(first.Count, third.Count);

        async Task<(SearchAnswer Answer, IReadOnlyList<string> Statements)> FindAsync(string[] typed)
        {
            using var count = StatementCount.Begin();
            var answer = await search.SearchBeforeEnteringAsync(officer, typed, CancellationToken.None);
            return (answer, [.. count.Statements]);
        }
    }

    private static Agency Office(string code, string kind) => new() { Code = code, Kind = kind, Level = "national", NameEn = code, NameKm = "ការិយាល័យ" };

    private static async Task<NameSearch> LoadedAsync(DeskWorld world)
    {
        var search = new NameSearch(world.Register);
        await search.LoadAsync(CancellationToken.None);
        return search;
    }

    /// <summary>As the form for a suspect enters somebody new.</summary>
    private static async Task<PersonReport> EnterAsync(DeskWorld world, User user, int number, string name, string channel = Channels.Page, string sex = "female")
    {
        var report = Sample.Report(user.AgencyId, number);
        report.Sex = sex;
        await world.Register.ChangeAsync(new ProcessContext(ProcessKind.SuspectAdd, user.SignInName, user.AgencyId, "a test", channel), change => change.RecordAsync(
            EventKind.SuspectChanged, Person(world, report, name)), CancellationToken.None);
        return report;
    }

    private static Task<long> EnterManyAsync(DeskWorld world, int from, int count) => world.Register.ChangeAsync(
        new ProcessContext(ProcessKind.SuspectAdd, world.Officer.SignInName, world.Home.Id, "a test", Channels.Page), async change =>
        {
            for (var number = from; number < from + count; number++)
            {
                await change.RecordAsync(EventKind.SuspectChanged, Person(world, Sample.Report(world.Home.Id, 1000 + number), $"Unheard Of{number}"));
            }
        }, CancellationToken.None);

    private static RowChanges Person(DeskWorld world, PersonReport report, string name) => new RowChanges().Add(report)
        .Add(world.Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] }))
        .Add(new Suspect { ReportId = report.Id, CaseId = world.Case.Id });

    private static Task<long> ConsentAsync(DeskWorld world, PersonReport report, string purpose, string on, string? withdrawn = null) => world.RecordAsync(
        ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(
            new PersonConsent { ReportId = report.Id, Purpose = purpose, On = on, IsGiven = true, Form = "spoken", SpokenLanguage = "km", WithdrawnOn = withdrawn }));

    private static async Task RefusedAsync(ActorRegister register, AnswerHolderOptions options, string key) =>
        Assert.Equal(key, (await Assert.ThrowsAsync<EntryRefusedException>(() => HolderQuestions.AnswerAsync(register, options, CancellationToken.None))).Reason.Key);
}
