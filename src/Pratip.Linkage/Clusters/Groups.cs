namespace Pratip.Linkage.Clusters;

/// <summary>Records that hang together by pairs.</summary>
internal static class Groups
{
    /// <returns>Groups of two and more, each in ascending order, in the order of their first records.</returns>
    public static List<int[]> Of(IEnumerable<(int A, int B)> pairs, int count)
    {
        var sets = new UnionFind(count);
        var touched = new HashSet<int>();
        foreach (var (a, b) in pairs)
        {
            sets.Join(a, b);
            touched.Add(a);
            touched.Add(b);
        }

        return [.. touched.GroupBy(sets.Find).Select(group => group.Order().ToArray()).OrderBy(group => group[0])];
    }
}
