using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
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

    /// <summary>How many reports a run over new ones had to look at; null where it was all of them, and the model was learnt from them.</summary>
    public int? Looked { get; init; }

    public int ReviewPairs => Causes.Values.Sum();

    /// <summary>Whether the count lies outside the interval: it takes each pair for one person or for two, the interval by its chance.</summary>
    public bool IsOutsideInterval => Unique is { } unique && (Counts.Persons < unique.Low || Counts.Persons > unique.High);
}

/// <summary>
/// Finds which reports are of one person: reads all of them, learns, and writes what counting needs and what somebody has to look
/// at, in one event. One node at a time does it; reports themselves are never changed. What it learns is kept for <see cref="LinkNewReports"/>.
/// </summary>
public sealed class LinkReports(Register register)
{
    /// <summary>Fewer reports than this teach nothing.</summary>
    private const int Fewest = 2;

    /// <param name="options">How the engine goes.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LinkageOutcome> RunAsync(LinkageOptions options, bool isDryRun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        LinkageOutcome? outcome = null;
        await LinkageJob.RunAloneAsync(register, async () => outcome = await LinkAsync(options, isDryRun, isSummedUp: true, ct), ct);
        return outcome!;
    }

    /// <param name="options">How the engine goes.</param>
    /// <param name="isDryRun">Whether nothing is written.</param>
    /// <param name="isSummedUp">Whether somebody reads the interval and the details: a round that nobody reads need not draw them.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<LinkageOutcome> LinkAsync(LinkageOptions options, bool isDryRun, bool isSummedUp, CancellationToken ct)
    {
        await using var db = register.CreateContext();

        // Before the reports are read: what is entered meanwhile is new to the next run, even where this one has read it.
        var seen = await db.EventPositions.MaxAsync(place => place.Position, ct) ?? 0;
        var (input, table) = await LinkageReader.ReadAllAsync(register, db, ct);
        var inForce = await LinkageJob.InForceAsync(db, null, ct);
        var learnt = input.Reports.Count < Fewest ? null : new Linker(table, options).Run();
        var judged = learnt is null ? null : JudgedEvidence.Of(input, learnt, inForce);
        var run = learnt?.Calibrated(judged!.Line);
        var model = run is null ? null : KeptModel.Of(run);
        var plan = run is null ? null : new LinkagePlan(input, run, model!, inForce);
        var outcome = Outcome(plan, options, inForce, await LinkageJob.CountsAsync(db, plan?.PersonOf() ?? [], ct));
        if (isSummedUp && run is not null && plan is not null)
        {
            outcome = outcome with { Unique = Unique(run, plan, options, outcome.Counts), Details = DetailedRun.Of(run, plan, judged!) };
        }

        if (!isDryRun)
        {
            await LinkageJob.WriteAsync(register, outcome, plan, input, inForce, null, id => model is null ? "{}" : KeptLinkage.Weights(register, model, id, seen), ct);
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

    private static LinkageOutcome Outcome(LinkagePlan? plan, LinkageOptions options, Dictionary<ReportPair, IdentityJudgement> inForce, OverlapCounts counts)
    {
        var decided = inForce.Values.Count(JudgementRules.IsDecided);
        var seed = unchecked((long)options.Seed);
        return plan is null
            ? new LinkageOutcome("none", seed, 1000, 0, LinkageJob.CausesOf([]), 0, decided, 0, counts)
            : new LinkageOutcome(
                plan.ModelVersion, seed, plan.ThresholdPerMille, plan.Automatic.Count, LinkageJob.CausesOf(plan.Reviews.Select(pair => pair.Cause!)),
                plan.ReviewsFound - plan.Reviews.Count, decided, plan.Persons.Oversized.Count, counts);
    }
}
