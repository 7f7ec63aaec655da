using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

public sealed class OversightMatterTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_answers_for_an_incident_sees_who_without_a_name_what_was_done_and_which_screening_there_was(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var (unseen, risked) = (await world.HeldAsync(), await world.HeldAsync());
        await world.ScreenAsync(risked);
        await world.RaiseRiskAsync(risked);
        await world.RemoveAsync(unseen);
        await world.RemoveAsync(risked);

        var lines = (await IncidentOverview.ReadAsync(world.Rapporteur, CancellationToken.None)).Incidents;
        var line = lines.Single(one => one.Incident.ReportId == unseen.Id);
        Assert.Equal((unseen.OwnReference, null, false, true), (line.Person!.Report.OwnReference, line.Person.Screening, line.Person.IsInReach, line.MayFollow));
        Assert.Equal((world.Today, "CN"), (line.Removal!.On, line.Removal.DestinationCountry));

        var matter = (await OversightMatter.OfIncidentAsync(world.Rapporteur, lines.Single(one => one.Incident.ReportId == risked.Id).Incident.Id, CancellationToken.None))!;
        Assert.Equal(("RF-1", "overstay"), (matter.File!.Number, matter.File.Ground));
        Assert.Equal((world.Social.Id, "no-indication-now"), (matter.Person!.Screening!.AgencyId, matter.Person.Screening.Decision));
        Assert.Equal(["asylum"], matter.Person.Risks, StringComparer.Ordinal);
        Assert.Contains("protection-risk", matter.Person.Obstacles, StringComparer.Ordinal);
        Assert.Null(await OversightMatter.OfIncidentAsync(world.Supervisor, matter.Incident!.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_decides_an_override_reads_why_it_is_asked_and_the_look_is_recorded(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var asked = await world.OneAsync<RemovalClearance>(await world.AskAsync(held));
        var waiting = Assert.Single((await IncidentOverview.ReadAsync(world.Supervisor, CancellationToken.None)).Waiting);
        Assert.Equal((held.OwnReference, null), (waiting.Person!.Report.OwnReference, waiting.Person.Screening));

        var before = (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count;
        var matter = await OversightMatter.OfOverrideAsync(world.Supervisor, asked, CancellationToken.None);
        Assert.Equal(("a court order", held.OwnReference, false), (matter.Reason, matter.Person!.Report.OwnReference, matter.Person.IsInReach));
        Assert.NotNull(matter.AskedBy);
        Assert.Equal(before + 1, (await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count);

        await Assert.ThrowsAsync<AccessRefusedException>(() => OversightMatter.OfOverrideAsync(world.Rapporteur, asked, CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(() => OversightMatter.OfOverrideAsync(world.SocialWorker, asked, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_secretariat_answers_for_incidents_where_nobody_watches_over(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var officer = await world.Desk.AsAsync(await world.Desk.EmployAsync("secretariat", world.Desk.Agency("OCM"), "data-officer"));
        var gone = (await world.OneAsync<User>(world.Rapporteur.Actor.UserId)).Copy<User>();
        gone.Status = UserStatus.Deactivated;
        await world.Desk.RecordAsync(ProcessKind.UserDeactivate, EventKind.UserStatusChanged, new RowChanges().Update(await world.OneAsync<User>(gone.Id), gone));
        await world.GoLiveAsync();
        await world.RemoveAsync(await world.HeldAsync());
        var task = Assert.Single((await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None)).Items, one => one.Kind == TaskKinds.RemovalIncident);
        var incident = await world.OneAsync<RemovalIncident>(task.TargetId!.Value);
        await IncidentService.FollowAsync(
            officer, new FollowIncidentOptions { Id = incident.Id, BasedOn = incident.Version, Finding = "not-screened", FoundOn = world.Today }, CancellationToken.None);
        Assert.Empty((await TaskList.ReadAsync(officer, new TaskFilter(), null, CancellationToken.None)).Items);
    }
}
