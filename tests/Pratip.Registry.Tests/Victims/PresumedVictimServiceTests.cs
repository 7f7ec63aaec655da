using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Victims;

public sealed class PresumedVictimServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_presumed_victim_and_what_waits_for_a_decision_are_one_event(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var options = VictimWorld.Presumed(world.Case) with { MeansOfControl = ["physical-threats"], AgeAtExploitation = "29", Sector = "A" };
        var reportId = await PresumedVictimService.AddAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal("case_tasks person_reports sealed_identities victims", await world.LastEventAsync());
        var victim = await world.OneAsync<Victim>(options.Id);
        Assert.Equal((reportId, "presumed", 30, 29), (victim.ReportId, victim.Status, victim.AgeAtIdentification, victim.AgeAtExploitation));
        var task = Assert.Single(await world.TasksAsync("status-decision"));
        Assert.Equal((world.Lead.Id, world.Case.Id, "victims", victim.Id), (task.AgencyId, task.CaseId, task.TargetNoun, task.TargetId!.Value));

        var events = await world.EventCountAsync();
        Assert.Equal(reportId, await PresumedVictimService.AddAsync(world.Officer, options, CancellationToken.None));
        Assert.Equal(events, await world.EventCountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_registered_before_the_birth(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var options = VictimWorld.Presumed(world.Case);
        var early = options with { RegisteredOn = "2009-05", Age = null, AgeAtExploitation = null, Person = options.Person with { BirthDate = "2010" } };
        Assert.Equal("RegisteredOn: children.before-birth", await Refusals.OfAsync(() => PresumedVictimService.AddAsync(world.Officer, early, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Social_affairs_registers_in_a_case_it_is_party_to_and_the_lead_agency_has_the_task(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        await PresumedVictimService.AddAsync(world.SocialWorker, VictimWorld.Presumed(world.Case), CancellationToken.None);
        Assert.Equal(world.Lead.Id, Assert.Single(await world.TasksAsync("status-decision")).AgencyId);
        await using var seen = world.Officer.CreateContext();
        Assert.Single(await seen.Victims.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_organisation_registers_without_a_case_and_alone_sees_it(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        await PresumedVictimService.AddAsync(world.Organisation, VictimWorld.Presumed(), CancellationToken.None);
        Assert.Equal(world.Organisation.Actor.AgencyId, Assert.Single(await world.TasksAsync("status-decision")).AgencyId);
        foreach (var (register, count) in new[] { (world.Organisation, 1), (world.Officer, 0), (world.SocialWorker, 0), (world.Outsider, 0) })
        {
            await using var seen = register.CreateContext();
            Assert.Equal(count, await seen.Victims.CountAsync());
        }

        Assert.Equal("CaseId entry.out-of-reach", await RefusedAsync(world, world.Organisation, VictimWorld.Presumed(world.Case)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_the_anonymous_tier_no_identity_exists_anywhere(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var options = VictimWorld.Presumed(world.Case) with { Person = new PersonEntry { IsAnonymous = true, Sex = "female" }, Age = null, AgeBand = "18-and-over" };
        await PresumedVictimService.AddAsync(world.Officer, options, CancellationToken.None);
        Assert.Equal("case_tasks person_reports victims", await world.LastEventAsync());
        Assert.True(Assert.Single(await world.AllAsync<PersonReport>()).IsAnonymous);
        Assert.Empty(await world.AllAsync<SealedIdentity>());
        Assert.Equal("NameLatin people.anonymous-identity", await RefusedAsync(world, world.Officer, options with { Id = Guid.CreateVersion7(), Person = options.Person with { NameLatin = "Sok" } }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_out_of_reach_is_refused_beside_its_field(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var elsewhere = await world.OpenAsync("PC-07");
        var theirs = await world.ReportAsync("PC-07");
        await world.SuspectAsync(theirs, elsewhere);
        Assert.Equal("CaseId entry.out-of-reach", await RefusedAsync(world, world.Officer, VictimWorld.Presumed(elsewhere)));
        Assert.Equal("CaseId entry.out-of-reach", await RefusedAsync(world, world.Officer, VictimWorld.Presumed() with { CaseId = Guid.CreateVersion7() }));
        Assert.Equal("ReportId entry.out-of-reach", await RefusedAsync(world, world.Officer, VictimWorld.Presumed(world.Case) with { ReportId = theirs.Id }));
        Assert.Equal("ExistingReference people.no-such-reference", await RefusedAsync(world, world.Officer,
            VictimWorld.Presumed(world.Case) with { Person = new PersonEntry { ExistingReference = theirs.OwnReference } }));
        await Assert.ThrowsAsync<AccessRefusedException>(() =>
            PresumedVictimService.AddAsync(world.As("PC-12", "court-liaison"), VictimWorld.Presumed(world.Case), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_of_the_case_can_be_a_presumed_victim_as_well_and_somebody_is_asked_to_look(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var report = await world.ReportAsync("PC-12");
        var suspect = await world.SuspectAsync(report);

        // Social affairs, which sees no suspects, does not take the report of one; it makes one of its own.
        var options = VictimWorld.Presumed(world.Case) with { ReportId = report.Id, Person = new PersonEntry() };
        await Assert.ThrowsAsync<EntryRefusedException>(() => PresumedVictimService.AddAsync(world.SocialWorker, options, CancellationToken.None));
        Assert.Equal(report.Id, await PresumedVictimService.AddAsync(world.Officer, options, CancellationToken.None));
        Assert.Equal("case_tasks case_tasks victims", await world.LastEventAsync());
        var task = Assert.Single(await world.TasksAsync("role-conflict"));
        Assert.Equal((world.Lead.Id, world.Case.Id, options.Id), (task.AgencyId, task.CaseId, task.TargetId!.Value));
        Assert.Equal(suspect.Version, (await world.OneAsync<Pratip.Registry.Charges.Suspect>(suspect.Id)).Version);
        Assert.Equal("ReportId victims.add.already", await RefusedAsync(world, world.Officer, options with { Id = Guid.CreateVersion7() }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_roles_in_two_cases_are_told_to_the_side_of_the_victim_alone(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var report = await world.ReportAsync("PC-12");
        await world.SuspectAsync(await world.ReportAsync("PC-07", personId: report.PersonId), await world.OpenAsync("PC-07"));
        await AddOwnAsync(world, report);
        Assert.Equal(world.Lead.Id, Assert.Single(await world.TasksAsync("role-conflict")).AgencyId);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_without_a_case_is_put_into_one_and_not_entered_twice(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var options = VictimWorld.Presumed();
        var reportId = await PresumedVictimService.AddAsync(world.SocialWorker, options, CancellationToken.None);
        Assert.Equal("ReportId victims.add.place", await RefusedAsync(world, world.SocialWorker, VictimWorld.Presumed(world.Case) with { ReportId = reportId }));
        Assert.Equal("CaseId entry.missing", await world.RefusedAsync(() => PlaceAsync(world, options.Id, 1, null)));
        var far = await world.OpenAsync("PC-07");
        Assert.Equal("CaseId entry.out-of-reach", await world.RefusedAsync(() => PlaceAsync(world, options.Id, 1, far.Id)));
        await Assert.ThrowsAsync<StaleVersionException>(() => PlaceAsync(world, options.Id, 7, world.Case.Id));
        await PlaceAsync(world, options.Id, 1, world.Case.Id);
        await PlaceAsync(world, options.Id, 1, world.Case.Id);
        Assert.Equal("case_tasks case_tasks victims", await world.LastEventAsync());
        Assert.Equal(world.Lead.Id, Assert.Single(await world.TasksAsync("status-decision")).AgencyId);
        Assert.Single(await world.TasksAsync("status-decision", "done"));
        var other = await world.OpenAsync("MOSVY");
        Assert.Equal("CaseId victims.place.in-another", await world.RefusedAsync(() => PlaceAsync(world, options.Id, 2, other.Id)));
    }

    [Fact]
    public void What_was_entered_is_checked_field_by_field()
    {
        var today = new DateOnly(2026, 3, 2);
        var right = VictimWorld.Presumed();
        Assert.Empty(right.Problems(today));
        Assert.Equal("RegisteredOn entry.missing", VictimWorld.Said((right with { RegisteredOn = " " }).Problems(today)));
        Assert.Equal("RegisteredOn entry.date-to-come", VictimWorld.Said((right with { RegisteredOn = "2026-03-03" }).Problems(today)));
        Assert.Equal("Status victims.add.status", VictimWorld.Said((right with { Status = "identified" }).Problems(today)));
        Assert.Equal("FormsOfExploitation entry.code, MeansOfControl entry.code, RecruitmentChannels entry.code, Sector entry.code", VictimWorld.Said(
            (right with { FormsOfExploitation = ["x"], MeansOfControl = ["x"], RecruitmentChannels = ["x"], Sector = "x" }).Problems(today)));
        Assert.Equal("Age entry.number, AgeBand entry.code", VictimWorld.Said((right with { Age = "-1", AgeBand = "old" }).Problems(today)));
        Assert.Equal("AgeBand victims.add.age-and-band", VictimWorld.Said((right with { AgeBand = "15-17" }).Problems(today)));
        Assert.Equal("AgeAtExploitation victims.add.exploited-later", VictimWorld.Said((right with { AgeAtExploitation = "31" }).Problems(today)));
        Assert.Equal("AgeAtExploitation victims.add.exploited-later", VictimWorld.Said((right with { Age = null, AgeBand = "15-17", AgeAtExploitation = "20" }).Problems(today)));
        Assert.Equal("NameLatin people.name-missing", VictimWorld.Said((right with { Person = new PersonEntry { Sex = "male" } }).Problems(today)));
        Assert.Empty((right with { Age = "១៧", AgeBand = "15-17" }).Problems(today));
    }

    private static Task<Guid> AddOwnAsync(VictimWorld world, PersonReport report) => PresumedVictimService.AddAsync(
        world.Officer, VictimWorld.Presumed(world.Case) with { Person = new PersonEntry { ExistingReference = report.OwnReference } }, CancellationToken.None);

    private static Task PlaceAsync(VictimWorld world, Guid id, int basedOn, Guid? caseId) =>
        PresumedVictimService.PlaceAsync(world.SocialWorker, new PlaceVictimOptions { Id = id, BasedOn = basedOn, CaseId = caseId }, CancellationToken.None);

    private static Task<string> RefusedAsync(VictimWorld world, ActorRegister register, AddVictimOptions options) =>
        world.RefusedAsync(() => PresumedVictimService.AddAsync(register, options, CancellationToken.None));
}
