using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Cases;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>What a user's change may write, where the database looks at every row itself.</summary>
public sealed class OutOfReachTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_row_entered_for_another_agency_is_refused_and_nothing_of_the_change_stays()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var officer = world.As(world.Lead, "provincial-officer");
        await Assert.ThrowsAsync<RowOutOfReachException>(() => officer.ChangeAsync(ProcessKind.CaseOpen, "a test", async change =>
        {
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(Sample.Case(world.Lead.Id, 701)));
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(Sample.Case(world.Stranger.Id, 702)));
        }, Ct));
        await using var db = world.Register.CreateContext();
        Assert.False(await db.Cases.AnyAsync(one => one.OwnReference == "C-701" || one.OwnReference == "C-702"));
        Assert.False(await db.Processes.AnyAsync(process => process.Reason == "a test" && process.Actor == officer.Actor.SignInName));
    }

    [Fact]
    public async Task A_row_hung_on_another_agencys_case_is_refused()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var stranger = world.As(world.Stranger, "provincial-officer");
        await Assert.ThrowsAsync<RowOutOfReachException>(() => stranger.ChangeAsync(ProcessKind.CaseChange, "a test", change =>
            change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(new BodyCaseNumber { CaseId = world.Case.Id, Body = "court", Number = "7" })), Ct));

        // Nor does anybody make the case their own by the row that would do so.
        await Assert.ThrowsAsync<RowOutOfReachException>(() => stranger.ChangeAsync(ProcessKind.CaseChangeParties, "a test", change =>
            change.RecordAsync(EventKind.CasePartiesChanged, new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Stranger.Id, Role = "court", Since = "2024-01-01" })), Ct));
    }

    [Fact]
    public async Task A_row_of_another_agency_is_not_changed_by_whoever_knows_it_by_heart()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var after = world.Case.Copy<Case>();
        after.Status = "closed";
        await Assert.ThrowsAsync<RowOutOfReachException>(() => world.As(world.Stranger, "provincial-officer").ChangeAsync(ProcessKind.CaseChange, "a test", change =>
            change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(world.Case, after)), Ct));
        await using var db = world.Register.CreateContext();
        Assert.Equal(world.Case.Status, (await db.Cases.SingleAsync(one => one.Id == world.Case.Id)).Status);
    }

    [Fact]
    public async Task What_one_may_see_but_not_enter_is_not_changed_either()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var looking = world.As(world.Court, "data-officer");
        await using (var db = looking.CreateContext())
        {
            Assert.True(await db.Cases.AnyAsync(one => one.Id == world.Case.Id));
        }

        var after = world.Case.Copy<Case>();
        after.Status = "closed";
        await Assert.ThrowsAsync<RowOutOfReachException>(() => looking.ChangeAsync(ProcessKind.CaseChange, "a test", change =>
            change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(world.Case, after)), Ct));
    }

    [Fact]
    public async Task A_change_based_on_an_older_state_is_stale_and_not_out_of_reach()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var officer = world.As(world.Lead, "provincial-officer");
        var after = world.Case.Copy<Case>();
        after.Status = "closed";
        await ChangeAsync(officer, world.Case, after);
        var later = world.Case.Copy<Case>();
        later.SiteKind = "bar";
        await Assert.ThrowsAsync<StaleVersionException>(() => ChangeAsync(officer, world.Case, later));
    }

    [Fact]
    public async Task A_case_may_be_handed_on_and_a_row_of_ones_own_voided()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var officer = world.As(world.Lead, "provincial-officer");
        await using var before = world.Register.CreateContext();
        var held = await before.CaseAssignments.FirstAsync(one => one.CaseId == world.Case.Id && !one.IsVoided);
        var voided = held.Copy<CaseAssignment>();
        voided.IsVoided = true;
        var handed = world.Case.Copy<Case>();
        handed.LeadAgencyId = world.Stranger.Id;
        await officer.ChangeAsync(ProcessKind.CaseAssign, "a test", change => change.RecordAsync(EventKind.CaseAssigned, new RowChanges().Update(held, voided)), Ct);
        await officer.ChangeAsync(ProcessKind.CaseChange, "a test", change => change.RecordAsync(EventKind.CaseChanged, new RowChanges()
            .Update(world.Case, handed).Add(new BodyCaseNumber { CaseId = world.Case.Id, Body = "court", Number = "8" })), Ct);
        await using var db = world.Register.CreateContext();
        Assert.Equal(world.Stranger.Id, (await db.Cases.SingleAsync(one => one.Id == world.Case.Id)).LeadAgencyId);
        Assert.True((await db.CaseAssignments.SingleAsync(one => one.Id == held.Id)).IsVoided);
    }

    [Fact]
    public async Task The_event_that_recuses_the_own_agency_still_writes_the_suspect_it_is_about()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var officer = world.As(world.Lead, "provincial-officer");
        var report = Sample.Report(world.Lead.Id, 801);
        var suspect = new Suspect { ReportId = report.Id, CaseId = world.Case.Id, IsPublicOfficial = true };
        await officer.ChangeAsync(ProcessKind.SuspectAdd, "a test", change => change.RecordAsync(EventKind.SuspectChanged, new RowChanges()
            .Add(report).Add(suspect).Add(new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10" })
            .Add(new CaseRecusal { CaseId = world.Case.Id, AgencyId = world.Lead.Id, OversightAgencyId = world.Court.Id, Reason = "one of its own" })
            .Add(new CaseTask { Kind = "case-unassigned", CaseId = world.Case.Id, AgencyId = world.Court.Id })
            .Add(new Notice { UserId = world.Officer.Id, Kind = "case-unassigned", At = world.Clock.GetUtcNow() })), Ct);
        await using var db = officer.CreateContext();
        Assert.False(await db.Cases.AnyAsync(one => one.Id == world.Case.Id));
    }

    [Fact]
    public async Task Nobody_writes_in_the_name_of_somebody_else()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var actor = world.ActorOf(world.Lead, "provincial-officer");
        var refused = await Assert.ThrowsAsync<RowOutOfReachException>(() => world.Register.ChangeAsync(
            new ProcessContext(ProcessKind.CaseOpen, "somebody-else", world.Lead.Id, "a test", "test"), actor.To(AccessVerb.Enter),
            change => change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(Sample.Case(world.Lead.Id, 703))), Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task Nothing_is_set_for_a_user_who_has_left_or_whose_role_was_taken_back()
    {
        await using var world = await DossierWorld.CreateAsync(Engine.Postgres);
        var grant = new RoleGrant { UserId = world.Officer.Id, Role = "provincial-officer", GrantedBy = "tester" };
        await world.RecordAsync(ProcessKind.UserGrantRole, EventKind.RolesChanged, new RowChanges().Add(grant));
        var actor = Actor.Of(world.Officer, [grant], world.Lead.ProvinceCode, RoleBook.Standard);
        Assert.Equal(1, await SeenAsync(world, actor));
        var revoked = grant.Copy<RoleGrant>();
        revoked.IsVoided = true;
        await world.RecordAsync(ProcessKind.UserRevokeRole, EventKind.RolesChanged, new RowChanges().Update(grant, revoked));
        Assert.Equal(0, await SeenAsync(world, actor));

        var other = world.ActorOf(world.Lead, "provincial-officer");
        Assert.Equal(1, await SeenAsync(world, other));
        var left = world.Officer.Copy<User>();
        left.Status = UserStatus.Deactivated;
        await world.RecordAsync(ProcessKind.UserDeactivate, EventKind.UserStatusChanged, new RowChanges().Update(world.Officer, left));
        Assert.Equal(0, await SeenAsync(world, other));
    }

    private static async Task<int> SeenAsync(DossierWorld world, Actor actor)
    {
        await using var db = world.Register.As(actor).CreateContext();
        return await db.Cases.CountAsync(one => one.Id == world.Case.Id);
    }

    private static Task<long> ChangeAsync(ActorRegister register, Case before, Case after) => register.ChangeAsync(
        ProcessKind.CaseChange, "a test", change => change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(before, after)), Ct);
}
