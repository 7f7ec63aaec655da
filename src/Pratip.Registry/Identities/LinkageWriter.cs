using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>
/// What a run writes, as the difference to what stands there: a pair, a judgement or a person that is as it was is not touched,
/// so that a run over the same reports adds one row, its own.
/// </summary>
internal sealed class LinkageWriter
{
    /// <summary>A probability that moved less is the same to whoever looks.</summary>
    private const int Moved = 20;

    private readonly List<IdentityPair> _pairs;
    private readonly List<CountedPerson> _counted;
    private readonly DateTimeOffset _at;

    private LinkageWriter(List<IdentityPair> pairs, List<CountedPerson> counted, DateTimeOffset at) => (_pairs, _counted, _at) = (pairs, counted, at);

    /// <param name="db">Where it stands.</param>
    /// <param name="at">When the run is.</param>
    /// <param name="reportIds">What stands of these reports and their pairs, and is compared with what a run says of them; null takes all.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<LinkageWriter> ReadAsync(RegistryDb db, DateTimeOffset at, Guid[]? reportIds, CancellationToken ct)
    {
        var (pairs, counted) = (db.IdentityPairs.Where(pair => !pair.IsVoided), db.CountedPersons.Where(row => !row.IsVoided));
        if (reportIds is not null)
        {
            pairs = pairs.Where(pair => reportIds.Contains(pair.ReportAId) || reportIds.Contains(pair.ReportBId));
            counted = counted.Where(row => reportIds.Contains(row.Id));
        }

        return new LinkageWriter(await pairs.ToListAsync(ct), await counted.ToListAsync(ct), at);
    }

    /// <param name="outcome">What the run came to.</param>
    /// <param name="plan">Its pairs; null where there was nothing to link.</param>
    /// <param name="input">The reports it is about.</param>
    /// <param name="inForce">The judgements it went by.</param>
    /// <param name="weights">What is kept of what was learnt, given the id of the run.</param>
    public RowChanges Rows(
        LinkageOutcome outcome, LinkagePlan? plan, LinkageInput input, Dictionary<ReportPair, IdentityJudgement> inForce, Func<Guid, string> weights)
    {
        var id = RowId.Next();
        var run = new IdentityRun
        {
            Id = id,
            At = _at,
            ModelVersion = outcome.ModelVersion,
            Seed = outcome.Seed,
            ThresholdPerMille = outcome.ThresholdPerMille,
            Reports = outcome.Counts.Reports,
            Persons = outcome.Counts.Persons,
            AutomaticPairs = outcome.AutomaticPairs,
            ReviewPairs = outcome.ReviewPairs,
            Weights = weights(id),
        };
        var rows = new RowChanges().Add(run);
        var reports = input.Reports.ToDictionary(report => report.Id);
        Judge(rows, outcome.ModelVersion, plan, reports, inForce);
        Propose(rows, run.Id, plan, reports);
        Count(rows, input, plan?.PersonOf() ?? []);
        return rows;
    }

