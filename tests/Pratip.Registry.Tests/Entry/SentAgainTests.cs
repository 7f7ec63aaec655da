using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Courts;
using Pratip.Registry.Entry;
using Pratip.Registry.Tests.Charges;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Entry;

/// <summary>A page that is sent again: with the same content it is done, with other content it says what is on record and changes nothing.</summary>
public sealed class SentAgainTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_about_a_suspect_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var added = new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person(), Role = "recruiter", IsAtLarge = true };
        await TwiceAsync(one => world.AddSuspectAsync(one), added);
        await world.RefusesAsync(nameof(added.Role), "entry.sent-already", () => world.AddSuspectAsync(added with { Role = null }));
        await world.RefusesAsync(nameof(added.IsAtLarge), "entry.sent-already", () => world.AddSuspectAsync(added with { IsAtLarge = false }));

        var charge = new AddChargeOptions { SuspectId = added.Id, ArticleCode = "TSE-10", ChargedOn = "2026-01" };
        await TwiceAsync(one => ChargeService.AddAsync(world.Officer, one, CancellationToken.None), charge);
        await world.RefusesAsync(nameof(charge.ArticleCode), "entry.sent-already", () => ChargeService.AddAsync(world.Officer, charge with { ArticleCode = "TSE-15" }, CancellationToken.None));
        await world.RefusesAsync(nameof(charge.ChargedOn), "entry.sent-already", () => ChargeService.AddAsync(world.Officer, charge with { ChargedOn = null }, CancellationToken.None));

        var step = new AddStageOptions { SuspectId = added.Id, Stage = "trial", On = "2026-02-03" };
        await TwiceAsync(one => StageService.AddAsync(world.Officer, one, CancellationToken.None), step);
        await world.RefusesAsync(nameof(step.On), "entry.sent-already", () => StageService.AddAsync(world.Officer, step with { On = "2026-02-04" }, CancellationToken.None));
        await world.RefusesAsync(nameof(step.Court), "entry.sent-already-empty", () => StageService.AddAsync(world.Officer, step with { Court = "Takeo" }, CancellationToken.None));

        var custody = new BeginCustodyOptions { SuspectId = added.Id, ArrivedAt = world.Clock.GetUtcNow().AddHours(-3) };
        await TwiceAsync(one => CustodyService.BeginAsync(world.Officer, one, CancellationToken.None), custody);
        await world.RefusesAsync(nameof(custody.ArrivedAt), "entry.sent-already", () => CustodyService.BeginAsync(
            world.Officer, custody with { ArrivedAt = custody.ArrivedAt!.Value.AddHours(1) }, CancellationToken.None));
        Assert.Equal("TSE-10", world.Row<Charge>(charge.Id).ArticleCode);

        // Custody has ended being at large since; the page as it was sent first is still the same.
        await world.AddSuspectAsync(added);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_about_a_case_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var number = new AddBodyNumberOptions { CaseId = world.Case.Id, Body = "court", Number = "1/2026" };
        await TwiceAsync(one => BodyNumberService.AddAsync(world.Officer, one, CancellationToken.None), number);
        await world.RefusesAsync(nameof(number.Number), "entry.sent-already", () => BodyNumberService.AddAsync(world.Officer, number with { Number = "2/2026" }, CancellationToken.None));

        var party = new AddPartyOptions { CaseId = world.Case.Id, AgencyCode = "MOSVY", Role = "social-affairs" };
        await TwiceAsync(one => PartyService.AddAsync(world.Officer, one, CancellationToken.None), party);
        await world.RefusesAsync(nameof(party.AgencyCode), "entry.sent-already", () => PartyService.AddAsync(world.Officer, party with { AgencyCode = "GDI" }, CancellationToken.None));
        await world.RefusesAsync(nameof(party.Since), "entry.sent-already", () => PartyService.AddAsync(world.Officer, party with { Since = "2026-01-05" }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_about_a_presumed_victim_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var victim = await world.VictimAsync();
        var need = new AddNeedOptions { VictimId = victim.Id, Kind = "health", On = "2026-02-11" };
        await TwiceAsync(one => NeedService.AddAsync(world.Officer, one, CancellationToken.None), need);
        Assert.Equal("Kind entry.sent-already", await world.RefusedAsync(() => NeedService.AddAsync(world.Officer, need with { Kind = "legal" }, CancellationToken.None)));

        var service = new AddServiceOptions { VictimId = victim.Id, Kind = "legal", ProviderAgencyId = world.Social.Id, From = "2026-02-11" };
        await TwiceAsync(one => ServiceRecordService.AddAsync(world.Officer, one, CancellationToken.None), service);
        await ServiceRecordService.EndAsync(world.Officer, new EndServiceOptions { Id = service.Id, BasedOn = 1, To = "2026-02-25" }, CancellationToken.None);
        await ServiceRecordService.AddAsync(world.Officer, service, CancellationToken.None);
        Assert.Equal("ProviderAgencyId entry.sent-already, To entry.sent-already", await world.RefusedAsync(() =>
            ServiceRecordService.AddAsync(world.Officer, service with { ProviderAgencyId = world.Lead.Id, To = "2026-02-26" }, CancellationToken.None)));

        var way = new AddDispositionOptions { VictimId = victim.Id, Disposition = "family", On = "2026-02-11" };
        await TwiceAsync(one => DispositionService.AddAsync(world.Officer, one, CancellationToken.None), way);
        Assert.Equal("On entry.sent-already", await world.RefusedAsync(() => DispositionService.AddAsync(world.Officer, way with { On = "2026-02-12" }, CancellationToken.None)));

        var consent = new RecordConsentOptions { ReportId = victim.ReportId, Purpose = "sharing", On = "2026-02-15", IsGiven = true, Form = "spoken", SpokenLanguage = "km", WithInterpreter = false };
        await TwiceAsync(one => ConsentService.RecordAsync(world.Officer, one, CancellationToken.None), consent);
        Assert.Equal("IsGiven entry.sent-already", await world.RefusedAsync(() => ConsentService.RecordAsync(world.Officer, consent with { IsGiven = false }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_about_a_child_is_compared_in_its_sealed_words_which_are_not_shown(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12");
        var guardian = new AddGuardianOptions { ReportId = child.ReportId, Relation = "relative", Contact = "Aunt Sokha", Since = "2026-02-11" };
        await TwiceAsync(one => GuardianService.AddAsync(world.Officer, one, CancellationToken.None), guardian);
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() =>
            GuardianService.AddAsync(world.Officer, guardian with { Contact = "Uncle Dara" }, CancellationToken.None));
        Assert.Equal("Contact entry.sent-already", VictimWorld.Said(refused.Problems));
        Assert.DoesNotContain("Sokha", refused.Problems[0].What.ToString(), StringComparison.Ordinal);

        var interest = new AddBestInterestOptions { ReportId = child.ReportId, On = "2026-02-20", DecidingAgencyId = world.Social.Id, Decision = "She stays with her aunt." };
        await TwiceAsync(one => BestInterestService.AddAsync(world.Officer, one, CancellationToken.None), interest);
        Assert.Equal("Decision entry.sent-already", await world.RefusedAsync(() =>
            BestInterestService.AddAsync(world.Officer, interest with { Decision = "She goes home." }, CancellationToken.None)));
    }

    internal static async Task TwiceAsync<T>(Func<T, Task> send, T options)
    {
        await send(options);
        await send(options);
    }
}
