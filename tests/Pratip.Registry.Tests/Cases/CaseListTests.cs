using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Access;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseListTests
{
    private static readonly string[] Statuses = ["open", "before-court", "closed"];
    private static readonly string[] Dates = ["2024-03-17", "2024-03", "2024", "2023-12-31", "2024-04-01"];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_role_pages_through_exactly_the_cases_in_its_reach_latest_first(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 330);
        var rules = new PlainRules(world);
        foreach (var role in RoleBook.Standard.Roles)
        {
            var agency = world.Agencies[role.Code.Length % world.Agencies.Count];
            var actor = ActorOf(agency.Id, agency.ProvinceCode, role.Code);
            var register = test.Register.As(actor);
            if (!actor.May(AccessVerb.View, AccessNoun.Cases))
            {
                await Assert.ThrowsAsync<AccessRefusedException>(() => CaseList.ReadAsync(register, new CaseFilter(), null, CancellationToken.None));
                continue;
            }

            var right = world.Cases.Where(one => !one.IsVoided && rules.Sees(actor.To(AccessVerb.View, AccessNoun.Cases), one)).Select(one => one.Id).OrderDescending();
            Assert.Equal(right, (await ToTheEndAsync(register, new CaseFilter())).Select(item => item.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_has_several_ways_to_a_case_is_shown_it_once(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 330);
        var agency = world.Agencies.Single(one => one.Code == "PC-12");
        var actor = ActorOf(agency.Id, "12", "provincial-officer", "agency-supervisor", "court-liaison");
        var shown = await ToTheEndAsync(test.Register.As(actor), new CaseFilter());
        Assert.True(shown.Count > CaseList.PageSize);
        Assert.Equal(shown.Count, shown.DistinctBy(item => item.Id).Count());
        Assert.Contains(shown, item => item.LeadAgencyId != agency.Id && item.ProvinceCode != "12");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_filter_shows_what_it_says_and_nothing_else(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 60);
        var register = test.Register.As(ActorOf(world.Agencies[0].Id, null, "data-officer"));
        var lead = world.Agencies[2];
        var asked = new (CaseFilter Filter, Func<Case, bool> Holds)[]
        {
            (new CaseFilter { Status = "closed" }, one => one.Status == "closed"),
            (new CaseFilter { ProvinceCode = "12" }, one => one.ProvinceCode == "12"),
            (new CaseFilter { LeadAgencyCode = lead.Code }, one => one.LeadAgencyId == lead.Id),
            (new CaseFilter { LeadAgencyCode = "NOBODY" }, _ => false),
            (new CaseFilter { From = "2024-03" }, one => one.ActedOn is "2024-03-17" or "2024-03" or "2024-04-01"),
            (new CaseFilter { From = "2024-03-01" }, one => one.ActedOn is "2024-03-17" or "2024-03" or "2024-04-01"),
            (new CaseFilter { From = "2024-03-02" }, one => one.ActedOn is "2024-03-17" or "2024-04-01"),
            (new CaseFilter { From = "2024-01-01" }, one => one.ActedOn != "2023-12-31"),
            (new CaseFilter { To = "2024-03-16" }, one => one.ActedOn is "2024-03" or "2024" or "2023-12-31"),
            (new CaseFilter { To = "2023" }, one => one.ActedOn == "2023-12-31"),
            (new CaseFilter { From = "2024-03-17", To = "2024-03-17" }, one => one.ActedOn == "2024-03-17"),
            (new CaseFilter { Number = "kh-2024-00000" }, one => string.CompareOrdinal(one.Number, "KH-2024-000010") < 0),
            (new CaseFilter { Number = "KH-2024-000007" }, one => one.Number == "KH-2024-000007"),
            (new CaseFilter { Number = "C7" }, one => one.OwnReference == "C7"),
            (new CaseFilter { Number = "%" }, _ => false),
            (new CaseFilter { Number = "KH-2024-0000_7" }, _ => false),
            (new CaseFilter { Status = "open", ProvinceCode = "07", From = "2024" }, one => one is { Status: "open", ProvinceCode: "07" } && one.ActedOn != "2023-12-31"),
        };
        foreach (var (filter, holds) in asked)
        {
            var right = Seen(world).Where(holds).Select(one => one.Id).OrderDescending();
            Assert.Equal(right, (await ToTheEndAsync(register, filter)).Select(item => item.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_number_another_body_gave_finds_the_case_within_reach_only(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 20);
        var known = world.Cases.First(one => !one.IsVoided && !world.Recusals.Exists(recusal => recusal.CaseId == one.Id));
        await Sample.AddAsync(test.Register, new BodyCaseNumber { CaseId = known.Id, Body = "court", Number = "77/2024" });
        var filter = new CaseFilter { Number = "77/2024" };
        var all = await CaseList.ReadAsync(test.Register.As(ActorOf(world.Agencies[0].Id, null, "data-officer")), filter, null, CancellationToken.None);
        Assert.Equal(known.Id, Assert.Single(all.Items).Id);
        var stranger = world.Agencies.First(agency => agency.Id != known.LeadAgencyId && !world.Parties.Exists(party => party.CaseId == known.Id && party.AgencyId == agency.Id));
        var none = await CaseList.ReadAsync(test.Register.As(ActorOf(stranger.Id, null, "case-worker")), filter, null, CancellationToken.None);
        Assert.Empty(none.Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Cases_of_mine_and_of_nobody_are_those_with_and_without_an_officer_in_force(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 30);
        var (me, other) = (await AddUserAsync(test.Register, world.Agencies[0].Id, "me"), await AddUserAsync(test.Register, world.Agencies[0].Id, "other"));
        var living = Seen(world).ToList();
        await RecordAsync(test.Register,
            new CaseAssignment { CaseId = living[0].Id, UserId = me.Id, Since = "2024-04-01" },
            new CaseAssignment { CaseId = living[1].Id, UserId = me.Id, Since = "2024-04-01", Until = "2024-05-01" },
            new CaseAssignment { CaseId = living[2].Id, UserId = other.Id, Since = "2024-04-01" });
        var register = test.Register.As(Actor.Of(me, [new RoleGrant { UserId = me.Id, Role = "data-officer", GrantedBy = "tester" }], null, RoleBook.Standard));
        var mine = await ToTheEndAsync(register, new CaseFilter { Assignee = CaseAssignee.Me });
        Assert.Equal([living[0].Id], mine.Select(item => item.Id));
        var nobodys = await ToTheEndAsync(register, new CaseFilter { Assignee = CaseAssignee.Nobody });
        Assert.Equal(living.Select(one => one.Id).Except([living[0].Id, living[2].Id]).OrderDescending(), nobodys.Select(item => item.Id));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_line_counts_the_suspects_and_presumed_victims_that_the_reader_may_see(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 40);
        var rules = new PlainRules(world);
        var (seen, hidden) = (0, 0);
        foreach (var (role, agency) in RoleBook.Standard.Roles.SelectMany(role => world.Agencies.Select(agency => (role, agency))))
        {
            var actor = ActorOf(agency.Id, agency.ProvinceCode, role.Code);
            var (suspects, victims) = (actor.To(AccessVerb.View, AccessNoun.Suspects), actor.To(AccessVerb.View, AccessNoun.Victims));
            foreach (var item in actor.May(AccessVerb.View, AccessNoun.Cases) ? await ToTheEndAsync(test.Register.As(actor), new CaseFilter()) : [])
            {
                var there = world.Suspects.Where(suspect => suspect.CaseId == item.Id && !suspect.IsVoided).ToList();
                var presumed = world.Victims.Where(victim => victim.CaseId == item.Id && !victim.IsVoided).ToList();
                Assert.Equal(suspects.IsNothing ? null : there.Count(suspect => rules.SeesCase(suspects, suspect.CaseId)), item.Suspects);
                Assert.Equal(victims.IsNothing ? null : presumed.Count(victim => rules.SeesVictim(victims, victim.ReportId, victim.CaseId)), item.Victims);
                var shown = (item.Suspects ?? 0) + (item.Victims ?? 0);
                (seen, hidden) = (seen + shown, hidden + there.Count + presumed.Count - shown);
            }
        }

        Assert.True(seen > 0 && hidden > 0, $"{seen} seen, {hidden} hidden");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_entered_while_somebody_reads_neither_repeats_nor_hides_another(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 120);
        var register = test.Register.As(ActorOf(world.Agencies[0].Id, null, "data-officer"));
        var first = await CaseList.ReadAsync(register, new CaseFilter(), null, CancellationToken.None);
        await Sample.AddAsync(test.Register, Sample.Case(world.Agencies[0].Id, number: 9001));
        var rest = await ToTheEndAsync(register, new CaseFilter(), first.Next);
        Assert.Equal(Seen(world).Select(one => one.Id).OrderDescending(), first.Items.Concat(rest).Select(item => item.Id));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_page_costs_two_statements_however_full_it_is(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var world = await CreateAsync(test.Register, cases: 120);
        foreach (var role in (string[])["data-officer", "provincial-officer", "court-liaison"])
        {
            var register = test.Register.As(ActorOf(world.Agencies[2].Id, "12", role));
            Assert.Equal(2, await CountAsync(register, new CaseFilter(), null));
            Assert.Equal(2, await CountAsync(register, new CaseFilter { Status = "joined", ProvinceCode = "25", From = "2024" }, null));
            Assert.Equal(3, await CountAsync(register, new CaseFilter { Number = "C7" }, null));
            Assert.Equal(2, await CountAsync(register, new CaseFilter(), Guid.Empty));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_cannot_be_asked_for_is_refused_in_words(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var register = test.Register.As(ActorOf(await Sample.AgencyIdAsync(test.Register), null, "data-officer"));
        var refused = await Assert.ThrowsAsync<RegisterException>(() => CaseList.ReadAsync(register, new CaseFilter { Status = "asleep" }, null, CancellationToken.None));
        Assert.Equal("There is no status asleep of a case. Choose one of the list.", refused.Message);
        var odd = await CaseList.ReadAsync(register, new CaseFilter { Number = "'; DROP TABLE cases; -- \u202E" }, null, CancellationToken.None);
        Assert.Empty(odd.Items);
    }

    private static Task<ScopedWorld> CreateAsync(Register register, int cases) => ScopedWorld.CreateAsync(register, seed: 20261124, cases, (one, number) =>
    {
        one.Status = Statuses[number % Statuses.Length];
        one.ActedOn = Dates[number % Dates.Length];
    });

    /// <summary>What the first agency sees of all cases: those in force that it is not recused from.</summary>
    private static IEnumerable<Case> Seen(ScopedWorld world) => world.Cases.Where(one =>
        !one.IsVoided && !world.Recusals.Exists(recusal => recusal.CaseId == one.Id && !recusal.IsVoided && recusal.AgencyId == world.Agencies[0].Id));

    private static async Task<List<CaseListItem>> ToTheEndAsync(ActorRegister register, CaseFilter filter, Guid? after = null)
    {
        var all = new List<CaseListItem>();
        do
        {
            var page = await CaseList.ReadAsync(register, filter, after, CancellationToken.None);
            Assert.True(page.Items.Count <= CaseList.PageSize);
            Assert.True(page.Next is null || page.Items.Count == CaseList.PageSize);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        return all;
    }

    private static async Task<int> CountAsync(ActorRegister register, CaseFilter filter, Guid? after)
    {
        using var count = StatementCount.Begin();
        await CaseList.ReadAsync(register, filter, after, CancellationToken.None);
        return count.Value;
    }

    private static async Task<User> AddUserAsync(Register register, Guid agencyId, string name)
    {
        var user = new User { AgencyId = agencyId, SignInName = name, DisplayName = name, Status = UserStatus.Active };
        await register.ChangeAsync(new ProcessContext(ProcessKind.UserInvite, "tester", null, "a test", "test"),
            change => change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(user)), CancellationToken.None);
        return user;
    }

    private static Task<long> RecordAsync(Register register, params CaseAssignment[] held) => register.ChangeAsync(
        new ProcessContext(ProcessKind.CaseChangeParties, "tester", null, "a test", "test"),
        change => change.RecordAsync(EventKind.CasePartiesChanged, new RowChanges().Add<CaseAssignment>(held)), CancellationToken.None);

    private static Actor ActorOf(Guid agencyId, string? province, params string[] roles)
    {
        var user = new User { AgencyId = agencyId, SignInName = "sokha", DisplayName = "Sokha" };
        return Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), province, RoleBook.Standard);
    }
}
