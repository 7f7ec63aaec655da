using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What a run came to.</summary>
/// <param name="Causes">How many pairs wait for somebody, by why the engine does not decide.</param>
/// <param name="ReviewsLeftOut">Further pairs that the next run brings.</param>
/// <param name="Oversized">Groups of reports too large to be one person's, which were cut by force.</param>
/// <param name="Counts">Reports, persons, and the overlap between agencies.</param>
public sealed record LinkageOutcome(
    string ModelVersion, long Seed, int ThresholdPerMille, int AutomaticPairs, IReadOnlyDictionary<string, int> Causes, int ReviewsLeftOut, int DecidedPairs, int Oversized, OverlapCounts Counts)
{
    /// <summary>The number of persons with an interval of 95 in 100, pairs in review included by their chance; null where there was nothing to link.</summary>
    public UniquePersons? Unique { get; init; }

    /// <summary>What the run learnt and found; null where there was nothing to link.</summary>
    public LinkageDetails? Details { get; init; }

    public int ReviewPairs => Causes.Values.Sum();
}

/// <summary>
/// Finds which reports are of one person: reads all of them, learns, and writes what counting needs and what somebody has to look
/// at, in one event. One node at a time does it; reports themselves are never changed.
/// </summary>
public sealed class LinkReports(Register register)
{
    private const string Job = nameof(LinkReports);

    /// <summary>Fewer reports than this teach nothing.</summary>
    private const int Fewest = 2;

    /// <param name="options">How the engine goes.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LinkageOutcome> RunAsync(LinkageOptions options, bool isDryRun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        LinkageOutcome? outcome = null;
        var done = await register.RunAloneAsync(Job, async () => outcome = await LinkAsync(options, isDryRun, ct), ct);
        return done ? outcome! : throw new RegisterException(new Message("linkage.at-work"));
    }

    private async Task<LinkageOutcome> LinkAsync(LinkageOptions options, bool isDryRun, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var input = await LinkageReader.ReadAsync(register, db, ct);
        var inForce = await InForceAsync(db, ct);
        var run = input.Reports.Count < Fewest ? null : new Linker(input.Table, options).Run();
        var plan = run is null ? null : new LinkagePlan(input, run, inForce);
        var persons = PersonsOf(input, plan);
        var counts = await CountsAsync(db, persons, ct);
        var outcome = Outcome(plan, options, inForce, counts);
        if (run is not null && plan is not null)
        {
            outcome = outcome with { Unique = Unique(run, plan, options, counts), Details = DetailedRun.Of(run, plan, inForce) };
        }

        if (!isDryRun)
        {
            var process = new ProcessContext(ProcessKind.IdentityLink, Environment.UserName, null, "reports of one person are counted once", Channels.Program);
            await register.ChangeAsync(process, async change =>
            {
                var writer = await LinkageWriter.ReadAsync(change.Db, change.At, ct);
                await change.RecordAsync(EventKind.ReportsLinked, writer.Rows(outcome, plan, input, persons, inForce));
            }, ct);
        }

        return outcome;
    }

    /// <summary>Reports without an identity are held against nothing: each stays the person it is.</summary>
    private static UniquePersons Unique(LinkageRun run, LinkagePlan plan, LinkageOptions options, OverlapCounts counts)
    {
        var compared = UniquePersons.Count(run, plan.Constraints, options.Seed);
        var others = counts.Persons - plan.Persons.Count;
        return compared with { Median = compared.Median + others, Low = compared.Low + others, High = compared.High + others };
    }

    private static async Task<Dictionary<ReportPair, IdentityJudgement>> InForceAsync(RegistryDb db, CancellationToken ct)
    {
        var all = await db.IdentityJudgements.Where(row => !row.IsVoided).ToListAsync(ct);
        var inForce = new Dictionary<ReportPair, IdentityJudgement>();
        foreach (var ofPair in all.GroupBy(ReportPair.Of))
        {
            if (JudgementRules.InForce(ofPair) is { } holds)
            {
                inForce.Add(ofPair.Key, holds);
            }
        }

        return inForce;
    }

    /// <summary>The person of each report: that of the earliest report it is held for one person with.</summary>
    private static Dictionary<Guid, Guid> PersonsOf(LinkageInput input, LinkagePlan? plan) =>
        input.Reports.Select((report, place) => (report.Id, Person: input.Reports[plan?.Persons[place] ?? place].PersonId)).ToDictionary(one => one.Id, one => one.Person);

    private static async Task<OverlapCounts> CountsAsync(RegistryDb db, Dictionary<Guid, Guid> persons, CancellationToken ct)
    {
        var reports = await db.PersonReports.Where(report => !report.IsVoided).Select(report => new { report.Id, report.AgencyId, report.PersonId }).ToListAsync(ct);
        return OverlapCounts.Of(reports.Select(report => (report.AgencyId, persons.GetValueOrDefault(report.Id, report.PersonId))));
    }

    private static LinkageOutcome Outcome(LinkagePlan? plan, LinkageOptions options, Dictionary<ReportPair, IdentityJudgement> inForce, OverlapCounts counts)
    {
        var decided = inForce.Values.Count(JudgementRules.IsDecided);
        var seed = unchecked((long)options.Seed);
        return plan is null
            ? new LinkageOutcome("none", seed, 1000, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0, decided, 0, counts)
            : new LinkageOutcome(
                plan.ModelVersion, seed, plan.ThresholdPerMille, plan.Automatic.Count,
                plan.Reviews.GroupBy(pair => pair.Cause!, StringComparer.Ordinal).ToDictionary(cause => cause.Key, cause => cause.Count(), StringComparer.Ordinal),
                plan.ReviewsFound - plan.Reviews.Count, decided, plan.Persons.Oversized.Count, counts);
    }
}
