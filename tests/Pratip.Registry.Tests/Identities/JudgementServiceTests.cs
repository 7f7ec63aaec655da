using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class JudgementServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Across_agencies_each_side_is_asked_with_its_own_report_alone_and_sees_the_judgement_when_both_have_cleared_it(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        await world.JudgeAsync(world.Central, Verdicts.Same);
        Assert.False((await world.PairAsync()).IsOpen);
        var (home, other) = (await world.Desk.AsAsync(world.Desk.Officer), await world.Desk.AsAsync(world.Desk.Stranger));
        var asked = Assert.Single(await Clearances.AskedAsync(home, CancellationToken.None));
        Assert.Equal(world.One.Id, asked.Own!.Id);
        Assert.Equal(["bopha", "dara", "vuthy"], await NoticedOfAsync(world, world.Desk.Home.Id), StringComparer.Ordinal);
        await ClearAsync(home, ClearanceAnswer.Cleared);
        Assert.Empty(await SeenAsync(home));
        Assert.Empty(await SeenAsync(other));
        await ClearAsync(other, ClearanceAnswer.Cleared);
        Assert.Single(await SeenAsync(home));
        Assert.Single(await SeenAsync(other));
        Assert.All(await world.Desk.AllAsync<CaseTask>(), task => Assert.Equal(CaseTaskStatus.Done, task.Status));
        await Assert.ThrowsAsync<EntryRefusedException>(() => Clearances.AnswerAsync(
            home, new ClearJudgementOptions { Id = asked.Clearance.Id, BasedOn = 2, Answer = ClearanceAnswer.Refused }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Refused_by_one_side_or_said_to_be_two_persons_nothing_is_seen_by_either(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var (home, other) = (await world.Desk.AsAsync(world.Desk.Officer), await world.Desk.AsAsync(world.Desk.Stranger));
        var same = await world.JudgeAsync(world.Central, Verdicts.Same);
        await ClearAsync(home, ClearanceAnswer.Refused);
        await ClearAsync(other, ClearanceAnswer.Cleared);
        Assert.Empty(await SeenAsync(home));
        Assert.Empty(await SeenAsync(other));
        await JudgementService.ReverseAsync(await world.Desk.AsAsync(world.Central), new() { Id = Guid.CreateVersion7(), JudgementId = same, Reason = "the wrong file" }, CancellationToken.None);
        Assert.True((await world.PairAsync()).IsOpen);
        await world.JudgeAsync(world.Central, Verdicts.NotSame);
        Assert.Empty(await SeenAsync(home));
        Assert.Empty(await SeenAsync(other));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Taken_back_before_anybody_answered_nobody_is_asked_any_more(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var central = await world.Desk.AsAsync(world.Central);
        var same = await world.JudgeAsync(world.Central, Verdicts.Same);
        await JudgementService.ReverseAsync(central, new() { Id = Guid.CreateVersion7(), JudgementId = same, Reason = "the wrong file" }, CancellationToken.None);
        Assert.Empty(await Clearances.AskedAsync(await world.Desk.AsAsync(world.Desk.Officer), CancellationToken.None));
        Assert.All(await world.Desk.AllAsync<CaseTask>(), task => Assert.Equal(CaseTaskStatus.Done, task.Status));
        var again = await Assert.ThrowsAsync<EntryRefusedException>(() => JudgementService.ReverseAsync(
            central, new() { Id = Guid.CreateVersion7(), JudgementId = same, Reason = "once more" }, CancellationToken.None));
        Assert.Equal("identity.taken-back", again.Problems[0].What.Key);
        Assert.Null(await PairReviews.FindJudgementAsync(central, same, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Between_a_presumed_victim_and_a_suspect_two_officers_must_say_the_same(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(Sample.Victim(world.One))
            .Add(new Suspect { ReportId = world.Two.Id, CaseId = world.Desk.Case.Id }));
        await world.JudgeAsync(world.Central, Verdicts.Same);
        Assert.True((await world.PairAsync()).IsOpen);
        Assert.Empty(await world.Desk.AllAsync<IdentityClearance>());
        var twice = await Assert.ThrowsAsync<EntryRefusedException>(() => world.JudgeAsync(world.Central, Verdicts.Same));
        Assert.Equal("identity.second-by-other", twice.Problems[0].What.Key);
        var second = await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer");
        var reviewed = await PairReviews.OpenAsync(await world.Desk.AsAsync(second), world.Pair.Id, null, CancellationToken.None);
        Assert.True(reviewed!.NeedsSecond);
        Assert.Equal(world.Central.SignInName, reviewed.Awaits!.MadeBy);
        await world.JudgeAsync(second, Verdicts.Same);
        Assert.False((await world.PairAsync()).IsOpen);
        Assert.Equal(2, (await world.Desk.AllAsync<IdentityClearance>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_data_office_sees_how_far_fields_agree_and_no_name_and_an_office_the_names_of_its_own_reports(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var central = await world.Desk.AsAsync(world.Central);
        Assert.Equal(world.Pair.Id, Assert.Single((await PairReviews.ListAsync(central, new PairsAbout(), null, CancellationToken.None)).Items).Id);
        var reviewed = (await PairReviews.OpenAsync(central, world.Pair.Id, "data-quality", CancellationToken.None))!;
        Assert.Equal((null, null), (reviewed.A.Identity, reviewed.B.Identity));
        Assert.Equal(
            [new WeighedField("name", "alike", 60), new WeighedField("birth", "missing", 0), new WeighedField("rarity", null, 10)], reviewed.Weighed);
        var officer = await world.Desk.AsAsync(world.Desk.Officer);
        Assert.Null(await PairReviews.OpenAsync(officer, world.Pair.Id, "data-quality", CancellationToken.None));
        var own = await world.AddOwnPairAsync();
        reviewed = (await PairReviews.OpenAsync(officer, own.Id, null, CancellationToken.None))!;
        Assert.Equal((null, null), (reviewed.A.Identity, reviewed.B.Identity));
        reviewed = (await PairReviews.OpenAsync(officer, own.Id, "protection", CancellationToken.None))!;
        var looks = await world.Desk.Register.Reads.OfAsync([own.ReportBId], 10, CancellationToken.None);
        Assert.Equal([(ReadKind.Identity, "protection"), (ReadKind.Person, "data-quality"), (ReadKind.Person, "data-quality")], looks.Select(look => (look.Kind, look.Purpose)).Order());
        Assert.Equal(["Chea Sovann", "Chea Sovan"], reviewed.A.Id == world.One.Id ? [NameOf(reviewed.A), NameOf(reviewed.B)] : [NameOf(reviewed.B), NameOf(reviewed.A)]);
        Assert.Equal(own.Id, Assert.Single((await PairReviews.ListAsync(officer, new PairsAbout(), null, CancellationToken.None)).Items).Id);

        static string NameOf(ReviewedReport side) => side.Identity!.Names[0].Text;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_cannot_say_leaves_the_pair_open_with_the_reason_to_read(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        await world.JudgeAsync(world.Central, Verdicts.Unsure);
        var reviewed = (await PairReviews.OpenAsync(await world.Desk.AsAsync(world.Central), world.Pair.Id, "data-quality", CancellationToken.None))!;
        Assert.Equal(("unsure", "both were asked"), (reviewed.Said[0].Judgement.Verdict, reviewed.Said[0].Reason));
        Assert.True((await world.PairAsync()).IsOpen);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reason_opens_for_a_purpose_alone_even_to_the_office_that_wrote_it_and_the_look_is_recorded(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        await world.JudgeAsync(world.Central, Verdicts.Unsure);
        var central = await world.Desk.AsAsync(world.Central);
        var closed = (await PairReviews.OpenAsync(central, world.Pair.Id, null, CancellationToken.None))!;
        Assert.Equal((null, true), (closed.Said[0].Reason, closed.HasOwnReason));
        Assert.DoesNotContain(await LooksAsync(), look => look.Kind == ReadKind.Reason);
        var opened = (await PairReviews.OpenAsync(central, world.Pair.Id, "protection", CancellationToken.None))!;
        Assert.Equal(("both were asked", false), (opened.Said[0].Reason, opened.HasOwnReason));
        Assert.Contains(await LooksAsync(), look => (look.Kind, look.Purpose) == (ReadKind.Reason, "protection"));

        async Task<IReadOnlyList<(ReadKind Kind, string? Purpose)>> LooksAsync() =>
            [.. (await world.Desk.Register.Reads.OfAsync([world.Pair.ReportAId], 10, CancellationToken.None)).Select(look => (look.Kind, (string?)look.Purpose))];
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_form_sent_twice_makes_one_judgement_and_a_decided_pair_is_not_judged_again(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var id = Guid.CreateVersion7();
        await world.JudgeAsync(world.Central, Verdicts.NotSame, id);
        await world.JudgeAsync(world.Central, Verdicts.NotSame, id);
        Assert.Equal("Verdict: entry.sent-already", await Refusals.OfAsync(() => world.JudgeAsync(world.Central, Verdicts.Same, id)));
        Assert.Single(await world.Desk.AllAsync<IdentityJudgement>());
        var stranger = await world.Desk.AsAsync(world.Desk.Stranger);
        await Assert.ThrowsAsync<EntryRefusedException>(() => JudgementService.JudgeAsync(stranger, world.Options(Guid.CreateVersion7(), Verdicts.Same, 2), CancellationToken.None));
        var central = await world.Desk.AsAsync(world.Central);
        var closed = await Assert.ThrowsAsync<EntryRefusedException>(() => JudgementService.JudgeAsync(central, world.Options(Guid.CreateVersion7(), Verdicts.Same, 2), CancellationToken.None));
        Assert.Equal("identity.closed", closed.Problems[0].What.Key);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_disagrees_with_a_decision_voids_nothing_and_puts_the_pair_before_another_officer_whose_opinion_decides(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var second = await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer");
        var third = await world.Desk.EmployAsync("rith", world.Desk.Justice, "data-officer");
        var decided = await world.JudgeAsync(world.Central, Verdicts.Same);
        var listed = Assert.Single((await DecidedPairs.ListAsync(await world.Desk.AsAsync(second), null, CancellationToken.None)).Items);
        Assert.Equal((world.Pair.Id, Verdicts.Same, "thida"), (listed.Pair.Id, listed.Holds!.Verdict, listed.Last.MadeBy));
        Assert.Empty((await DecidedPairs.ListAsync(await world.Desk.AsAsync(world.Desk.Officer), null, CancellationToken.None)).Items);
        Assert.Equal("Verdict: identity.holds-already", await Refusals.OfAsync(() => world.JudgeAsync(second, Verdicts.Same)));

        var otherwise = await world.JudgeAsync(second, Verdicts.NotSame);
        Assert.Equal((true, ReviewCause.Disputed), await StandsAsync());
        Assert.Equal(decided, await HoldsAsync(world.Central));
        Assert.Empty((await DecidedPairs.ListAsync(await world.Desk.AsAsync(second), null, CancellationToken.None)).Items);
        Assert.Equal((1, 1), await DisagreedAsync());

        // The dissent taken back leaves what was decided, and insisting on one's own outweighs nobody.
        await JudgementService.ReverseAsync(await world.Desk.AsAsync(second), new() { Id = Guid.CreateVersion7(), JudgementId = otherwise, Reason = "a slip" }, CancellationToken.None);
        Assert.False((await world.PairAsync()).IsOpen);
        await world.JudgeAsync(second, Verdicts.NotSame);
        await world.JudgeAsync(world.Central, Verdicts.Same);
        Assert.Equal((true, decided), ((await world.PairAsync()).IsOpen, await HoldsAsync(world.Central)));
        var last = await world.JudgeAsync(third, Verdicts.NotSame);
        Assert.Equal((false, last), ((await world.PairAsync()).IsOpen, await HoldsAsync(third)));

        async Task<(bool, string)> StandsAsync() => await world.PairAsync() is var pair ? (pair.IsOpen, pair.Cause) : default;

        async Task<Guid> HoldsAsync(User officer) => (await PairReviews.OpenAsync(await world.Desk.AsAsync(officer), world.Pair.Id, null, CancellationToken.None))!.Holds!.Id;

        async Task<(int, int)> DisagreedAsync() => await JudgementQuality.ReadAsync(await world.Desk.AsAsync(world.Central), CancellationToken.None) is var quality ? (quality.LookedAtTwice, quality.Disagreed) : default;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_officer_learns_what_the_first_said_once_they_have_given_their_own_opinion(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Add(Sample.Victim(world.One))
            .Add(new Suspect { ReportId = world.Two.Id, CaseId = world.Desk.Case.Id }));
        await world.JudgeAsync(world.Central, Verdicts.Same);
        var second = await world.Desk.EmployAsync("makara", world.Desk.Justice, "data-officer");
        Assert.False((await OpenAsync(world.Central)).IsBlind);
        var before = await OpenAsync(second);
        Assert.Equal((true, false, null), (before.IsBlind, before.HasOwnReason, before.Said[0].Reason));
        await world.JudgeAsync(second, Verdicts.NotSame);
        Assert.False((await OpenAsync(second)).IsBlind);

        async Task<ReviewedPair> OpenAsync(User officer) => (await PairReviews.OpenAsync(await world.Desk.AsAsync(officer), world.Pair.Id, "data-quality", CancellationToken.None))!;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Judged_pairs_are_listed_latest_first_and_go_on_after_the_last_of_a_page(Engine engine)
    {
        await using var world = await ReviewWorld.CreateAsync(engine);
        var own = await world.AddOwnPairAsync();
        var central = await world.Desk.AsAsync(world.Central);
        foreach (var pair in new[] { world.Pair, own })
        {
            world.Desk.Clock.Pass(TimeSpan.FromMinutes(1));
            await JudgementService.JudgeAsync(central, world.Options(Guid.CreateVersion7(), Verdicts.NotSame, 1) with { PairId = pair.Id }, CancellationToken.None);
        }

        var all = (await DecidedPairs.ListAsync(central, null, CancellationToken.None)).Items;
        Assert.Equal([own.Id, world.Pair.Id], all.Select(one => one.Pair.Id));
        var rest = await DecidedPairs.ListAsync(central, all[0].Last.Id, CancellationToken.None);
        Assert.Equal((world.Pair.Id, null), (Assert.Single(rest.Items).Pair.Id, rest.Next));
    }

    private static async Task ClearAsync(ActorRegister register, string answer)
    {
        var asked = Assert.Single(await Clearances.AskedAsync(register, CancellationToken.None));
        await Clearances.AnswerAsync(register, new ClearJudgementOptions { Id = asked.Clearance.Id, BasedOn = asked.Clearance.Version, Answer = answer }, CancellationToken.None);
    }

    private static async Task<List<IdentityJudgement>> SeenAsync(ActorRegister register)
    {
        await using var db = register.CreateContext();
        return await db.IdentityJudgements.ToListAsync();
    }

    private static async Task<IEnumerable<string>> NoticedOfAsync(ReviewWorld world, Guid agencyId)
    {
        var users = (await world.Desk.AllAsync<User>()).Where(user => user.AgencyId == agencyId).ToDictionary(user => user.Id, user => user.SignInName);
        return (await world.Desk.AllAsync<Notice>()).Where(notice => notice.Kind == TaskKinds.IdentityClearance && users.ContainsKey(notice.UserId))
            .Select(notice => users[notice.UserId]).Order(StringComparer.Ordinal);
    }
}

/// <summary>Two offices that may have reported one person, and an officer of a third who decides on that.</summary>
internal sealed class ReviewWorld : IAsyncDisposable
{
    private ReviewWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public PersonReport One { get; private set; } = null!;

    public PersonReport Two { get; private set; } = null!;

    public User Central { get; private set; } = null!;

    public IdentityPair Pair { get; private set; } = null!;

    public static async Task<ReviewWorld> CreateAsync(Engine engine)
    {
        var world = new ReviewWorld(await DeskWorld.CreateAsync(engine));
        world.One = await world.Desk.ReportAsync(world.Desk.Home, 1, "Chea Sovann");
        world.Two = await world.Desk.ReportAsync(world.Desk.Other, 2, "Sovann Chea");
        world.Central = await world.Desk.EmployAsync("thida", world.Desk.Justice, "data-officer");
        var run = new IdentityRun
        {
            At = world.Desk.Clock.GetUtcNow(),
            ModelVersion = "fs-1-test",
            Seed = 1,
            ThresholdPerMille = 500,
            Reports = 2,
            Persons = 2,
            AutomaticPairs = 0,
            ReviewPairs = 1,
            Weights = """{"name":{"alike":60},"birth":{"missing":0}}""",
        };
        world.Pair = PairOf(run.Id, world.One, world.Two);
        await world.Desk.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(run).Add(world.Pair));
        return world;
    }

    /// <summary>Two reports of the home office.</summary>
    public async Task<IdentityPair> AddOwnPairAsync()
    {
        var pair = PairOf(Pair.RunId, One, await Desk.ReportAsync(Desk.Home, 3, "Chea Sovan"));
        await Desk.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(pair));
        return pair;
    }

    public async Task<IdentityPair> PairAsync() => (await Desk.AllAsync<IdentityPair>()).Single();

    public async Task<Guid> JudgeAsync(User officer, string verdict, Guid? id = null)
    {
        Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var options = Options(id ?? Guid.CreateVersion7(), verdict, (await PairAsync()).Version);
        await JudgementService.JudgeAsync(await Desk.AsAsync(officer), options, CancellationToken.None);
        return options.Id;
    }

    public JudgePairOptions Options(Guid id, string verdict, int basedOn) =>
        new() { Id = id, PairId = Pair.Id, BasedOn = basedOn, Verdict = verdict, Evidence = "person-asked", Reason = "both were asked" };

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static IdentityPair PairOf(Guid runId, PersonReport one, PersonReport other)
    {
        var of = ReportPair.Of(one.Id, other.Id);
        return new IdentityPair
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = of.A == one.Id ? one.AgencyId : other.AgencyId,
            AgencyBId = of.A == one.Id ? other.AgencyId : one.AgencyId,
            RunId = runId,
            ProbabilityPerMille = 300,
            Levels = "name:alike birth:missing",
            WeightTenths = 70,
            Cause = ReviewCause.Probability,
        };
    }
}
