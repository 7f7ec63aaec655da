using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Interceptions;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Reintegration;

public sealed class ReintegrationServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_and_what_happened_are_entered_together_once(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var home = Repatriation();
        var report = await MovementService.RepatriateAsync(officer, home, CancellationToken.None);
        Assert.Equal(report, await MovementService.RepatriateAsync(officer, home, CancellationToken.None));
        var reference = (await world.AllAsync<PersonReport>()).Single(one => one.Id == report).OwnReference;
        var again = Repatriation() with { Person = new PersonEntry { ExistingReference = reference } };
        Assert.Equal("FileReference: reintegration.already", await Refusals.OfAsync(() => MovementService.RepatriateAsync(officer, again, CancellationToken.None)));
        var stopped = new RecordInterceptionOptions { Person = Person("Sok Nary"), FileReference = "P-1", On = "2026-02", ProvinceCode = "01", DestinationCountry = "TH" };
        await MovementService.InterceptAsync(officer, stopped, CancellationToken.None);
        await MovementService.InterceptAsync(officer, stopped with { Id = RowId.Next(), Person = Person("Sok Vanna"), DestinationCountry = null }, CancellationToken.None);
        Assert.Equal((1, 2, 3), ((await world.AllAsync<Repatriation>()).Count, (await world.AllAsync<Interception>()).Count, (await world.AllAsync<PersonReport>()).Count));
        Assert.Equal([new CountryCount("TH", 1, 1), new CountryCount(null, 1, 0)], await ReintegrationList.ByCountryAsync(officer, CancellationToken.None));
        Assert.Empty(await ReintegrationList.ByCountryAsync(await world.AsAsync(world.Stranger), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Stages_follow_one_another_by_whoever_the_person_was_referred_to(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var social = await world.AsAsync(await world.EmployAsync("social", world.Agency("MOSVY"), "social-worker"));
        var report = await MovementService.RepatriateAsync(officer, Repatriation(), CancellationToken.None);
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(() => StepAsync(social, report, "pre-integration", "2026-02-11")));
        await ReferralService.SendAsync(officer, new SendReferralOptions
        {
            ReportId = report,
            ToAgencyId = world.Agency("MOSVY").Id,
            Purpose = "reintegration",
            ConsentOverride = "unable-to-consent",
            DueAt = world.Clock.GetUtcNow().AddDays(3),
            Request = "Please take her on.",
        }, CancellationToken.None);
        Assert.Equal(report, Assert.Single((await ReintegrationList.WithoutStepAsync(officer, null, CancellationToken.None))!.Items).ReportId);

        // Asked and not yet willing, it looks and enters nothing.
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(() => StepAsync(social, report, "pre-integration", "2026-02-11")));
        var sent = Assert.Single(await world.AllAsync<Referral>());
        await ReferralAnswerService.AnswerAsync(social, new AnswerReferralOptions { Id = sent.Id, BasedOn = sent.Version, Answer = ReferralStatus.Accepted }, CancellationToken.None);
        Assert.Equal("Stage: reintegration.order", await Refusals.OfAsync(() => StepAsync(social, report, "integration", "2026-02-11")));
        await StepAsync(social, report, "pre-integration", "2026-02-11");
        Assert.Equal("On: entry.date-order", await Refusals.OfAsync(() => StepAsync(social, report, "integration", "2026-02-10")));
        await StepAsync(social, report, "integration", "2026-02-15");
        Assert.Equal("Stage: reintegration.order", await Refusals.OfAsync(() => StepAsync(social, report, "pre-integration", "2026-02-16")));
        await StepAsync(social, report, "follow-up", "2026-02-20");
        await StepAsync(social, report, "follow-up", "2026-02-25");
        await StepAsync(social, report, "closure", "2026-03-01");
        Assert.Equal("Stage: reintegration.order", await Refusals.OfAsync(() => StepAsync(social, report, "closure", "2026-03-02")));
        Assert.Empty((await ReintegrationList.WithoutStepAsync(officer, null, CancellationToken.None))!.Items);
        Assert.Equal(5, (await ReintegrationList.OfReportsAsync(officer, [report], CancellationToken.None)).Steps.Count);
        Assert.Empty((await ReintegrationList.OfReportsAsync(await world.AsAsync(world.Stranger), [report], CancellationToken.None)).Steps);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_does_not_see_stages_is_not_told_that_there_are_none(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var immigration = await world.AsAsync(await world.EmployAsync("border", world.Agency("GDI"), "immigration-officer"));
        await MovementService.InterceptAsync(immigration, new RecordInterceptionOptions { Person = Person("Sok Nary"), FileReference = "G-1", On = "2026-02-10" }, CancellationToken.None);
        Assert.Null(await ReintegrationList.WithoutStepAsync(immigration, null, CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(() => StepAsync(immigration, Guid.NewGuid(), "pre-integration", "2026-02-11"));
    }

    [Fact]
    public void What_is_missing_is_said_at_once()
    {
        Assert.Equal("FileReference entry.missing, On entry.date, FromCountry entry.missing",
            VictimWorld.Said(new RecordRepatriationOptions { Person = Person("Sok Nary"), On = "yesterday" }.Problems(new DateOnly(2026, 3, 2))));
        Assert.Equal("DestinationCountry reintegration.abroad", VictimWorld.Said(new RecordInterceptionOptions
        {
            Person = Person("Sok Nary"),
            FileReference = "1",
            On = "2026-02",
            DestinationCountry = "KH",
        }.Problems(new DateOnly(2026, 3, 2))));
        Assert.Equal("Stage entry.code, On entry.missing", VictimWorld.Said(new AddReintegrationStepOptions { ReportId = default, Stage = "home" }.Problems(new DateOnly(2026, 3, 2))));
    }

    private static PersonEntry Person(string name) => new() { NameLatin = name, Sex = "female", Citizenships = ["KH"] };

    private static RecordRepatriationOptions Repatriation() => new() { Person = Person("Sok Bopha"), FileReference = "MFA-7", On = "2026-02-10", FromCountry = "TH" };

    private static Task StepAsync(ActorRegister register, Guid report, string stage, string on) =>
        ReintegrationService.AddAsync(register, new AddReintegrationStepOptions { ReportId = report, Stage = stage, On = on }, CancellationToken.None);
}