    /// <summary>The engine's own judgements: a new one where it now holds two for one, a reversal where it no longer does.</summary>
    private void Judge(RowChanges rows, string version, LinkagePlan? plan, Dictionary<Guid, LinkedReport> reports, Dictionary<ReportPair, IdentityJudgement> inForce)
    {
        var held = new HashSet<ReportPair>();
        foreach (var pair in plan?.Automatic ?? [])
        {
            var of = plan!.PairOf(pair);
            held.Add(of);
            if (inForce.GetValueOrDefault(of) is not { Maker: JudgementMaker.Engine })
            {
                rows.Add(Row(of, reports[of.A].AgencyId, reports[of.B].AgencyId, Verdicts.Same, version, plan.PerMille(pair)));
            }
        }

        foreach (var (of, judgement) in inForce.Where(one => one.Value.Maker == JudgementMaker.Engine && !held.Contains(one.Key)))
        {
            var reversal = Row(of, judgement.AgencyAId, judgement.AgencyBId, Verdicts.Reversed, version, null);
            reversal.ReversesId = judgement.Id;
            rows.Add(reversal);
        }

        IdentityJudgement Row(ReportPair of, Guid agencyA, Guid agencyB, string verdict, string model, int? perMille) => new()
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = agencyA,
            AgencyBId = agencyB,
            Verdict = verdict,
            Maker = JudgementMaker.Engine,
            At = _at,
            Evidence = IdentityEvidence.Fields,
            ModelVersion = model,
            ProbabilityPerMille = perMille,
            SeenA = reports.GetValueOrDefault(of.A)?.IdentityVersion ?? 0,
            SeenB = reports.GetValueOrDefault(of.B)?.IdentityVersion ?? 0,
        };
    }

    private void Propose(RowChanges rows, Guid runId, LinkagePlan? plan, Dictionary<Guid, LinkedReport> reports)
    {
        var known = _pairs.ToDictionary(pair => ReportPair.Of(pair.ReportAId, pair.ReportBId));
        foreach (var pair in plan?.Reviews ?? [])
        {
            var of = plan!.PairOf(pair);
            var proposed = new IdentityPair
            {
                ReportAId = of.A,
                ReportBId = of.B,
                AgencyAId = reports[of.A].AgencyId,
                AgencyBId = reports[of.B].AgencyId,
                RunId = runId,
                ProbabilityPerMille = plan.PerMille(pair),
                Levels = plan.Levels(pair),
                WeightTenths = (int)Math.Round(10 * pair.Bits),
                Cause = pair.Cause!,
            };
            if (!known.Remove(of, out var before))
            {
                rows.Add(proposed);
            }
            else if (!IsSame(before, proposed))
            {
                rows.Update(before, Renewed(before, proposed));
            }
        }

        // Where officers say different things the engine has nothing to say: the pair waits for another officer.
        rows.Update(known.Values.Where(pair => pair.IsOpen && pair.Cause != ReviewCause.Disputed).Select(before => (before, Closed(before))));
    }

    private static bool IsSame(IdentityPair before, IdentityPair proposed) =>
        before.IsOpen && before.Cause == proposed.Cause && before.Levels == proposed.Levels && before.AgencyAId == proposed.AgencyAId && before.AgencyBId == proposed.AgencyBId
        && Math.Abs(before.ProbabilityPerMille - proposed.ProbabilityPerMille) < Moved;

    private static IdentityPair Renewed(IdentityPair before, IdentityPair proposed)
    {
        var after = before.Copy<IdentityPair>();
        (after.AgencyAId, after.AgencyBId) = (proposed.AgencyAId, proposed.AgencyBId);
        (after.ProbabilityPerMille, after.WeightTenths) = (proposed.ProbabilityPerMille, proposed.WeightTenths);
        (after.Levels, after.Cause) = (proposed.Levels, proposed.Cause);
        after.RunId = proposed.RunId;
        after.IsOpen = true;
        return after;
    }

    internal static IdentityPair Closed(IdentityPair before)
    {
        var after = before.Copy<IdentityPair>();
        after.IsOpen = false;
        return after;
    }

    /// <summary>A report counted by itself has no row, unless it once had one.</summary>
    private void Count(RowChanges rows, LinkageInput input, Dictionary<Guid, Guid> persons)
    {
        var known = _counted.ToDictionary(row => row.Id);
        foreach (var report in input.Reports)
        {
            var person = persons.GetValueOrDefault(report.Id, report.PersonId);
            if (known.Remove(report.Id, out var before))
            {
                Move(rows, before, person);
            }
            else if (person != report.PersonId)
            {
                rows.Add(new CountedPerson { Id = report.Id, PersonId = person });
            }
        }
    }

    private static void Move(RowChanges rows, CountedPerson before, Guid person)
    {
        if (before.PersonId != person)
        {
            var after = before.Copy<CountedPerson>();
            after.PersonId = person;
            rows.Update(before, after);
        }
    }
}

/// <summary>Codes of the list identity-evidence that the program itself uses.</summary>
public static class IdentityEvidence
{
    public const string Fields = "fields";
}
