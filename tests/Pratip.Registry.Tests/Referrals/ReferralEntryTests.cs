using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Referrals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Removals;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Referrals;

public sealed class ReferralEntryTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Until_it_has_accepted_the_receiver_looks_at_the_person_and_enters_nothing(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var victim = await VictimAsync(world);
        var one = await world.SendAsync();
        Assert.Equal((true, true), await world.SeesAsync(world.Shelter));
        Assert.Equal("VictimId: entry.out-of-reach", await Refusals.OfAsync(() => NeedAsync(world, victim)));
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(() => ConsentAsync(world)));
        Assert.Equal("VictimId: entry.out-of-reach", await Refusals.OfAsync(() => DecideAsync(world.Shelter, victim, "pending")));
        one = await world.AnswerAsync(one, ReferralStatus.AskedBack, words: "How old is she?");
        Assert.Equal("VictimId: entry.out-of-reach", await Refusals.OfAsync(() => NeedAsync(world, victim)));
        one = await world.AnswerAsync(one, ReferralStatus.Accepted);
        await NeedAsync(world, victim);
        await ConsentAsync(world);

        // A question about what was accepted takes nothing back.
        one = await world.AnswerAsync(one, ReferralStatus.AskedBack, words: "Who brings her clothes?");
        await NeedAsync(world, victim, "legal");
        await world.AnswerAsync(one, ReferralStatus.Declined, words: "The house is full.");
        Assert.Equal("VictimId: entry.out-of-reach", await Refusals.OfAsync(() => NeedAsync(world, victim)));
        Assert.Equal(2, (await world.Desk.AllAsync<VictimNeed>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_a_person_was_referred_to_decides_on_no_status(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var victim = await VictimAsync(world);
        await world.AnswerAsync(await world.SendAsync(), ReferralStatus.Accepted);
        foreach (var status in new[] { "pending", "identified", "not-confirmed", "declined" })
        {
            Assert.Equal("Status: victims.decision.no-part", await Refusals.OfAsync(() => DecideAsync(world.Shelter, victim, status)));
        }

        await DecideAsync(world.Sender, victim, "identified");
        victim = (await world.Desk.AllAsync<Victim>()).Single();
        Assert.Equal("Status: victims.decision.no-part", await Refusals.OfAsync(() => DecideAsync(world.Shelter, victim, "presumed")));
        Assert.Equal("identified", (await world.Desk.AllAsync<Victim>()).Single().Status);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_screening_that_is_asked_for_is_itself_the_answer_and_opens_nothing_else(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var report = await world.HeldAsync();
        await world.ScreenAsync(report, ScreeningDecision.PresumedVictim);
        var victim = Assert.Single(await world.Desk.AllAsync<Victim>());
        Assert.Equal("VictimId: entry.out-of-reach", await Refusals.OfAsync(() => NeedService.AddAsync(
            world.SocialWorker, new AddNeedOptions { VictimId = victim.Id, Kind = "health", On = "2026-03-01" }, CancellationToken.None)));
        var sent = Assert.Single(await world.Desk.AllAsync<Referral>());
        var forShelter = sent.Copy<Referral>();
        forShelter.Purpose = "shelter";
        await world.Desk.RecordAsync(ProcessKind.ReferralSend, EventKind.ReferralSent, new RowChanges().Update(sent, forShelter));
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(() => world.ScreenAsync(report, kind: ScreeningKind.Again)));
    }

    private static async Task<Victim> VictimAsync(ReferralWorld world)
    {
        var victim = new Victim { ReportId = world.Person.Id, Status = VictimStatus.Presumed, RegisteredOn = "2026-02-10" };
        await world.Desk.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(victim));
        return victim;
    }

    private static Task NeedAsync(ReferralWorld world, Victim victim, string kind = "health") => NeedService.AddAsync(
        world.Shelter, new AddNeedOptions { VictimId = victim.Id, Kind = kind, On = "2026-03-01" }, CancellationToken.None);

    private static Task ConsentAsync(ReferralWorld world) => ConsentService.RecordAsync(
        world.Shelter, new RecordConsentOptions { ReportId = world.Person.Id, Purpose = "contact", On = "2026-03-01", IsGiven = false, Form = "spoken", SpokenLanguage = "km" }, CancellationToken.None);

    private static Task DecideAsync(ActorRegister register, Victim victim, string status) => DecisionService.DecideAsync(
        register, new DecideStatusOptions { VictimId = victim.Id, BasedOn = victim.Version, Status = status, On = "2026-03-01", Body = "social-affairs", Reason = "her account" }, CancellationToken.None);
}
