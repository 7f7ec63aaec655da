using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Officials;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Charges;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Officials;

public sealed class OfficialOutcomesTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    public static TheoryData<string, CriminalTrack> Tracks => new()
    {
        { "", CriminalTrack.NotReferred },
        { "arrest", CriminalTrack.NotReferred },
        { "arrest,referral-to-court", CriminalTrack.BeforeCourt },
        { "referral-to-court,non-suit", CriminalTrack.Closed },
        { "filed-without-processing", CriminalTrack.Closed },
        { "trial,verdict/acquitted", CriminalTrack.Acquitted },
        { "trial,verdict/convicted,appeal/pending", CriminalTrack.Convicted },
        { "trial,verdict/in-absentia,appeal/upheld", CriminalTrack.Convicted },
        { "trial,verdict/convicted,appeal/overturned", CriminalTrack.BeforeCourt },
        { "trial,verdict/convicted,appeal/acquitted", CriminalTrack.Acquitted },
        { "trial,verdict/dismissed", CriminalTrack.Closed },
        { "trial,verdict/unknown", CriminalTrack.Other },
    };

    [Theory]
    [MemberData(nameof(Tracks))]
    public async Task The_steps_tell_how_far_the_criminal_track_has_come(string steps, CriminalTrack expected)
    {
        await using var world = await SuspectWorld.CreateAsync(Engine.Sqlite);
        await AddOfficialAsync(world, world.Case.Id, steps, null);
        Assert.Equal(expected, Assert.Single((await ReadAsync(world)).Officials).Criminal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Both_tracks_stand_beside_each_other_and_others_than_officials_do_not_count(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await AddOfficialAsync(world, world.Case.Id, "trial,verdict/convicted", "dismissed", sentence: 36);
        await AddOfficialAsync(world, world.Case.Id, "arrest", null);
        await AddOfficialAsync(world, world.Case.Id, "arrest", "suspended", isOfficial: false);
        await AddOfficialAsync(world, (await world.OpenAsync(2)).Id, "trial,verdict/convicted", "dismissed", isVoided: true);
        var outcomes = await ReadAsync(world);
        Assert.Equal(2, outcomes.Officials.Count);
        Assert.Equal((1, 1, 0), (outcomes.Count(CriminalTrack.Convicted, "dismissed"), outcomes.Count(CriminalTrack.NotReferred, null), outcomes.Count(CriminalTrack.Convicted, null)));
        Assert.Contains(new OfficialOutcome("2024", CriminalTrack.Convicted, "verdict", "convicted", "imprisonment", 36, "dismissed"), outcomes.Officials);
    }

    [Theory]
    [InlineData("provincial-officer")]
    [InlineData("statistician")]
    [InlineData("administrator")]
    public async Task Nobody_without_oversight_over_the_whole_register_reads_it(string role)
    {
        await using var world = await SuspectWorld.CreateAsync(Engine.Sqlite);
        await Assert.ThrowsAsync<AccessRefusedException>(() => OfficialOutcomes.ReadAsync(world.As(world.Lead, role), CancellationToken.None));
    }

    private static Task<OfficialOutcomes> ReadAsync(SuspectWorld world) => OfficialOutcomes.ReadAsync(world.As(world.Stranger, "rapporteur"), CancellationToken.None);

    private static async Task AddOfficialAsync(
        SuspectWorld world, Guid caseId, string steps, string? disciplinary, int? sentence = null, bool isOfficial = true, bool isVoided = false)
    {
        var report = Sample.Report(world.Lead.Id, world.EventCount());
        var suspect = new Suspect { ReportId = report.Id, CaseId = caseId, IsPublicOfficial = isOfficial, IsVoided = isVoided };
        var rows = new RowChanges().Add(report).Add(suspect);
        var month = 0;
        foreach (var parts in steps.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split('/')))
        {
            month++;
            rows.Add(new ProceduralStage
            {
                SuspectId = suspect.Id,
                Stage = parts[0],
                On = $"2025-{month:00}",
                Outcome = parts.ElementAtOrDefault(1),
                SentenceKind = sentence is not null && parts[0] == "verdict" ? "imprisonment" : null,
                SentenceMonths = parts[0] == "verdict" ? sentence : null,
            });
        }

        if (disciplinary is not null)
        {
            rows.Add(new DisciplinaryStep { SuspectId = suspect.Id, OversightAgencyId = world.Court.Id, On = "2025-01", Outcome = "opened" });
            rows.Add(new DisciplinaryStep { SuspectId = suspect.Id, OversightAgencyId = world.Court.Id, On = "2025-02", Outcome = disciplinary });
        }

        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, rows);
    }
}
