using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseDossierTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_lead_agency_sees_everything_of_its_case(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var dossier = await ReadAsync(world.As(world.Lead, "agency-supervisor", "social-worker"), world);
        Assert.Equal(world.Case.Number, dossier.Case.Number);
        Assert.Equal("77/2024", Assert.Single(dossier.OtherNumbers).Number);
        Assert.Equal(world.Court.Id, Assert.Single(dossier.Parties).AgencyId);
        Assert.Equal("Sok Dara", dossier.Staff[dossier.Officer!.UserId]);
        Assert.Equal(world.Court.NameEn, dossier.Agencies[world.Court.Id].NameEn);
        var suspect = Assert.Single(dossier.Suspects);
        Assert.Equal(2008, suspect.Report!.BirthYear);
        Assert.Equal(["TSE-10", "TSE-26"], suspect.Charges.Select(charge => charge.ArticleCode).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["arrest", "referral-to-court", "verdict"], suspect.Steps.Select(step => step.Stage), StringComparer.Ordinal);
        Assert.Equal(TimeSpan.FromHours(8), Assert.Single(suspect.Custodies).Clock.Remaining);
        Assert.Single(suspect.DisciplinarySteps);
        var victim = Assert.Single(dossier.Victims);
        Assert.Equal("identified", Assert.Single(victim.Decisions).Status);
        Assert.Equal("2024-03-20", Assert.Single(victim.Needs).MetOn);
        Assert.Equal((1, 1, 1, 1), (victim.Services.Count, victim.Dispositions.Count, victim.HandOvers.Count, victim.Consents.Count));
        Assert.Equal(2, dossier.Notes.Count);
        Assert.Equal(1234, Assert.Single(dossier.Attachments).Size);
        Assert.Equal("custody-ends", Assert.Single(dossier.OpenTasks).Kind);
        Assert.Equal("wrong district", Assert.Single(dossier.OpenCorrections).Reason);
        Assert.Equal("one raid", Assert.Single(dossier.LinkedCases).Reason);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_party_sees_its_part_and_nothing_that_is_not_its_own(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var dossier = await ReadAsync(world.As(world.Court, "court-liaison"), world);
        Assert.NotEmpty(Assert.Single(dossier.Suspects).Steps);
        Assert.Empty(dossier.Victims);
        Assert.Equal("case", Assert.Single(dossier.Notes).Visibility);
        Assert.Empty(dossier.OpenTasks);
        Assert.Empty(dossier.OpenCorrections);
        Assert.Empty(dossier.LinkedCases);
        Assert.DoesNotContain(dossier.Timeline, entry => entry.Kind is TimelineKind.VictimRegistered or TimelineKind.HandOver);
    }

    /// <summary>The name of a shelter says where somebody sleeps, as a party no less than as the giver of a service.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_shelter_that_takes_part_has_no_name_for_a_court(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var shelter = await ShelterAsync(world);
        foreach (var role in new[] { "court-liaison", "prosecutors-clerk" })
        {
            var register = world.As(world.Court, role);
            var dossier = await ReadAsync(register, world);
            var party = Assert.Single(dossier.Parties, one => one.Role == "shelter");
            Assert.True(ShelterParty.IsWithheld(party));
            Assert.DoesNotContain(shelter.AgencyId, dossier.Agencies.Keys);
            Assert.DoesNotContain(dossier.Timeline, entry => entry.OtherId == shelter.AgencyId);
            Assert.Equal(world.Court.Id, Assert.Single(dossier.Parties, one => one.Role == "court").AgencyId);
            Assert.Null((await RowMatters.FindAsync(register, "case_parties", shelter.Id, CancellationToken.None))!.Agency);
        }

        // Whoever leads the case has chosen it, and whoever may know of shelters does.
        foreach (var register in new[] { world.As(world.Lead, "provincial-officer"), world.As(world.Court, "social-worker") })
        {
            Assert.Equal(shelter.AgencyId, Assert.Single((await ReadAsync(register, world)).Parties, one => one.Role == "shelter").AgencyId);
            Assert.Equal(shelter.AgencyId, (await RowMatters.FindAsync(register, "case_parties", shelter.Id, CancellationToken.None))!.Agency!.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_out_of_reach_is_as_one_that_is_not_there(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var stranger = world.As(world.Stranger, "provincial-officer");
        using var count = StatementCount.Begin();
        Assert.Null(await CaseDossier.ReadAsync(stranger, world.Case.Id, CancellationToken.None));
        var outOfReach = count.Statements.ToList();
        Assert.Null(await CaseDossier.ReadAsync(stranger, Guid.CreateVersion7(), CancellationToken.None));
        Assert.Equal(outOfReach, count.Statements.Skip(outOfReach.Count), StringComparer.Ordinal);
        await Assert.ThrowsAsync<AccessRefusedException>(() => CaseDossier.ReadAsync(world.As(world.Lead, "statistician"), world.Case.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_agency_that_is_recused_no_longer_reaches_its_own_case(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged,
            new RowChanges().Add(new CaseRecusal { CaseId = world.Case.Id, AgencyId = world.Lead.Id, OversightAgencyId = world.Court.Id, Reason = "one of its own is a suspect" }));
        Assert.Null(await CaseDossier.ReadAsync(world.As(world.Lead, "agency-supervisor"), world.Case.Id, CancellationToken.None));
        Assert.Single((await ReadAsync(world.As(world.Court, "court-liaison"), world)).Recusals);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_large_case_costs_as_many_statements_as_a_small_one(Engine engine)
    {
        await using var small = await DossierWorld.CreateAsync(engine);
        await using var large = await DossierWorld.CreateAsync(engine, people: 12);
        var one = await CountAsync(small.As(small.Lead, "agency-supervisor"), small);
        var many = await CountAsync(large.As(large.Lead, "agency-supervisor"), large);
        Assert.Equal(one, many);
        Assert.InRange(many, 1, 29);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_timeline_is_in_order_and_says_which_dates_are_unknown(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine);
        var timeline = (await ReadAsync(world.As(world.Lead, "agency-supervisor", "social-worker"), world)).Timeline;
        var dated = timeline.TakeWhile(entry => entry.On is not null).ToList();
        Assert.All(timeline.Skip(dated.Count), entry => Assert.Null(entry.On));
        Assert.Equal(dated.Select(entry => entry.On!.Value.First).Order(), dated.Select(entry => entry.On!.Value.First));
        Assert.Equal(TimelineKind.Offence, dated[0].Kind);
        Assert.Equal([TimelineKind.Opened, TimelineKind.Charged], timeline.Skip(dated.Count).Select(entry => entry.Kind));
        Assert.Equal("TSE-26", timeline[^1].Code);
        TimelineKind[] elsewhere =
        [
            TimelineKind.PartyLeft, TimelineKind.OfficerReleased, TimelineKind.CustodyExtended, TimelineKind.CustodyEnded, TimelineKind.GuardianBegan, TimelineKind.GuardianEnded,
            TimelineKind.BestInterest, TimelineKind.EnteredCountry, TimelineKind.DetentionBegan, TimelineKind.DetentionEnded, TimelineKind.Removed, TimelineKind.Repatriated,
            TimelineKind.Intercepted, TimelineKind.WentHome, TimelineKind.Met, TimelineKind.HeldElsewhere,
            TimelineKind.Screened, TimelineKind.Referred, TimelineKind.ReferralAnswered, TimelineKind.RemovedWithoutClearance,
        ];
        foreach (var kind in Enum.GetValues<TimelineKind>().Except(elsewhere))
        {
            Assert.Contains(timeline, entry => entry.Kind == kind);
        }
    }

    [Theory]
    [InlineData(47, false)]
    [InlineData(48, false)]
    [InlineData(49, true)]
    [InlineData(null, true)]
    public void An_extension_of_custody_that_the_end_came_before_never_began(int? hours, bool isShown)
    {
        var arrived = new DateTimeOffset(2026, 2, 1, 20, 0, 0, TimeSpan.Zero);
        var custody = new Custody { SuspectId = Guid.Empty, ArrivedAt = arrived, ExtendedUntil = arrived.AddHours(60), EndedAt = hours is { } ended ? arrived.AddHours(ended) : null };
        Assert.Equal(isShown, CaseTimeline.OfCustody(custody, Guid.Empty).Any(entry => entry.Kind == TimelineKind.CustodyExtended));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_person_in_two_roles_is_marked_wherever_the_person_appears(Engine engine)
    {
        await using var world = await DossierWorld.CreateAsync(engine, people: 2);
        var again = world.Report(900);
        again.PersonId = world.Reports[0].PersonId;
        await world.AddVictimAsync(900, again);
        var dossier = await ReadAsync(world.As(world.Lead, "agency-supervisor"), world);
        var suspect = Assert.Single(dossier.Suspects, one => one.IsInTwoRoles);
        var victim = Assert.Single(dossier.Victims, one => one.IsInTwoRoles);
        Assert.Equal(world.Reports[0].Id, suspect.Suspect.ReportId);
        Assert.Equal(again.Id, victim.Victim.ReportId);
        Assert.All(dossier.Timeline, entry => Assert.Equal(entry.SubjectId == suspect.Suspect.Id || entry.SubjectId == victim.Victim.Id, entry.IsInTwoRoles));
        Assert.Contains(dossier.Timeline, entry => entry is { IsInTwoRoles: true, Kind: TimelineKind.Step });
        Assert.Contains(dossier.Timeline, entry => entry is { IsInTwoRoles: true, Kind: TimelineKind.VictimDecision });
    }

    private static async Task<CaseDossier> ReadAsync(ActorRegister register, DossierWorld world) =>
        Assert.IsType<CaseDossier>(await CaseDossier.ReadAsync(register, world.Case.Id, CancellationToken.None));

    private static async Task<CaseParty> ShelterAsync(DossierWorld world)
    {
        await using var db = world.Register.CreateContext();
        var agency = db.Agencies.Single(one => one.Code == "NGO-SHELTER");
        var party = new CaseParty { CaseId = world.Case.Id, AgencyId = agency.Id, Role = "shelter", Since = "2024-03-19" };
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(party));
        return party;
    }

    private static async Task<int> CountAsync(ActorRegister register, DossierWorld world)
    {
        using var count = StatementCount.Begin();
        await ReadAsync(register, world);
        return count.Value;
    }
}
