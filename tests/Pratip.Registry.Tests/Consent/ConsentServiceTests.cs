using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Consent;

public sealed class ConsentServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_adult_agrees_and_takes_it_back_without_a_reason(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync("30");
        var options = Yes(victim.ReportId);
        await ConsentService.RecordAsync(world.Officer, options, CancellationToken.None);
        await ConsentService.RecordAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal("person_consents", await world.LastEventAsync());
        Assert.True(ConsentService.IsInForce(await world.AllAsync<PersonConsent>(), "sharing"));
        Assert.False(ConsentService.IsInForce(await world.AllAsync<PersonConsent>(), "embassy"));

        var back = new WithdrawConsentOptions { Id = options.Id, BasedOn = 1, WithdrawnOn = "2026-02-20" };
        Assert.Equal("WithdrawnOn entry.date-order", await world.RefusedAsync(() => ConsentService.WithdrawAsync(world.Officer, back with { WithdrawnOn = "2026-01" }, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.RefusedAsync(() => ConsentService.WithdrawAsync(world.Outsider, back, CancellationToken.None)));
        await ConsentService.WithdrawAsync(world.SocialWorker, back, CancellationToken.None);
        await ConsentService.WithdrawAsync(world.SocialWorker, back, CancellationToken.None);
        Assert.False(ConsentService.IsInForce(await world.AllAsync<PersonConsent>(), "sharing"));
        await Assert.ThrowsAsync<StaleVersionException>(() => ConsentService.WithdrawAsync(world.Officer, back with { WithdrawnOn = "2026-02-21" }, CancellationToken.None));
        Assert.Equal(2, Assert.Single(await world.AllAsync<PersonConsent>()).Version);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_last_answer_holds_and_a_no_cannot_be_taken_back(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync("30");
        var no = Yes(victim.ReportId) with { IsGiven = false, On = "2026-02-18" };
        await ConsentService.RecordAsync(world.Officer, Yes(victim.ReportId), CancellationToken.None);
        await ConsentService.RecordAsync(world.Officer, no, CancellationToken.None);
        Assert.False(ConsentService.IsInForce(await world.AllAsync<PersonConsent>(), "sharing"));
        Assert.Equal("Id consent.was-refused", await world.RefusedAsync(() =>
            ConsentService.WithdrawAsync(world.Officer, new WithdrawConsentOptions { Id = no.Id, BasedOn = 1, WithdrawnOn = "2026-02-20" }, CancellationToken.None)));
        await ConsentService.RecordAsync(world.Officer, Yes(victim.ReportId) with { On = "2026-02-25" }, CancellationToken.None);
        Assert.True(ConsentService.IsInForce(await world.AllAsync<PersonConsent>(), "sharing"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task For_a_child_and_whoever_may_be_one_a_guardian_agrees(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        foreach (var age in (string?[])["12", null])
        {
            var child = await world.VictimAsync(age);
            var yes = Yes(child.ReportId);
            Assert.Equal("GuardianId consent.guardian-missing", await RefusedAsync(world, yes));

            // What the child itself does not want needs nobody to speak for it.
            await ConsentService.RecordAsync(world.Officer, yes with { Id = Guid.CreateVersion7(), IsGiven = false }, CancellationToken.None);
            var guardian = await GuardianAsync(world, child.ReportId, null);
            Assert.Equal("GuardianId consent.guardian-not-then", await RefusedAsync(world, yes with { GuardianId = guardian, On = "2026-02-10" }));
            await ConsentService.RecordAsync(world.Officer, yes with { GuardianId = guardian }, CancellationToken.None);
            Assert.Equal(guardian, (await world.OneAsync<PersonConsent>(yes.Id)).GuardianId);
            await GuardianService.EndAsync(world.Officer, new EndGuardianOptions { Id = guardian, BasedOn = 1, Until = "2026-02-13" }, CancellationToken.None);
            Assert.Equal("GuardianId consent.guardian-not-then", await RefusedAsync(world, yes with { Id = Guid.CreateVersion7(), GuardianId = guardian }));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_elses_guardian_agrees_and_none_for_an_adult(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (one, other, adult) = (await world.VictimAsync("12"), await world.VictimAsync("13"), await world.VictimAsync("30"));
        var guardian = await GuardianAsync(world, one.ReportId, null);
        Assert.Equal("GuardianId entry.out-of-reach", await RefusedAsync(world, Yes(other.ReportId) with { GuardianId = guardian }));
        Assert.Equal("GuardianId entry.out-of-reach", await RefusedAsync(world, Yes(other.ReportId) with { GuardianId = Guid.CreateVersion7() }));
        Assert.Equal("GuardianId consent.adult", await RefusedAsync(world, Yes(adult.ReportId) with { GuardianId = guardian }));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => ConsentService.RecordAsync(world.Organisation, Yes(one.ReportId), CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_guardian_who_is_a_suspect_in_a_case_of_the_child_cannot_agree_even_where_the_officer_does_not_see_it(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12", world.Organisation);
        var uncle = await world.ReportAsync("NGO-SHELTER", 1980);
        var guardian = await GuardianAsync(world, child.ReportId, uncle.OwnReference);
        var yes = Yes(child.ReportId) with { GuardianId = guardian };
        await ConsentService.RecordAsync(world.Organisation, yes, CancellationToken.None);

        var report = await world.OneAsync<Pratip.Registry.People.PersonReport>(child.ReportId);
        await world.SuspectAsync(await world.ReportAsync("PC-12", 2014, report.PersonId));
        await world.SuspectAsync(await world.ReportAsync("PC-12", 1980, uncle.PersonId));
        Assert.Equal("GuardianId consent.guardian-conflict", await world.RefusedAsync(() =>
            ConsentService.RecordAsync(world.Organisation, yes with { Id = Guid.CreateVersion7(), Purpose = "contact" }, CancellationToken.None)));
    }

    [Fact]
    public void What_was_entered_is_checked_field_by_field()
    {
        var today = new DateOnly(2026, 3, 2);
        var empty = new RecordConsentOptions { ReportId = default };
        Assert.Equal("Purpose entry.missing, On entry.missing, IsGiven entry.missing, Form entry.missing, SpokenLanguage entry.missing", VictimWorld.Said(empty.Problems(today)));
        Assert.Equal("Purpose entry.code, On entry.date, Form entry.code, SpokenLanguage entry.code", VictimWorld.Said(
            (empty with { Purpose = "x", On = "x", IsGiven = true, Form = "x", SpokenLanguage = "klingon" }).Problems(today)));
        Assert.Empty(Yes(default).Problems(today));
        Assert.Equal("WithdrawnOn entry.missing", VictimWorld.Said(new WithdrawConsentOptions { Id = default, BasedOn = 1 }.Problems(today)));
    }

    private static RecordConsentOptions Yes(Guid reportId) =>
        new() { ReportId = reportId, Purpose = "sharing", On = "2026-02-15", IsGiven = true, Form = "spoken", SpokenLanguage = "km", WithInterpreter = false };

    private static async Task<Guid> GuardianAsync(VictimWorld world, Guid reportId, string? reference)
    {
        var options = new AddGuardianOptions { ReportId = reportId, Relation = "relative", Contact = "an aunt", GuardianReference = reference, Since = "2026-02-11" };
        await GuardianService.AddAsync(reference is null ? world.Officer : world.Organisation, options, CancellationToken.None);
        return options.Id;
    }

    private static Task<string> RefusedAsync(VictimWorld world, RecordConsentOptions options) =>
        world.RefusedAsync(() => ConsentService.RecordAsync(world.Officer, options, CancellationToken.None));
}
