using Pratip.Linkage.Names;

namespace Pratip.Bench.Linkage.Names;

/// <summary>Every name of one list held against every name of another; the n-th of one is the n-th of the other.</summary>
/// <param name="Top1">How often the right one is first; among equals, as often as a draw would make it.</param>
/// <param name="Reciprocal">The mean of one divided by the place of the right one.</param>
/// <param name="F1">Of all pairs, at the threshold that suits it best.</param>
/// <param name="Threshold">That threshold.</param>
internal sealed record AllAgainstAll(double Top1, double Reciprocal, double F1, double Threshold)
{
    public static AllAgainstAll Of(IReadOnlyList<(string Native, string Latin)> names, Func<PersonName, PersonName, double> likeness)
    {
        var scores = Scores(names, likeness);
        var (top, reciprocal) = (0.0, 0.0);
        for (var i = 0; i < names.Count; i++)
        {
            var others = scores[i].Where((_, j) => !AreOne(names[i], names[j])).ToList();
            var before = others.Count(score => score > scores[i][i]);
            var equal = 1 + others.Count(score => score == scores[i][i]);
            top += before == 0 ? 1.0 / equal : 0;
            reciprocal += Enumerable.Range(before + 1, equal).Average(place => 1.0 / place);
        }

        var (f1, threshold) = BestF1(scores.SelectMany((row, i) => row.Select((score, j) => (score, AreOne(names[i], names[j])))));
        return new AllAgainstAll(top / names.Count, reciprocal / names.Count, f1, threshold);
    }

    public static (double F1, double Threshold) BestF1(IEnumerable<(double Score, bool IsTrue)> pairs)
    {
        var all = pairs.ToList();
        var wanted = all.Count(pair => pair.IsTrue);
        var (right, taken, best, threshold) = (0, 0, 0.0, 0.0);
        foreach (var step in all.GroupBy(pair => pair.Score).OrderByDescending(step => step.Key))
        {
            taken += step.Count();
            right += step.Count(pair => pair.IsTrue);
            (best, threshold) = 2.0 * right / (taken + wanted) is var f1 && f1 > best ? (f1, step.Key) : (best, threshold);
        }

        return (best, threshold);
    }

    /// <summary>A name that has several spellings is a name; a spelling that two names share is right for both.</summary>
    private static bool AreOne((string Native, string Latin) one, (string Native, string Latin) other) =>
        string.Equals(one.Native, other.Native, StringComparison.Ordinal) || string.Equals(one.Latin, other.Latin, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"top-1 {Top1:0.000}, MRR {Reciprocal:0.000}, F1 {F1:0.000} (from {Threshold:0.000})";

    private static double[][] Scores(IReadOnlyList<(string Native, string Latin)> names, Func<PersonName, PersonName, double> likeness)
    {
        var natives = names.Select(name => PersonName.Parse(name.Native)).ToList();
        var latins = names.Select(name => PersonName.Parse(name.Latin)).ToList();
        return [.. natives.AsParallel().AsOrdered().Select(native => latins.Select(latin => likeness(native, latin)).ToArray())];
    }
}
