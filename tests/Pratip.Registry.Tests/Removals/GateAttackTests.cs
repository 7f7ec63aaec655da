using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Detentions;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

/// <summary>
/// Anything in any order, and at once: whatever is tried, nobody is cleared without a screening or a recorded override, a child by no
/// interview as an adult and nobody past a risk of return, every removal without clearance has its incident, a clearance serves one
/// removal, and nobody ends in two dispositions.
/// </summary>
public sealed class GateAttackTests
{
    private const int People = 4;
    private const int Steps = 80;

    public static TheoryData<Engine, int> Sequences => new(from engine in new[] { Engine.Sqlite, Engine.Postgres } from seed in Enumerable.Range(1, 4) select (engine, seed));

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Sequences))]
    public async Task No_order_of_deeds_gets_past_the_gate(Engine engine, int seed)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var people = await HeldAsync(world);
        var chance = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            await TryAsync(() => DoAsync(world, people[chance.Next(people.Count)], chance));
            await RequireClearancesAsync(world, people);
            if (chance.Next(6) == 0)
            {
                world.Desk.Clock.Pass(TimeSpan.FromHours(chance.Next(1, 40)));
            }
        }

        await RequireGateAsync(world);
        Assert.NotEmpty(await world.Desk.AllAsync<Removal>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task No_two_at_one_moment_get_past_the_gate(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var person = await world.HeldAsync();
        await world.ScreenAsync(person);

        // Several clear and several remove, on several days, while somebody raises a risk.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryAsync(() => world.ClearAsync(person)))));
        Assert.Single(await world.Desk.AllAsync<RemovalClearance>());
        var days = new[] { world.Today, world.Today, "2026-03-01", "2026-02-28" };
        await Task.WhenAll(days.Select(day => Task.Run(() => TryAsync(() => world.RemoveAsync(person, day))))
            .Append(Task.Run(() => TryAsync(() => world.RaiseRiskAsync(person)))).Append(Task.Run(() => TryAsync(() => world.ClearAsync(person)))));
        await RequireGateAsync(world);
        var removals = await world.Desk.AllAsync<Removal>();
        Assert.Equal(3, removals.Count);
        Assert.InRange(removals.Count(one => one.ClearanceId is not null), 0, 1);
    }

    private static async Task<List<PersonReport>> HeldAsync(GateWorld world)
    {
        var people = new List<PersonReport>();
        for (var one = 0; one < People; one++)
        {
            // The last two are one person; one is a child, and of one the age is not known.
            var report = await world.HeldAsync(one == People - 1 ? people[^1].PersonId : null, one switch { 0 => 2012, 1 => null, _ => 1990 });
            people.Add(report);
            await world.Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges()
                .Add(new PersonConsent { ReportId = report.Id, Purpose = AssistedReturnService.ReturnPurpose, On = "2026-02-25", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" }));
        }

        return people;
    }

    private static async Task DoAsync(GateWorld world, PersonReport person, Random chance)
    {
        var clearances = await world.Desk.AllAsync<RemovalClearance>();
        switch (chance.Next(16))
        {
            case 0 or 1:
                var decision = (string[])[ScreeningDecision.NoIndication, ScreeningDecision.NoIndication, ScreeningDecision.NotFinished, ScreeningDecision.PresumedVictim];
                var kind = (await world.Desk.AllAsync<ScreeningInterview>()).Count == 0 || chance.Next(2) == 0 ? ScreeningKind.First : ScreeningKind.Again;
                var set = (string[])["adult-labour", "child-labour", "child-sexual"];
                await ScreeningService.RecordAsync(
                    world.SocialWorker, world.Screening(person.Id, decision[chance.Next(decision.Length)], kind) with { IndicatorSet = set[chance.Next(set.Length)] }, CancellationToken.None);
                break;
            case 2 or 3 or 4:
                await world.ClearAsync(person);
                break;
            case 5:
                await world.AskAsync(person);
                break;
            case 6 when clearances.Find(one => one.Status == ClearanceStatus.Asked) is { } asked:
                await world.AnswerAsync(asked.Id, chance.Next(3) > 0);
                break;
            case 7:
                await world.RaiseRiskAsync(person);
                break;
            case 8 when (await world.Desk.AllAsync<ProtectionRisk>()).Find(RiskService.Blocks) is { } risk:
                await world.DecideRiskAsync(risk.Id);
                break;
            case 9 when (await world.Desk.AllAsync<Victim>()).Find(one => one.Status == "presumed") is { } file:
                await DecisionService.DecideAsync(world.SocialWorker, new DecideStatusOptions
                { VictimId = file.Id, BasedOn = file.Version, Status = "not-confirmed", On = world.Today, Body = "social-affairs", Reason = "looked again" }, CancellationToken.None);
                break;
            case 10:
                await world.RemoveAsync(person, chance.Next(4) == 0 ? "2026-03-01" : null);
                break;
            case 11 when clearances.Find(one => one.Status is ClearanceStatus.Asked or ClearanceStatus.Cleared) is { } given:
                await ClearanceService.WithdrawAsync(world.Officer, new WithdrawClearanceOptions { Id = given.Id, BasedOn = given.Version, Reason = "taken back" }, CancellationToken.None);
                break;
            case 12:
                // The year of birth is corrected: an adult turns out a child, a child an adult, and what was known is unknown.
                var before = await world.OneAsync<PersonReport>(person.Id);
                var after = before.Copy<PersonReport>();
                after.BirthYear = ((int?[])[1990, 2012, null])[chance.Next(3)];
                await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Update(before, after));
                break;
            case 13 when (await HeldNowAsync(world, person)) is { } moved:
                await DetentionService.MoveAsync(world.Officer, new MoveDetentionOptions { Id = moved.Id, BasedOn = moved.Version, Facility = "Centre 2", Ground = "immigration" }, CancellationToken.None);
                break;
            case 14 when (await HeldNowAsync(world, person)) is { } ended:
                var how = (string[])["released", "to-court", "removed"];
                await DetentionService.EndAsync(
                    world.Officer, new EndDetentionOptions { Id = ended.Id, BasedOn = ended.Version, Disposition = how[chance.Next(how.Length)], DisposedOn = world.Today }, CancellationToken.None);
                break;
            case 15:
                await DetentionService.BeginAsync(world.Officer, new BeginDetentionOptions { ReportId = person.Id, From = world.Today, Ground = "immigration" }, CancellationToken.None);
                break;
            default:
                var consent = (await world.Desk.AllAsync<PersonConsent>()).Find(one => one.ReportId == person.Id)!;
                await AssistedReturnService.AssistAsync(world.Officer, new AssistReturnOptions { ReportId = person.Id, ConsentId = consent.Id, On = world.Today }, CancellationToken.None);
                break;
        }
    }

    private static async Task<Detention?> HeldNowAsync(GateWorld world, PersonReport person) =>
        (await world.Desk.AllAsync<Detention>()).Find(one => one.ReportId == person.Id && one.Until is null);

    /// <summary>At every moment: a clearance that stands rests on an interview as the age asks for, and goes past no risk of return.</summary>
    private static async Task RequireClearancesAsync(GateWorld world, List<PersonReport> people)
    {
        foreach (var personId in people.Select(one => one.PersonId).Distinct())
        {
            var facts = await GateReader.ReadAsync(world.Register, personId, CancellationToken.None);
            if (ClearanceRules.Standing(facts) is { } standing)
            {
                Assert.DoesNotContain(facts.Risks, RiskService.Blocks);
                Assert.True(standing.OverriddenBy is not null || ClearanceRules.Counted(facts) is not null);
                Assert.True(standing.OverriddenBy is not null || facts.ChildOn(world.Officer.Today) == ChildStanding.Adult
                    || facts.Screenings.Any(one => one.IndicatorSet.StartsWith("child-", StringComparison.Ordinal)));
                Assert.Empty(ClearanceRules.Lapses(facts, standing));
            }
        }
    }

    /// <summary>What is refused is refused; nothing else may go wrong.</summary>
    private static async Task TryAsync(Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (RegisterException)
        {
        }
    }

    private static async Task RequireGateAsync(GateWorld world)
    {
        var screenings = await world.Desk.AllAsync<ScreeningInterview>();
        var clearances = await world.Desk.AllAsync<RemovalClearance>();
        var removals = await world.Desk.AllAsync<Removal>();
        var incidents = await world.Desk.AllAsync<RemovalIncident>();
        Assert.All(clearances.Where(one => one.Status is ClearanceStatus.Cleared or ClearanceStatus.Used), one => Assert.True(
            one.OverriddenBy is not null ? one.OverridingAgencyId != one.AgencyId && one.Obstacles.Count > 0 : screenings.Exists(other => other.Id == one.ScreeningId) && one.Obstacles.Count == 0));
        Assert.All(removals, one => Assert.Equal(one.ClearanceId is null ? "removed-without-screening" : clearances.Single(other => other.Id == one.ClearanceId).OverriddenBy is null ? "cleared" : "cleared-by-override", one.Clearance));
        Assert.Equal(removals.Where(one => one.ClearanceId is null).Select(one => one.Id).Order(), incidents.Select(one => one.RemovalId).Order());
        Assert.Equal(removals.Select(one => one.ClearanceId).OfType<Guid>().Order(), clearances.Where(one => one.Status == ClearanceStatus.Used).Select(one => one.Id).Order());

        var overridden = clearances.Where(one => one.OverriddenBy is not null && one.Status is ClearanceStatus.Cleared or ClearanceStatus.Used).ToList();
        Assert.All(overridden, one => Assert.DoesNotContain(Obstacle.ProtectionRisk, one.Obstacles, StringComparer.Ordinal));

        // Whoever is held was not removed since; whoever was removed or went home ended so on that day.
        var gone = removals.Select(one => (one.ReportId, one.On, How: "removed")).Concat((await world.Desk.AllAsync<AssistedReturn>()).Select(one => (one.ReportId, one.On, How: "voluntarily-returned"))).ToList();
        var detentions = await world.Desk.AllAsync<Detention>();
        Assert.All(detentions, one => Assert.True(one.Until is null
            ? gone.TrueForAll(other => other.ReportId != one.ReportId || string.CompareOrdinal(other.On, one.From) <= 0)
            : one.Disposition is not ("removed" or "voluntarily-returned") || gone.Contains((one.ReportId, one.Until, one.Disposition)), $"{one.Disposition} {one.From} {one.Until}"));
        Assert.All(detentions.Where(one => one.Until is null).GroupBy(one => one.ReportId), held => Assert.Single(held));
    }
}
