using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Courts;
using Pratip.Registry.Detentions;
using Pratip.Registry.Interceptions;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Encounters;
using Pratip.Registry.Tests.Removals;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.People;

public sealed class PersonFileTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_role_of_a_person_stands_on_one_line_of_time(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var report = await FillAsync(world, rounds: 1);
        var file = await ReadAsync(world.As("PC-12", "provincial-officer", "social-worker"), report.Id);
        Assert.True(file.IsInTwoRoles);
        Assert.Equal(2, file.Reports.Count);
        Assert.Equal([world.Case.Number], file.CaseNumbers.Values, StringComparer.Ordinal);
        Assert.Equal("F-1", Assert.Single(file.Removals).FileNumber);
        Assert.Equal(
            [
                TimelineKind.EnteredCountry, TimelineKind.Step, TimelineKind.VictimRegistered, TimelineKind.GuardianBegan, TimelineKind.Consent, TimelineKind.DetentionBegan,
                TimelineKind.DetentionEnded, TimelineKind.BestInterest, TimelineKind.Removed, TimelineKind.Repatriated, TimelineKind.Intercepted,
            ],
            file.Timeline.Select(entry => entry.Kind));
        Assert.All(file.Timeline, entry => Assert.True(entry.IsInTwoRoles));
        Assert.Equal(ChildStanding.Child, file.Facts[file.Victims[0].Victim.ReportId].Standing);
        Assert.Contains(file.OpenTasks, task => task.Kind == "status-decision");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_somebody_was_met_and_held_elsewhere_stands_on_their_line_of_time(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(1);
        var held = (await world.HeldAsync())[0];
        await DetentionService.MoveAsync(world.Immigration, new MoveDetentionOptions { Id = held.Id, BasedOn = 1, Facility = "Centre 2", Ground = "immigration" }, CancellationToken.None);
        var file = (await PersonFile.ReadAsync(world.Immigration, held.ReportId, CancellationToken.None))!;
        Assert.Equal([TimelineKind.Met, TimelineKind.DetentionBegan, TimelineKind.HeldElsewhere], file.Timeline.Select(entry => entry.Kind));
        Assert.Equal((world.Encounter.Id, "OP-1, 1", "Centre 2", world.Offices.Clock.GetUtcNow()), (file.Timeline[0].OtherId, file.Timeline[0].Words, file.Timeline[2].Words, file.Timeline[2].At));
        await world.EndAsync((await world.HeldAsync())[0], "released", "2026-03-01");
        file = (await PersonFile.ReadAsync(world.Immigration, held.ReportId, CancellationToken.None))!;
        Assert.Single(file.Moves);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Interviews_and_referrals_stand_on_the_line_of_time_and_a_removal_says_which_of_the_two_lacked(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        await world.GoLiveAsync();
        var (screened, unscreened) = (await world.HeldAsync(), await world.HeldAsync());
        await world.ScreenAsync(screened);
        await world.RemoveAsync(screened);
        await world.RemoveAsync(unscreened);
        var file = await ReadAsync(world.Officer, screened.Id);
        Assert.Equal(
            [TimelineKind.DetentionBegan, TimelineKind.Screened, TimelineKind.Referred, TimelineKind.DetentionEnded, TimelineKind.RemovedWithoutClearance],
            file.Timeline.Select(entry => entry.Kind).OrderBy(kind => kind));
        var interview = file.Timeline.Single(entry => entry.Kind == TimelineKind.Screened);
        Assert.Equal(("screening-decision", "no-indication-now", world.Social.Id), (interview.CodeList, interview.Code, interview.OtherId));
        Assert.Contains(world.Social.Id, file.Agencies.Keys);
        var gone = (await ReadAsync(world.Officer, unscreened.Id)).Timeline.Single(entry => entry.Kind == TimelineKind.Removed);
        Assert.Equal(("clearance", "removed-without-screening"), (gone.CodeList, gone.Code));

        // Whoever answers for no incidents here is told of both alike.
        foreach (var report in (PersonReport[])[screened, unscreened])
        {
            Assert.DoesNotContain((await ReadAsync(world.SocialWorker, report.Id)).Timeline, entry => entry.Code == "removed-without-screening");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_said_to_a_referral_stands_on_the_line_of_time_without_its_words(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var sent = (await world.Desk.AllAsync<Referral>()).Single();
        await ReferralAnswerService.AnswerAsync(world.SocialWorker, new AnswerReferralOptions { Id = sent.Id, BasedOn = 1, Answer = "asked-back", Words = "How old?" }, CancellationToken.None);
        var entries = (await ReadAsync(world.Officer, held.Id)).Timeline;
        Assert.Equal((sent.Id, "screening", world.Social.Id), entries.Where(entry => entry.Kind == TimelineKind.Referred).Select(entry => (entry.SubjectId!.Value, entry.Code, entry.OtherId!.Value)).Single());
        Assert.Equal(("referral-step", "asked-back", world.Social.Id, null), entries.Where(entry => entry.Kind == TimelineKind.ReferralAnswered).Select(entry => (entry.CodeList, entry.Code, entry.OtherId!.Value, entry.Words)).Single());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_role_out_of_reach_is_not_there_and_neither_is_its_conflict(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var report = await FillAsync(world, rounds: 1);

        // The court sees the suspect of its case, and nothing of victims or removals.
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged,
            new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Agencies["MOJ"].Id, Role = "court", Since = "2026-01-01" }));
        var screener = new User { AgencyId = world.Social.Id, SignInName = "screener", DisplayName = "screener" };
        await world.RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(screener));
        await world.RecordAsync(ProcessKind.ScreeningRecord, EventKind.ScreeningRecorded, new RowChanges().Add(new ScreeningInterview
        {
            ReportId = report.Id,
            AgencyId = world.Social.Id,
            ScreenerId = screener.Id,
            Kind = "first",
            IndicatorSet = "child-labour",
            IndicatorSetVersion = "1",
            SpokenLanguage = "km",
            Interpreter = "none-needed",
            StartedAt = world.Clock.GetUtcNow().AddHours(-2),
            EndedAt = world.Clock.GetUtcNow().AddHours(-1),
            Advice = "none",
            Decision = "no-indication-now",
            WrappedKey = [],
            Reason = [],
        }));
        await world.RecordAsync(ProcessKind.ReferralSend, EventKind.ReferralSent, new RowChanges().Add(new Referral
        {
            FromAgencyId = world.Lead.Id,
            FromUserId = screener.Id,
            ToAgencyId = world.Social.Id,
            ReportId = report.Id,
            Purpose = "screening",
            SentAt = world.Clock.GetUtcNow(),
            DueAt = world.Clock.GetUtcNow().AddDays(1),
            Snapshot = "{}",
            WrappedKey = [],
            Request = [],
        }));
        Assert.Contains((await ReadAsync(world.As("PC-12", "provincial-officer"), report.Id)).Timeline, entry => entry.Kind == TimelineKind.Screened);
        var file = await ReadAsync(world.As("MOJ", "court-liaison"), report.Id);
        Assert.Empty(file.Screenings);
        Assert.Empty(file.Referrals);
        Assert.False(file.IsInTwoRoles);
        Assert.Empty(file.Victims);
        Assert.Empty(file.Removals);
        Assert.Equal([TimelineKind.EnteredCountry, TimelineKind.Step], file.Timeline.Select(entry => entry.Kind));
        Assert.Null(await PersonFile.ReadAsync(world.Outsider, report.Id, CancellationToken.None));
        Assert.Null(await PersonFile.ReadAsync(world.Officer, Guid.CreateVersion7(), CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(() => PersonFile.ReadAsync(world.As("PC-12", "statistician"), report.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_long_life_costs_as_many_statements_as_a_short_one(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var (one, many) = (await FillAsync(world, rounds: 1), await FillAsync(world, rounds: 5));

        // Once for what is remembered: which agencies there are.
        await CountAsync(world, one);
        Assert.Equal(await CountAsync(world, one), await CountAsync(world, many));
        Assert.InRange(await CountAsync(world, many), 1, 20);
    }

    private static async Task<PersonFile> ReadAsync(ActorRegister register, Guid reportId) =>
        Assert.IsType<PersonFile>(await PersonFile.ReadAsync(register, reportId, CancellationToken.None));

    private static async Task<int> CountAsync(VictimWorld world, PersonReport report)
    {
        using var count = StatementCount.Begin();
        await ReadAsync(world.As("PC-12", "provincial-officer", "social-worker"), report.Id);
        return count.Value;
    }

    /// <summary>A child who is suspect under one report of the office, and presumed victim under another.</summary>
    private static async Task<PersonReport> FillAsync(VictimWorld world, int rounds)
    {
        var report = await world.ReportAsync("PC-12", 2012);
        var entered = report.Copy<PersonReport>();
        entered.EnteredOn = "2025-12";
        await Sample.UpdateAsync(world.Register, report, entered);
        for (var round = 1; round <= rounds; round++)
        {
            var suspect = await world.SuspectAsync(report);
            var again = await world.ReportAsync("PC-12", 2012, report.PersonId);
            await PresumedVictimService.AddAsync(
                world.Officer, VictimWorld.Presumed(world.Case, null) with { Person = new PersonEntry { ExistingReference = again.OwnReference } }, CancellationToken.None);
            await world.RecordAsync(ProcessKind.SuspectChange, EventKind.SuspectChanged,
                new RowChanges().Add(new ProceduralStage { SuspectId = suspect.Id, Stage = "arrest", On = "2026-02-01" }));
            await GuardianService.AddAsync(
                world.Officer, new AddGuardianOptions { ReportId = again.Id, Relation = "relative", Contact = "an aunt", Since = "2026-02-11" }, CancellationToken.None);
            await ConsentService.RecordAsync(world.Officer, new RecordConsentOptions
            {
                ReportId = again.Id,
                Purpose = "sharing",
                On = "2026-02-12",
                IsGiven = false,
                Form = "spoken",
                SpokenLanguage = "km",
            }, CancellationToken.None);
            await BestInterestService.AddAsync(world.Officer, new AddBestInterestOptions
            {
                ReportId = again.Id,
                On = "2026-02-15",
                DecidingAgencyId = world.Social.Id,
                Decision = "stays here",
            }, CancellationToken.None);
            await MoveAsync(world, again);
        }

        return report;
    }

    private static async Task MoveAsync(VictimWorld world, PersonReport report)
    {
        var file = new RemovalFile { AgencyId = world.Lead.Id, Number = (await world.AllAsync<RemovalFile>()).Count == 0 ? "F-1" : $"F-{report.OwnReference}" };
        await Sample.AddAsync(world.Register, file);
        await Sample.AddAsync(world.Register, new Removal { RemovalFileId = file.Id, ReportId = report.Id, On = "2026-02-16" });
        await Sample.AddAsync(world.Register, new Detention { ReportId = report.Id, From = "2026-02-13", Until = "2026-02-14" });
        await Sample.AddAsync(world.Register, new Repatriation { ReportId = report.Id, FileReference = report.OwnReference, FromCountry = "TH", On = "2026-02-17" });
        await Sample.AddAsync(world.Register, new Interception { ReportId = report.Id, FileReference = report.OwnReference, On = "2026-02-18" });
    }
}
