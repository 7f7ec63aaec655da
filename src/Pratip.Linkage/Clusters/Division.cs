using Pratip.Linkage.Linking;
using Pratip.Linkage.Scoring;

namespace Pratip.Linkage.Clusters;

/// <summary>Divides groups of records into persons.</summary>
/// <param name="run">The pairs.</param>
/// <param name="constraints">What binds.</param>
/// <param name="probability">The chance that a pair is of one person.</param>
/// <param name="bits">What speaks for two records beyond the threshold.</param>
internal sealed class Division(LinkageRun run, LinkageConstraints constraints, Func<Edge, double> probability, Func<int, int, double> bits)
{
    /// <summary>No pair of records counts for more than this against others, however much agrees.</summary>
    public const double MostBits = 25;

    /// <summary>The group itself, or the parts that stay when its weaker pairs are cut, until none is too large.</summary>
    public IEnumerable<int[]> Cut(int[] group, double least)
    {
        if (group.Length <= PersonClusters.MostTogether || least > 0.9999)
        {
            return [group];
        }

        var place = group.Select((record, i) => (record, i)).ToDictionary(x => x.record, x => x.i);
        var next = 1 - ((1 - least) / 4);
        var strong = Within(group).Where(edge => probability(edge) >= next).Select(edge => (place[edge.A], place[edge.B]));
        var bound = constraints.Same.Where(pair => place.ContainsKey(pair.A) && place.ContainsKey(pair.B)).Select(pair => (place[pair.A], place[pair.B]));
        return Groups.Of(strong.Concat(bound), group.Length).SelectMany(part => Cut(Array.ConvertAll(part, i => group[i]), next));
    }

    /// <summary>Writes for each record of a group the first record of its person.</summary>
    public void Divide(int[] group, int[] persons)
    {
        if (group.Length > PersonClusters.MostTogether)
        {
            DivideByPairs(group, persons);
            return;
        }

        var first = Agglomeration.Divide(Weights(group));
        for (var i = 0; i < group.Length; i++)
        {
            persons[group[i]] = group[first[i]];
        }
    }

    /// <summary>What speaks for each pair of a group beyond the threshold; every pair is compared, also those that no rule brought together.</summary>
    public double[,] Weights(int[] group)
    {
        var weights = new double[group.Length, group.Length];
        for (var i = 0; i < group.Length; i++)
        {
            for (var j = i + 1; j < group.Length; j++)
            {
                weights[i, j] = weights[j, i] = Weight(group[i], group[j]);
            }
        }

        return weights;
    }

    private double Weight(int a, int b) => constraints.Binding(a, b) ?? Math.Clamp(bits(a, b), -MostBits, MostBits);

    /// <summary>Groups no cut makes smaller: strongest pairs first, none across what must stay apart.</summary>
    private void DivideByPairs(int[] group, int[] persons)
    {
        var place = group.Select((record, i) => (record, i)).ToDictionary(x => x.record, x => x.i);
        var sets = new UnionFind(group.Length);
        var members = group.Select((_, i) => new List<int> { i }).ToArray();
        foreach (var edge in Within(group).Where(edge => bits(edge.A, edge.B) >= 0).OrderByDescending(edge => edge.Weight).ThenBy(edge => edge, Edge.ByRecords))
        {
            var (one, other) = (sets.Find(place[edge.A]), sets.Find(place[edge.B]));
            if (one != other && members[one].Count + members[other].Count <= PersonClusters.MostTogether
                && !members[one].Exists(i => members[other].Exists(j => constraints.KeepsApart(group[i], group[j]))))
            {
                sets.Join(one, other);
                var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
                members[kept].AddRange(members[gone]);
            }
        }

        for (var i = 0; i < group.Length; i++)
        {
            persons[group[i]] = group[sets.Find(i)];
        }
    }

    private IEnumerable<Edge> Within(int[] group)
    {
        var inside = group.ToHashSet();
        return group.SelectMany(run.EdgesFrom).Where(edge => inside.Contains(edge.B));
    }
}
