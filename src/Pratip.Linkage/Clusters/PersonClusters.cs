using Pratip.Linkage.Linking;
using Pratip.Linkage.Scoring;
using Pratip.Linkage.Weights;

namespace Pratip.Linkage.Clusters;

/// <summary>The persons that the records come down to.</summary>
public sealed class PersonClusters
{
    /// <summary>Larger groups are cut at their weaker pairs first; no person is reported so often.</summary>
    internal const int MostTogether = 200;

    /// <summary>Less likely pairs do not make records hang together.</summary>
    internal const double LeastTogether = 0.02;

    private readonly int[] _persons;

    private PersonClusters(int[] persons, double threshold, IReadOnlyList<int> oversized)
    {
        (_persons, Threshold, Oversized) = (persons, threshold, oversized);
        Count = persons.Where((person, record) => person == record).Count();
    }

    /// <summary>How many persons there are.</summary>
    public int Count { get; }

    /// <summary>The weight, in bits, from which on two records by themselves count as one person.</summary>
    public double Threshold { get; }

    /// <summary>The first records of groups too large to be one person's, which were cut by force and need somebody's eye.</summary>
    public IReadOnlyList<int> Oversized { get; }

    /// <summary>The person of a record, known by the place of its earliest record.</summary>
    public int this[int record] => _persons[record];

    /// <param name="run">The pairs.</param>
    /// <param name="constraints">What binds.</param>
    /// <param name="threshold">The weight from which on two records are one person; null chooses it by expected F1.</param>
    public static PersonClusters Of(LinkageRun run, LinkageConstraints constraints, double? threshold = null)
    {
        var from = threshold ?? Weights.Threshold.ByExpectedF1(run.Edges, run.Model);
        var persons = Enumerable.Range(0, run.Table.Count).ToArray();
        var oversized = new List<int>();
        var division = new Division(run, constraints, edge => run.Model.Probability(edge.Bits), (a, b) => run.Weigh(a, b) - from + 1e-9);
        var groups = Groups.Of(run.Edges.Where(edge => run.Model.Probability(edge.Bits) >= LeastTogether).Select(edge => (edge.A, edge.B)).Concat(constraints.Same), run.Table.Count);
        Parallel.ForEach(groups, group =>
        {
            foreach (var part in division.Cut(group, LeastTogether))
            {
                if (part.Length > MostTogether)
                {
                    lock (oversized)
                    {
                        oversized.Add(part[0]);
                    }
                }

                division.Divide(part, persons);
            }
        });
        oversized.Sort();
        return new PersonClusters(persons, from, oversized);
    }
}
