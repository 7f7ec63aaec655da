namespace Pratip.Bench.Linkage;

/// <summary>Pairs and clusters held against who is who.</summary>
internal sealed class Truth(int[] persons)
{
    public int Persons { get; } = persons.Distinct().Count();

    public double Pairs { get; } = PairsOf(persons.GroupBy(person => person).Select(group => group.Count()));

    public bool AreSame(int a, int b) => persons[a] == persons[b];

    /// <summary>How many persons more there would be if somebody who knows the truth had only these pairs to look at.</summary>
    public int SplitBy(IEnumerable<(int A, int B)> pairs)
    {
        int[] first = [.. Enumerable.Range(0, persons.Length)];
        var left = persons.Length - Persons;
        foreach (var (a, b) in pairs.Where(pair => AreSame(pair.A, pair.B)))
        {
            var (one, other) = (First(a), First(b));
            first[Math.Max(one, other)] = Math.Min(one, other);
            left -= one == other ? 0 : 1;
        }

        return left;

        int First(int record)
        {
            while (first[record] != record)
            {
                record = first[record] = first[first[record]];
            }

            return record;
        }
    }

    /// <summary>Pairwise precision, recall and F1 of a division into persons.</summary>
    public (double Precision, double Recall, double F1) OfPairs(Func<int, int> found)
    {
        var records = Enumerable.Range(0, persons.Length);
        var both = PairsOf(records.GroupBy(record => (found(record), persons[record])).Select(group => group.Count()));
        return Measures(both, PairsOf(records.GroupBy(found).Select(group => group.Count())), Pairs);
    }

    /// <summary>The same of whole clusters: one that misses a record, or holds one too many, is wrong (Menestrina et al. 2010, PVLDB 3:208).</summary>
    public (double Precision, double Recall, double F1) OfClusters(Func<int, int> found)
    {
        var records = Enumerable.Range(0, persons.Length);
        var sizes = records.GroupBy(found).ToDictionary(group => group.Key, group => group.Count());
        var trueSizes = persons.GroupBy(person => person).ToDictionary(group => group.Key, group => group.Count());
        var exact = records.GroupBy(record => (Found: found(record), Person: persons[record]))
            .Count(group => group.Count() == sizes[group.Key.Found] && group.Count() == trueSizes[group.Key.Person]);
        return Measures(exact, sizes.Count, trueSizes.Count);
    }

    public static (double Precision, double Recall, double F1) Measures(double right, double found, double all) =>
        (found == 0 ? 1 : right / found, all == 0 ? 1 : right / all, found + all == 0 ? 1 : 2 * right / (found + all));

    private static double PairsOf(IEnumerable<int> sizes) => sizes.Sum(size => size * (size - 1.0) / 2);
}
