using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access;

public sealed class ScopeTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_role_of_every_agency_sees_exactly_what_the_rules_say(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 20261123);
        var rules = new PlainRules(world);
        foreach (var role in RoleBook.Standard.Roles)
        {
            foreach (var agency in world.Agencies)
            {
                var actor = ActorOf(agency.Id, agency.ProvinceCode, role.Code);
                foreach (var verb in Enum.GetValues<AccessVerb>())
                {
                    await using var db = test.Register.As(actor).CreateContext(verb);
                    await HoldAsync(db, world, rules, actor.To(verb), $"{role} of {agency.Code}, {verb}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_actors_one_after_the_other_are_not_given_each_others_rows(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 7);
        var rules = new PlainRules(world);
        foreach (var agency in world.Agencies.Concat(world.Agencies))
        {
            var actor = ActorOf(agency.Id, agency.ProvinceCode, "case-worker");
            await using var db = test.Register.As(actor).CreateContext();
            var seen = await db.Cases.Select(one => one.Id).ToListAsync();
            Assert.Equal(world.Cases.Where(one => !one.IsVoided && rules.Sees(actor.To(AccessVerb.View).Cases, one)).Select(one => one.Id).Order(), seen.Order());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_that_surely_lies_in_reach_is_found_there_with_its_victims_when_asked(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 20261130);
        var (sure, unsure) = (0, 0);
        foreach (var (role, agency) in RoleBook.Standard.Roles.SelectMany(role => world.Agencies.Select(agency => (role, agency))))
        {
            var register = test.Register.As(ActorOf(agency.Id, agency.ProvinceCode, role.Code));
            await using var seen = register.CreateContext();
            var read = await seen.Cases.ToListAsync();
            foreach (var noun in new[] { AccessNoun.Cases, AccessNoun.Victims, AccessNoun.Shelters })
            {
                await using var db = register.CreateContext(AccessVerb.Enter, noun);
                var reached = read.Where(one => register.Actor.SurelyReaches(AccessVerb.Enter, noun, one)).Select(one => one.Id).ToHashSet();
                var asked = await db.Cases.Select(one => one.Id).ToListAsync();
                var victims = world.Victims.Where(victim => !victim.IsVoided && victim.CaseId is { } id && reached.Contains(id)).ToList();
                var reports = world.Reports.Where(report => !report.IsVoided && victims.Exists(victim => victim.ReportId == report.Id)).Select(report => report.Id);
                Assert.Subset(asked.ToHashSet(), reached);
                Assert.Subset((await db.Victims.Select(victim => victim.Id).ToListAsync()).ToHashSet(), victims.Select(victim => victim.Id).ToHashSet());
                Assert.Subset((await db.PersonReports.Select(report => report.Id).ToListAsync()).ToHashSet(), reports.ToHashSet());
                (sure, unsure) = (sure + reached.Count, unsure + asked.Count - reached.Count);
            }
        }

        Assert.True(sure > 0 && unsure > 0, $"{sure} cases sure, {unsure} to be asked for");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_out_of_reach_is_not_found_by_its_id_and_does_not_count(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 11);
        var ngo = world.Agencies.Single(agency => agency.Code == "NGO-SHELTER");
        await using var db = test.Register.As(ActorOf(ngo.Id, null, "ngo")).CreateContext();
        var rules = new PlainRules(world);
        var reach = test.Register.As(ActorOf(ngo.Id, null, "ngo")).Actor.To(AccessVerb.View);
        var other = world.Reports.First(report => !rules.SeesReport(reach.People, report) && !report.IsVoided);
        Assert.Null(await db.PersonReports.SingleOrDefaultAsync(report => report.Id == other.Id));
        Assert.Equal(0, await db.PersonReports.CountAsync(report => report.PersonId == other.PersonId));
        Assert.False(await db.SealedIdentities.AnyAsync(identity => identity.Id == other.Id));
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_user_without_a_role_sees_agencies_and_nothing_else(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 3);
        await using var db = test.Register.As(ActorOf(world.Agencies[0].Id, "12")).CreateContext();
        Assert.NotEqual(0, await db.Agencies.CountAsync());
        Assert.Equal(0, await db.Cases.CountAsync() + await db.PersonReports.CountAsync() + await db.Victims.CountAsync() + await db.Returns.CountAsync());
        Assert.Equal(0, await db.Events.CountAsync() + await db.EventRows.CountAsync() + await db.Processes.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_auditor_reads_the_log_and_never_its_contents(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 5);
        await using var db = test.Register.As(ActorOf(world.Agencies[0].Id, null, "auditor")).CreateContext();
        Assert.NotEqual(0, await db.Processes.CountAsync());
        Assert.NotEqual(0, await db.Events.CountAsync());
        Assert.Equal(0, await db.EventRows.CountAsync());
        Assert.Equal(0, await db.Cases.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_user_may_see_but_not_enter_is_not_there_for_a_change(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await ScopedWorld.CreateAsync(test.Register, seed: 13);
        var office = world.Agencies.Single(agency => agency.Code == "PC-12");
        var officer = test.Register.As(ActorOf(office.Id, "12", "provincial-officer"));
        await using var db = officer.CreateContext();
        var seen = await db.Cases.Where(one => one.LeadAgencyId != office.Id && !db.CaseParties.Any(party => party.CaseId == one.Id)).ToListAsync();
        Assert.NotEmpty(seen);
        await officer.ChangeAsync(ProcessKind.CaseChangeParties, "a test", async change =>
        {
            var ids = seen.Select(one => one.Id).ToList();
            Assert.False(await change.Db.Cases.AnyAsync(one => ids.Contains(one.Id)));
        }, CancellationToken.None);
    }

    private static Actor ActorOf(Guid agencyId, string? province, params string[] roles)
    {
        var user = new User { AgencyId = agencyId, SignInName = "sokha", DisplayName = "Sokha" };
        return Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), province, RoleBook.Standard);
    }

    private static async Task HoldAsync(RegistryDb db, ScopedWorld world, PlainRules rules, Scopes scopes, string who)
    {
        await SameAsync(world.Cases.Where(one => rules.Sees(scopes.Cases, one)), db.Cases, who);
        await SameAsync(world.Parties.Where(one => rules.SeesCase(scopes.Cases, one.CaseId)), db.CaseParties, who);
        await SameAsync(world.Recusals.Where(one => rules.SeesCase(scopes.Cases, one.CaseId)), db.CaseRecusals, who);
        await SameAsync(world.Suspects.Where(one => rules.SeesCase(scopes.Suspects, one.CaseId)), db.Suspects, who);
        await SameAsync(world.Charges.Where(one => rules.SeesSuspect(scopes.Suspects, one.SuspectId)), db.Charges, who);
        await SameAsync(world.Stages.Where(one => rules.SeesSuspect(scopes.Suspects, one.SuspectId)), db.ProceduralStages, who);
        await SameAsync(world.Reports.Where(one => rules.SeesReport(scopes.People, one)), db.PersonReports, who);
        await SameAsync(world.Identities.Where(one => rules.SeesReport(scopes.Identities, one.Id)), db.SealedIdentities, who);
        await SameAsync(world.Victims.Where(one => rules.SeesVictim(scopes.Victims, one.ReportId, one.CaseId)), db.Victims, who);
        await SameAsync(world.HandOvers.Where(one => rules.SeesReport(scopes.Shelters, one.ReportId)), db.HandOvers, who);
        await SameAsync(world.Removals.Where(one => rules.SeesReport(scopes.Removals, one.ReportId)), db.Removals, who);
        await SameAsync(world.RemovalFiles.Where(one => scopes.Removals.All || scopes.Removals.Agencies.Contains(one.AgencyId)), db.RemovalFiles, who);
        await SameAsync(world.Returns.Where(one => scopes.Returns.All || scopes.Returns.Agencies.Contains(one.AgencyId)), db.Returns, who);
    }

    private static async Task SameAsync<T>(IEnumerable<T> expected, DbSet<T> actual, string who)
        where T : RegisterRow
    {
        var ids = (await actual.Select(row => row.Id).ToListAsync()).Order().ToList();
        var right = expected.Where(row => !row.IsVoided).Select(row => row.Id).Order().ToList();
        Assert.True(right.SequenceEqual(ids), $"{who}: {typeof(T).Name}: {ids.Count} rows seen, {right.Count} by the rules.");
    }
}
