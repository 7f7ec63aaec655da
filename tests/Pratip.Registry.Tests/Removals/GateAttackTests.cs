using Pratip.Registry.Audit;
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
/// Anything in any order, and at once: whatever is tried, nobody is cleared without a screening or a recorded override, every removal
/// without clearance has its incident, a clearance serves one removal, and nobody ends in two dispositions.
/// </summary>
public sealed class GateAttackTests
{
    private const int People = 3;
    private const int Steps = 60;

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
            var report = await world.HeldAsync(one == People - 1 ? people[0].PersonId : null);
            people.Add(report);
            await world.Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges()
                .Add(new PersonConsent { ReportId = report.Id, Purpose = AssistedReturnService.ReturnPurpose, On = "2026-02-25", IsGiven = true, Form = "spoken", SpokenLanguage = "zh" }));
        }

        return people;
    }

    private static async Task DoAsync(GateWorld world, PersonReport person, Random chance)
    {
        var clearances = await world.Desk.AllAsync<RemovalClearance>();
        switch (chance.Next(12))
        {
            case 0 or 1:
                var decision = (string[])[ScreeningDecision.NoIndication, ScreeningDecision.NoIndication, ScreeningDecision.NotFinished, ScreeningDecision.PresumedVictim];
                var kind = (await world.Desk.AllAsync<ScreeningInterview>()).Count == 0 || chance.Next(2) == 0 ? ScreeningKind.First : ScreeningKind.Again;
                await world.ScreenAsync(person, decision[chance.Next(decision.Length)], kind);
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
            default:
                var consent = (await world.Desk.AllAsync<PersonConsent>()).Find(one => one.ReportId == person.Id)!;
                await AssistedReturnService.AssistAsync(world.Officer, new AssistReturnOptions { ReportId = person.Id, ConsentId = consent.Id, On = world.Today }, CancellationToken.None);
                break;
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

        var gone = removals.Select(one => (one.ReportId, one.On, How: "removed")).Concat((await world.Desk.AllAsync<AssistedReturn>()).Select(one => (one.ReportId, one.On, How: "voluntarily-returned"))).ToList();
        Assert.All(await world.Desk.AllAsync<Detention>(), one => Assert.True(one.Until is null
            ? gone.TrueForAll(other => other.ReportId != one.ReportId) : gone.Contains((one.ReportId, one.Until, one.Disposition)), $"{one.Disposition} {one.Until}"));
    }
}
