using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Consent;
using Pratip.Registry.Referrals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Referrals;

public sealed class WithdrawnConsentTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Consent_withdrawn_before_the_answer_ends_the_referral_and_its_sight_in_the_same_event(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var consent = await world.ConsentAsync(world.Person.Id);
        var one = await world.SendAsync();
        Assert.Equal((true, true), await world.SeesAsync(world.Shelter));
        await WithdrawAsync(world.Sender, consent);
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
        var after = await world.OneAsync(one.Id);
        Assert.Equal(("withdrawn", false), (after.Status, after.GivesReach));
        Assert.Equal(after.EventId, (await world.Desk.AllAsync<PersonConsent>()).Single().EventId);
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Status == CaseTaskStatus.Open);
        Assert.Contains("shelter", await world.Desk.NoticedAsync(TaskKinds.ConsentWithdrawn), StringComparer.Ordinal);
        Assert.Equal("Answer: referrals.not-now", await Refusals.OfAsync(() => world.AnswerAsync(after, ReferralStatus.Accepted)));
        foreach (var side in new[] { world.Sender, world.Shelter })
        {
            Assert.Equal("2026-03-02", (await ReferralFile.ReadAsync(side, one.Id, CancellationToken.None))!.ConsentWithdrawnOn);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Consent_withdrawn_from_what_was_accepted_is_a_task_of_both_offices_until_the_receiver_names_another_ground(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var consent = await world.ConsentAsync(world.Person.Id);
        var one = await world.AnswerAsync(await world.SendAsync(), ReferralStatus.Accepted);
        Assert.Equal("Answer: referrals.not-now", await Refusals.OfAsync(() => world.AnswerAsync(one, ReferralStatus.Accepted)));
        await WithdrawAsync(world.Sender, consent);
        var open = (await world.Desk.AllAsync<CaseTask>()).Where(task => task.Status == CaseTaskStatus.Open).ToList();
        Assert.All(open, task => Assert.Equal((TaskKinds.ConsentWithdrawn, one.Id), (task.Kind, task.TargetId)));
        Assert.Equal(new HashSet<Guid> { world.Desk.Home.Id, world.Desk.Shelter.Id }, open.Select(task => task.AgencyId).ToHashSet());
        Assert.Contains("shelter", await world.Desk.NoticedAsync(TaskKinds.ConsentWithdrawn), StringComparer.Ordinal);
        Assert.Equal((true, true), await world.SeesAsync(world.Shelter));
        Assert.Equal("Words: referrals.ground", await Refusals.OfAsync(() => world.AnswerAsync(one, ReferralStatus.Accepted)));
        one = await world.AnswerAsync(one, ReferralStatus.Accepted, words: "A court order keeps her here.");
        Assert.Equal(("accepted", true), (one.Status, one.GivesReach));
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Status == CaseTaskStatus.Open);
        one = await world.AnswerAsync(one, ReferralStatus.Declined, words: "She left.");
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_done_under_a_consent_that_is_withdrawn_is_asked_about_again(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var consent = await world.ConsentAsync(world.Person.Id);
        var one = await world.AnswerAsync(await world.SendAsync(), ReferralStatus.Done, "done-as-asked");
        await WithdrawAsync(world.Sender, consent);
        Assert.Equal(2, (await world.Desk.AllAsync<CaseTask>()).Count(task => task.Kind == TaskKinds.ConsentWithdrawn && task.Status == CaseTaskStatus.Open));
        one = await world.AnswerAsync(one, ReferralStatus.Accepted, words: "A court order keeps her here.");
        Assert.Equal(("done", "done-as-asked", true), (one.Status, one.Outcome, one.GivesReach));
        one = await world.AnswerAsync(one, ReferralStatus.Declined, words: "She left.");
        Assert.Equal(("declined", "done-as-asked", false), (one.Status, one.Outcome, one.GivesReach));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_third_office_that_hears_the_person_ends_a_referral_between_two_others(Engine engine)
    {
        await using var world = await ReferralWorld.CreateAsync(engine);
        var desk = world.Desk;
        var social = await desk.AsAsync(await desk.EmployAsync("social", desk.Agency("MOSVY"), "social-worker"));
        await desk.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(
            new Victim { ReportId = world.Person.Id, CaseId = desk.Case.Id, Status = VictimStatus.Presumed, RegisteredOn = "2026-02-10" }));
        await desk.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = desk.Case.Id, AgencyId = desk.Agency("MOSVY").Id, Role = "social-affairs", Since = "2026-02-10" }));
        var consent = await world.ConsentAsync(world.Person.Id);
        var one = await world.SendAsync();
        Assert.Null(await ReferralFile.ReadAsync(social, one.Id, CancellationToken.None));
        Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => WithdrawAsync(world.Shelter, consent)));
        await WithdrawAsync(social, consent);
        Assert.Equal((false, false), await world.SeesAsync(world.Shelter));
        Assert.Equal("withdrawn", (await world.OneAsync(one.Id)).Status);
    }

    private static Task WithdrawAsync(ActorRegister register, PersonConsent consent) => ConsentService.WithdrawAsync(
        register, new WithdrawConsentOptions { Id = consent.Id, BasedOn = 1, WithdrawnOn = "2026-03-02" }, CancellationToken.None);
}
