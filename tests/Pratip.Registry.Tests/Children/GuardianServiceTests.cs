using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Children;

public sealed class GuardianServiceTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_guardian_stands_with_a_sealed_contact_until_one_day(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12");
        var options = Guardian(child.ReportId);
        await GuardianService.AddAsync(world.SocialWorker, options, CancellationToken.None);
        await GuardianService.AddAsync(world.SocialWorker, options, CancellationToken.None);
        Assert.Equal("guardians", await world.LastEventAsync());
        var row = Assert.Single(await world.AllAsync<Guardian>());
        Assert.Equal("Aunt Sokha, 012 345 678", world.Register.Vault.Open(row.WrappedKey, row.Id, "contact", row.Contact!));
        await using var db = world.Register.CreateContext();
        Assert.DoesNotContain("Sokha", Assert.Single(await EventReader.HistoryAsync(db, "guardians", row.Id, CancellationToken.None)).After, StringComparison.Ordinal);

        var end = new EndGuardianOptions { Id = row.Id, BasedOn = 1, Until = "2026-02-28" };
        Assert.Equal("Until entry.date-order", await world.RefusedAsync(() => GuardianService.EndAsync(world.Officer, end with { Until = "2026-01-01" }, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.RefusedAsync(() => GuardianService.EndAsync(world.Outsider, end, CancellationToken.None)));
        await GuardianService.EndAsync(world.Officer, end, CancellationToken.None);
        await GuardianService.EndAsync(world.Officer, end, CancellationToken.None);
        Assert.Equal((2, "2026-02-28"), ((await world.OneAsync<Guardian>(row.Id)).Version, (await world.OneAsync<Guardian>(row.Id)).Until));
        await Assert.ThrowsAsync<StaleVersionException>(() => GuardianService.EndAsync(world.Officer, end with { Until = "2026-03-01" }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_is_of_age_has_no_guardian_and_whose_age_is_unknown_may(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var adult = await world.VictimAsync("30");
        var unknown = await world.VictimAsync(null);
        Assert.Equal("ReportId children.guardian.adult", await RefusedAsync(world, Guardian(adult.ReportId)));
        await GuardianService.AddAsync(world.Officer, Guardian(unknown.ReportId), CancellationToken.None);
        Assert.Equal("ReportId entry.out-of-reach", await RefusedAsync(world, Guardian(Guid.CreateVersion7())));
        Assert.Equal("ReportId entry.out-of-reach", await world.RefusedAsync(() => GuardianService.AddAsync(world.Outsider, Guardian(unknown.ReportId), CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_guardian_with_a_report_is_one_of_the_own_agency_and_another_person(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12");
        var own = await world.OneAsync<PersonReport>(child.ReportId);
        var theirs = await world.ReportAsync("PC-07");
        Assert.Equal("GuardianReference children.guardian.self", await RefusedAsync(world, Guardian(child.ReportId) with { GuardianReference = own.OwnReference }));
        Assert.Equal("GuardianReference people.no-such-reference", await RefusedAsync(world, Guardian(child.ReportId) with { GuardianReference = theirs.OwnReference }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_guardian_who_is_a_suspect_in_a_case_of_the_child_raises_a_task_that_ends_with_the_guardian(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var child = await world.VictimAsync("12");
        var uncle = await world.ReportAsync("PC-12", 1980);

        // The same person under another agency's report, and in another case as well, which is none of the child's.
        await world.SuspectAsync(await world.ReportAsync("PC-07", 1980, uncle.PersonId));
        await world.SuspectAsync(uncle, await world.OpenAsync("PC-12"));
        var options = Guardian(child.ReportId) with { GuardianReference = uncle.OwnReference, Contact = null };
        await GuardianService.AddAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal("case_tasks guardians", await world.LastEventAsync());
        var task = Assert.Single(await world.TasksAsync("guardian-conflict"));
        Assert.Equal((world.Lead.Id, world.Case.Id, "guardians", options.Id), (task.AgencyId, task.CaseId, task.TargetNoun, task.TargetId!.Value));
        await GuardianService.EndAsync(world.Officer, new EndGuardianOptions { Id = options.Id, BasedOn = 1, Until = "2026-03-01" }, CancellationToken.None);
        Assert.Equal("case_tasks guardians", await world.LastEventAsync());
        Assert.Empty(await world.TasksAsync("guardian-conflict"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_child_who_joins_the_case_of_its_guardian_raises_the_task_as_well(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (child, uncle) = (await world.ReportAsync("PC-12", 2015), await world.ReportAsync("PC-12", 1980));
        await GuardianService.AddAsync(world.Officer, Guardian(child.Id) with { GuardianReference = uncle.OwnReference }, CancellationToken.None);
        await world.SuspectAsync(uncle);
        await PresumedVictimService.AddAsync(
            world.Officer, VictimWorld.Presumed(world.Case, null) with { Person = new PersonEntry { ExistingReference = child.OwnReference } }, CancellationToken.None);
        Assert.Single(await world.TasksAsync("guardian-conflict"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_guardian_stands_once_and_not_before_the_child_is_born(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (child, uncle) = (await world.ReportAsync("PC-12", 2015), await world.ReportAsync("PC-12", 1980));
        Assert.Equal("Since children.before-birth", await RefusedAsync(world, Guardian(child.Id) with { Since = "2014-05" }));
        var (named, reported) = (Guardian(child.Id), Guardian(child.Id) with { GuardianReference = uncle.OwnReference, Contact = null });
        await GuardianService.AddAsync(world.Officer, named, CancellationToken.None);
        await GuardianService.AddAsync(world.Officer, reported, CancellationToken.None);
        Assert.Equal("Contact children.guardian.already", await RefusedAsync(world, Guardian(child.Id) with { Contact = " aunt Sokha, 012 345 678" }));
        Assert.Equal("GuardianReference children.guardian.already", await RefusedAsync(world, reported with { Id = Guid.CreateVersion7() }));
        await GuardianService.EndAsync(world.Officer, new EndGuardianOptions { Id = named.Id, BasedOn = 1, Until = "2026-02-20" }, CancellationToken.None);
        await GuardianService.AddAsync(world.Officer, Guardian(child.Id) with { Since = "2026-02-25" }, CancellationToken.None);
    }

    [Fact]
    public void What_was_entered_is_checked_field_by_field()
    {
        Assert.Equal("Relation entry.missing, Contact children.guardian.nobody, Since entry.missing", VictimWorld.Said(new AddGuardianOptions { ReportId = default }.Problems(Today)));
        Assert.Equal("Relation entry.code, Contact entry.signs, Since entry.date-to-come", VictimWorld.Said(
            new AddGuardianOptions { ReportId = default, Relation = "friend", Contact = "a\u0001", Since = "2026-04" }.Problems(Today)));
        Assert.Equal("Until entry.missing", VictimWorld.Said(new EndGuardianOptions { Id = default, BasedOn = 1 }.Problems(Today)));
    }

    private static AddGuardianOptions Guardian(Guid reportId) => new() { ReportId = reportId, Relation = "relative", Contact = "Aunt Sokha, 012 345 678", Since = "2026-02-11" };

    private static Task<string> RefusedAsync(VictimWorld world, AddGuardianOptions options) =>
        world.RefusedAsync(() => GuardianService.AddAsync(world.Officer, options, CancellationToken.None));
}
