using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

public sealed class LinkReportsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reports_of_one_person_are_counted_once_and_the_reports_stay_as_they_were(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var before = await world.AllAsync<PersonReport>();
        var outcome = await world.LinkAsync();
        Assert.Equal(LinkedWorld.People + LinkedWorld.Shared, outcome.Counts.Reports);
        Assert.InRange(outcome.Counts.Persons, LinkedWorld.People - 2, LinkedWorld.People + 2);
        Assert.InRange(outcome.Counts.Shared, LinkedWorld.Shared - 2, LinkedWorld.Shared + 2);
        var run = Assert.Single(await world.AllAsync<IdentityRun>());
        Assert.Equal((outcome.ModelVersion, outcome.Counts.Persons, outcome.AutomaticPairs), (run.ModelVersion, run.Persons, run.AutomaticPairs));
        var judgements = await world.AllAsync<IdentityJudgement>();
        Assert.Equal(outcome.AutomaticPairs, judgements.Count);
        Assert.All(judgements, one => Assert.Equal((JudgementMaker.Engine, Verdicts.Same, null, run.ModelVersion), (one.Maker, one.Verdict, one.MadeBy, one.ModelVersion)));
        Assert.Equal(before.Select(report => (report.Id, report.PersonId, report.Version)), (await world.AllAsync<PersonReport>()).Select(report => (report.Id, report.PersonId, report.Version)));

        // Ids made within one thousandth of a second have no order among them: either may be the earlier.
        var first = world.OfHome[1].Id.CompareTo(world.OfOther[1].Id) < 0 ? world.OfHome[1] : world.OfOther[1];
        Assert.Equal((first.PersonId, first.PersonId), (await world.PersonOfAsync(world.OfHome[1]), await world.PersonOfAsync(world.OfOther[1])));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_second_run_over_the_same_reports_adds_its_own_row_and_a_dry_run_none(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var tried = await world.LinkAsync(isDryRun: true);
        Assert.Empty(await world.AllAsync<IdentityRun>());
        Assert.Empty(await world.AllAsync<IdentityJudgement>());
        var first = await world.LinkAsync();
        Assert.Equal((tried.ModelVersion, tried.Counts.Persons, tried.AutomaticPairs), (first.ModelVersion, first.Counts.Persons, first.AutomaticPairs));
        var counted = await world.AllAsync<CountedPerson>();
        var second = await world.LinkAsync();
        Assert.Equal((first.ModelVersion, first.Counts.Persons), (second.ModelVersion, second.Counts.Persons));
        Assert.Equal(2, (await world.AllAsync<IdentityRun>()).Count);
        Assert.Equal(first.AutomaticPairs, (await world.AllAsync<IdentityJudgement>()).Count);
        Assert.Equal(counted.Select(row => (row.Id, row.PersonId, row.Version)), (await world.AllAsync<CountedPerson>()).Select(row => (row.Id, row.PersonId, row.Version)));
        await using var db = world.Register.CreateContext();
        var last = await db.Events.OrderByDescending(one => one.Id).FirstAsync();
        Assert.Equal(["linkage_runs"], await db.EventRows.Where(row => row.EventId == last.Id).Select(row => row.Noun).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Between_a_presumed_victim_and_a_suspect_the_engine_decides_nothing_and_asks(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var rows = new RowChanges().Add(Sample.Victim(world.OfHome[1]))
            .Add(new Suspect { ReportId = world.OfOther[1].Id, CaseId = world.Desk.Case.Id });
        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, rows);
        var outcome = await world.LinkAsync();
        Assert.Equal(1, outcome.Causes[ReviewCause.Roles]);
        var pair = Assert.Single(await world.AllAsync<IdentityPair>(), one => one.Cause == ReviewCause.Roles);
        Assert.Equal(ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id), ReportPair.Of(pair.ReportAId, pair.ReportBId));
        Assert.DoesNotContain(await world.AllAsync<IdentityJudgement>(), one => ReportPair.Of(one) == ReportPair.Of(pair.ReportAId, pair.ReportBId));
        Assert.Equal(world.OfOther[1].PersonId, await world.PersonOfAsync(world.OfOther[1]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_proposed_holds_how_far_fields_agree_and_no_value(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        await world.LinkAsync();
        var words = (await world.AllAsync<IdentityPair>()).Select(pair => pair.Levels).Concat((await world.AllAsync<IdentityRun>()).SelectMany(run => LearntModel.WeightsIn(run.Weights)).Select(field => $"{field.Key} {string.Join(' ', field.Value)}")).ToList();
        for (var i = 0; i < LinkedWorld.People; i++)
        {
            Assert.DoesNotContain(words, text => LinkedWorld.Name(i).Split(' ').Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_officer_s_judgement_binds_blocks_and_is_opened_again_by_new_evidence(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var of = ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id);
        await JudgeAsync(world, of, Verdicts.NotSame);
        var outcome = await world.LinkAsync();
        Assert.Equal(1, outcome.DecidedPairs);
        Assert.Equal(world.OfOther[1].PersonId, await world.PersonOfAsync(world.OfOther[1]));
        Assert.DoesNotContain(await world.AllAsync<IdentityPair>(), pair => ReportPair.Of(pair.ReportAId, pair.ReportBId) == of);

        var before = (await world.AllAsync<SealedIdentity>()).Single(row => row.Id == world.OfOther[1].Id);
        var after = world.Register.Vault.Reseal(before, world.Register.Vault.Open(before) with { Contacts = ["012 345 678"] });
        await Sample.UpdateAsync(world.Register, before, after);
        Assert.Equal(1, (await world.LinkAsync()).Causes[ReviewCause.NewEvidence]);
        Assert.Equal(ReviewCause.NewEvidence, (await world.AllAsync<IdentityPair>()).Single(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId) == of).Cause);
        Assert.Equal(world.OfOther[1].PersonId, await world.PersonOfAsync(world.OfOther[1]));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Taken_back_a_judgement_leaves_the_persons_as_they_were_before_it(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var first = await world.LinkAsync();
        var before = await PersonsAsync(world);
        var judged = await JudgeAsync(world, ReportPair.Of(world.OfHome[1].Id, world.OfOther[1].Id), Verdicts.NotSame);
        var apart = await world.LinkAsync();
        Assert.True(apart.Counts.Persons > first.Counts.Persons);
        await JudgeAsync(world, ReportPair.Of(judged), Verdicts.Reversed, judged.Id);
        Assert.Equal(first.Counts.Persons, (await world.LinkAsync()).Counts.Persons);
        Assert.Equal(before, await PersonsAsync(world));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_office_learns_of_whom_it_has_reported_twice_though_the_program_is_sure(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var first = await world.EnterAsync(40);
        await world.EnterAsync(40, isTurned: true, number: 70);
        var outcome = await world.LinkAsync();
        var pair = Assert.Single(await world.AllAsync<IdentityPair>(), one => one.Cause == ReviewCause.SameOffice || (one.Cause == ReviewCause.Sample && one.AgencyAId == one.AgencyBId));
        Assert.Contains(first.Id, new[] { pair.ReportAId, pair.ReportBId });
        Assert.Equal(outcome.Counts.Reports - outcome.Counts.Removed, outcome.Counts.Persons);
        Assert.Equal((await world.LinkAsync()).Causes, outcome.Causes);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_empty_register_and_one_with_a_single_report_are_linked_too(Engine engine)
    {
        await using var desk = await Tasks.DeskWorld.CreateAsync(engine);
        var link = new LinkReports(desk.Register);
        Assert.Equal((0, 0), Numbers(await link.RunAsync(new(), false, CancellationToken.None)));
        await desk.ReportAsync(desk.Home, 1, "Chea Sovann");
        Assert.Equal((1, 1), Numbers(await link.RunAsync(new(), false, CancellationToken.None)));
        await desk.ReportAsync(desk.Other, 2, "Keo Ratana");
        Assert.Equal((2, 2), Numbers(await link.RunAsync(new(), false, CancellationToken.None)));

        static (int, int) Numbers(LinkageOutcome outcome) => (outcome.Counts.Reports, outcome.Counts.Persons);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_sees_figures_sees_what_agencies_have_in_common_and_others_do_not(Engine engine)
    {
        await using var world = await LinkedWorld.CreateAsync(engine);
        var outcome = await world.LinkAsync();
        var statistician = await world.Desk.EmployAsync("nary", world.Desk.Home, "statistician");
        var counts = await CountedOverlap.ReadAsync(await world.Desk.AsAsync(statistician), CountedPopulation.Reports, CancellationToken.None);
        Assert.Equal((outcome.Counts.Reports, outcome.Counts.Persons, outcome.Counts.Shared), (counts.Reports, counts.Persons, counts.Shared));
        Assert.Equal(counts.Shared, counts.Cells.Single(cell => cell.AgencyId == world.Desk.Home.Id && cell.OtherAgencyId == world.Desk.Other.Id).Persons);
        var administrator = await world.Desk.EmployAsync("kosal", world.Desk.Home, "administrator");
        var outside = await world.Desk.AsAsync(administrator);
        await Assert.ThrowsAsync<AccessRefusedException>(() => CountedOverlap.ReadAsync(outside, CountedPopulation.Reports, CancellationToken.None));
    }

    private static async Task<List<(Guid, Guid)>> PersonsAsync(LinkedWorld world)
    {
        var persons = new List<(Guid, Guid)>();
        foreach (var report in world.OfOther)
        {
            persons.Add((report.Id, await world.PersonOfAsync(report)));
        }

        return persons;
    }

    private static Task<IdentityJudgement> JudgeAsync(LinkedWorld world, ReportPair of, string verdict, Guid? reverses = null) => world.JudgeAsync(of, verdict, reverses);
}
