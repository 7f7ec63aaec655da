using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

/// <summary>Police and gendarmerie have numbered one dossier each in its own way, and nobody has joined the two.</summary>
public sealed class CaseProposalsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_cases_with_a_suspect_the_linkage_counts_as_one_are_proposed_with_what_speaks_for_it(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var proposal = Assert.Single(await ListAsync(await world.CentralAsync()));
        Assert.Equal((world.One.Id, world.Two.Id, 1, 0), (proposal.One.Id, proposal.Other.Id, proposal.Suspects, proposal.Others));
        Assert.Equal((3, true, "TSE-10"), (proposal.DaysApart, proposal.IsSameProvince, Assert.Single(proposal.Articles)));
        var person = Assert.Single(proposal.People);
        Assert.Equal((world.First.Id, world.Second.Id), (person.One.Id, person.Other.Id));
        Assert.Equal(3 + 2 + 1 + 1, proposal.Points);

        // What the program alone holds of people of two offices is told to neither office.
        Assert.Empty(await ListAsync(await world.PartyAsync()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Officers_of_two_offices_are_asked_once_both_have_let_the_other_know_of_the_person(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.JudgeAsync(ClearanceAnswer.Cleared, ClearanceAnswer.Asked);
        Assert.Empty(await ListAsync(await world.PartyAsync()));
        await world.JudgeAsync(ClearanceAnswer.Cleared, ClearanceAnswer.Cleared);
        Assert.Single(Assert.Single(await ListAsync(await world.PartyAsync())).People);

        // Who sees only one of the two cases learns nothing of the other.
        Assert.Empty(await ListAsync(await world.Desk.AsAsync(world.Desk.Stranger)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_number_that_agrees_however_it_is_written_proposes_two_cases(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.NumberAsync(world.One, "court", "No. 012/2026");
        Assert.Empty(await ListAsync(await world.PartyAsync()));
        await world.NumberAsync(world.Two, "court", "១២-២០២៦");
        var proposal = Assert.Single(await ListAsync(await world.PartyAsync()));
        Assert.Equal(new SharedNumber("court", "No. 012/2026", "១២-២០២៦"), Assert.Single(proposal.Numbers));
        Assert.Empty(proposal.People);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_alone_do_not_propose_cases_that_lie_years_apart(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine, "2022-03-20");
        await world.CountAsOneAsync();
        Assert.Empty(await ListAsync(await world.CentralAsync()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_proposal_that_is_accepted_joins_and_a_split_takes_it_back_and_is_not_asked_again(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var central = await world.CentralAsync();
        var options = world.Answer("joined");
        await CaseJoinService.DecideAsync(central, options, CancellationToken.None);
        await CaseJoinService.DecideAsync(central, options, CancellationToken.None);
        Assert.Equal("joined", Assert.Single(await world.Desk.AllAsync<CaseLink>()).Kind);
        Assert.Empty(await ListAsync(central));
        await RefusedAsync(central, world.Answer("distinct"), nameof(DecideCaseJoinOptions.Answer), "cases.join-gone");
        await LinkService.LinkAsync(await world.PartyAsync(), new LinkCasesOptions { CaseId = world.One.Id, OtherNumber = world.Two.Number, Kind = "split", Reason = "the wrong file" }, CancellationToken.None);
        Assert.Empty(await ListAsync(central));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_may_answer_takes_the_answer_back_with_a_reason_and_nobody_else_does(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var central = await world.CentralAsync();
        var stranger = await world.Desk.AsAsync(world.Desk.Stranger);
        await CaseJoinService.DecideAsync(central, world.Answer("joined"), CancellationToken.None);
        var joined = Assert.Single(await AnsweredJoins.ListAsync(central, CancellationToken.None));
        Assert.Equal((world.One.Number, world.Two.Number), (joined.Number, joined.OtherNumber));
        Assert.Empty(await AnsweredJoins.ListAsync(stranger, CancellationToken.None));
        var options = new TakeBackJoinOptions { Id = RowId.Next(), LinkId = joined.Link.Id, Reason = "the wrong file" };
        await Assert.ThrowsAnyAsync<RegisterException>(() => CaseJoinService.TakeBackAsync(stranger, options, CancellationToken.None));
        await Assert.ThrowsAnyAsync<RegisterException>(() => CaseJoinService.TakeBackAsync(central, options with { Reason = " " }, CancellationToken.None));
        await CaseJoinService.TakeBackAsync(central, options, CancellationToken.None);
        await CaseJoinService.TakeBackAsync(central, options, CancellationToken.None);
        Assert.Equal(["joined", "split"], (await world.Desk.AllAsync<CaseLink>()).OrderBy(link => link.EventId).Select(link => link.Kind), StringComparer.Ordinal);
        var late = await Assert.ThrowsAnyAsync<RegisterException>(() => CaseJoinService.TakeBackAsync(central, options with { Id = RowId.Next() }, CancellationToken.None));
        Assert.Equal("cases.join-not-standing", late.Reason.Key);
        Assert.Empty(await AnsweredJoins.ListAsync(central, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_held_for_two_dossiers_is_proposed_again_only_upon_new_evidence(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var central = await world.CentralAsync();
        await CaseJoinService.DecideAsync(central, world.Answer("distinct"), CancellationToken.None);
        Assert.Empty(await ListAsync(central));
        await world.NumberAsync(world.One, "court", "12/2026");
        Assert.Empty(await ListAsync(central));
        await world.NumberAsync(world.Two, "court", "12 / 2026");
        var again = Assert.Single(await ListAsync(central));
        Assert.True(again.WasRefused);
        await CaseJoinService.DecideAsync(central, world.Answer("joined"), CancellationToken.None);
        Assert.Empty(await ListAsync(central));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Cases_that_are_one_through_a_third_are_not_proposed(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var third = await world.Desk.OpenAsync(world.Desk.Home, 3);
        await world.Desk.RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Add([Link(world.One, third), Link(third, world.Two)]));
        Assert.Empty(await ListAsync(await world.CentralAsync()));

        static CaseLink Link(Case one, Case other) => new() { CaseId = one.Id, OtherCaseId = other.Id, Kind = "joined", Reason = "one file" };
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_may_not_decide_or_says_nothing_sensible_is_refused(Engine engine)
    {
        await using var world = await TwoDossiers.CreateAsync(engine);
        await world.CountAsOneAsync();
        var central = await world.CentralAsync();
        await RefusedAsync(central, world.Answer("joined") with { Reason = " " }, nameof(DecideCaseJoinOptions.Reason), "entry.missing");
        await RefusedAsync(central, world.Answer("married"), nameof(DecideCaseJoinOptions.Answer), "entry.code");
        await RefusedAsync(await world.Desk.AsAsync(world.Desk.Stranger), world.Answer("joined"), nameof(DecideCaseJoinOptions.Answer), "cases.join-gone");
        var liaison = await world.Desk.AsAsync(await world.Desk.EmployAsync("liaison", world.Desk.Home, "court-liaison"));
        await Assert.ThrowsAsync<AccessRefusedException>(() => CaseJoinService.DecideAsync(liaison, world.Answer("joined"), CancellationToken.None));
        Assert.Empty(await world.Desk.AllAsync<CaseLink>());
    }

    private static Task<IReadOnlyList<CaseProposal>> ListAsync(ActorRegister register) => CaseProposals.ListAsync(register, CancellationToken.None);

    private static async Task RefusedAsync(ActorRegister register, DecideCaseJoinOptions options, string field, string key)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => CaseJoinService.DecideAsync(register, options, CancellationToken.None));
        Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
    }
}

/// <summary>A case of the home office and one of the other office, each with a suspect; the home office is a party to the other's.</summary>
internal sealed class TwoDossiers : IAsyncDisposable
{
    private TwoDossiers(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Case One => Desk.Case;

    public Case Two { get; private set; } = null!;

    public PersonReport First { get; private set; } = null!;

    public PersonReport Second { get; private set; } = null!;

    public static async Task<TwoDossiers> CreateAsync(Engine engine, string actedOn = "2024-03-20")
    {
        var world = new TwoDossiers(await DeskWorld.CreateAsync(engine));
        world.Two = Sample.Case(world.Desk.Other.Id, 2);
        (world.Two.ActedOn, world.Two.ProvinceCode, world.Two.OpeningArticle) = (actedOn, world.One.ProvinceCode, world.One.OpeningArticle);
        await world.Desk.RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add(world.Two)
            .Add(new CaseParty { CaseId = world.Two.Id, AgencyId = world.Desk.Home.Id, Role = "police", Since = "2024-03-21" }));
        world.First = await world.Desk.ReportAsync(world.Desk.Home, 11, "Chea Sovann");
        world.Second = await world.Desk.ReportAsync(world.Desk.Other, 12, "Sovann Chea");
        await world.Desk.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges()
            .Add([new Suspect { CaseId = world.One.Id, ReportId = world.First.Id }, new Suspect { CaseId = world.Two.Id, ReportId = world.Second.Id }]));
        return world;
    }

    /// <summary>Sees every case and no name, and judges for all.</summary>
    public async Task<ActorRegister> CentralAsync() => await Desk.AsAsync(await Desk.EmployAsync("thida" + Guid.CreateVersion7().ToString("N"), Desk.Justice, "data-officer"));

    /// <summary>Of the home office: it leads the one case and is a party to the other.</summary>
    public Task<ActorRegister> PartyAsync() => Desk.AsAsync(Desk.Officer);

    /// <summary>As a run of the linkage leaves it.</summary>
    public Task CountAsOneAsync() => Desk.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(new CountedPerson { Id = Second.Id, PersonId = First.PersonId }));

    public async Task JudgeAsync(string ofHome, string ofOther)
    {
        Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var of = ReportPair.Of(First.Id, Second.Id);
        var isFirst = of.A == First.Id;
        var judgement = new IdentityJudgement
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = isFirst ? Desk.Home.Id : Desk.Other.Id,
            AgencyBId = isFirst ? Desk.Other.Id : Desk.Home.Id,
            Verdict = Verdicts.Same,
            Maker = JudgementMaker.Officer,
            MadeBy = "thida",
            At = Desk.Clock.GetUtcNow(),
            Evidence = "document",
        };
        await Desk.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, new RowChanges().Add(judgement).Add(
        [
            new IdentityClearance { JudgementId = judgement.Id, ReportId = First.Id, AgencyId = Desk.Home.Id, Answer = ofHome },
            new IdentityClearance { JudgementId = judgement.Id, ReportId = Second.Id, AgencyId = Desk.Other.Id, Answer = ofOther },
        ]));
    }

    public Task NumberAsync(Case one, string body, string number) => Desk.RecordAsync(
        ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Add(new BodyCaseNumber { CaseId = one.Id, Body = body, Number = number }));

    public DecideCaseJoinOptions Answer(string answer) =>
        new() { Id = RowId.Next(), CaseId = One.Id, OtherCaseId = Two.Id, Answer = answer, Reason = "both offices were asked" };

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
