using Pratip.Linkage.Counting;
using Pratip.Linkage.Linking;

namespace Pratip.Linkage.Clusters;

/// <summary>How many persons the records are of, with what is uncertain about it.</summary>
/// <param name="Median">The middle of the draws.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="NeverCompared">How many persons fewer that is, in the middle, for pairs of one person that nothing brought together.</param>
/// <param name="HasNumbers">
/// Whether the records have numbers of their own (documents, telephones) to hold the other fields against. Where they have none the
/// interval carries what is uncertain about each pair, and neither what is about the model nor what was never compared.
/// </param>
/// <param name="IsLearnt">
/// Whether there were pairs enough to learn from how two reports of one person differ. Where not, who is the same was hardly recognised, and
/// the interval says nothing of that.
/// </param>
public sealed record UniquePersons(int Median, int Low, int High, int NeverCompared, bool HasNumbers, bool IsLearnt)
{
    /// <summary>Fewer expected pairs of one person teach next to nothing.</summary>
    private const double FewestLearnt = 20;

    private const int Draws = 400;

    /// <summary>Pairs below this chance are left out of the draws.</summary>
    private const double Negligible = 0.01;

    /// <summary>
    /// Draws divisions of the records into persons, each as likely as its pairs make it, and counts the persons of each: an interval of
    /// the middle 95 of 100. What a pair's evidence comes to is drawn anew each time, and so is how many persons stand apart because
    /// nothing held their reports against each other.
    /// </summary>
    /// <param name="run">The pairs.</param>
    /// <param name="constraints">What binds.</param>
    /// <param name="seed">The same seed draws the same.</param>
    public static UniquePersons Count(LinkageRun run, LinkageConstraints constraints, ulong seed)
    {
        var evidence = CountingEvidence.Of(run, seed);
        var division = new Division(run, constraints, evidence.Probability, evidence.Bits);
        var likely = run.Edges.AsParallel().AsOrdered().Where(edge => evidence.Probability(edge) >= Negligible).Select(edge => (edge.A, edge.B)).ToList();
        var groups = Groups.Of(likely.Concat(constraints.Same), run.Table.Count).SelectMany(group => division.Cut(group, Negligible)).ToList();
        var law = PersonLaw.Of(groups.Select(group => new GroupDraws(evidence, constraints, group)), Draws, ~seed + 1);
        var counts = new int[Draws];
        Array.Fill(counts, run.Table.Count - groups.Sum(group => group.Length));
        Parallel.For(0, groups.Count, () => new int[Draws], (number, _, local) =>
        {
            new GroupDraws(evidence, constraints, groups[number]).Draw(new SeededDraw(seed + ((ulong)number * 0x9E3779B97F4A7C15)), law, local);
            return local;
        }, local =>
        {
            lock (counts)
            {
                for (var draw = 0; draw < Draws; draw++)
                {
                    counts[draw] += local[draw];
                }
            }
        });
        var missed = Missed(evidence, new SeededDraw(~seed));
        var isLearnt = run.Edges.Sum(edge => run.Model.Probability(edge.Bits)) >= FewestLearnt;
        return Of([.. counts.Zip(missed, (persons, twice) => Math.Max(Math.Min(1, run.Table.Count), persons - twice))], missed, evidence.HasNumbers, isLearnt);
    }

    /// <summary>How many persons each draw takes off again.</summary>
    private static int[] Missed(CountingEvidence evidence, SeededDraw chance) => [.. Enumerable.Range(0, Draws).Select(draw => chance.Poisson(evidence.Missed(draw)))];

    private static UniquePersons Of(int[] counts, int[] missed, bool hasNumbers, bool isLearnt)
    {
        Array.Sort(counts);
        Array.Sort(missed);
        const int beyond = Draws * 25 / 1000;
        return new UniquePersons(counts[Draws / 2], counts[beyond], counts[^(beyond + 1)], missed[Draws / 2], hasNumbers, isLearnt);
    }
}
