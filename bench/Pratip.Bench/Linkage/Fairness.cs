using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Names;

namespace Pratip.Bench.Linkage;

/// <summary>
/// Whether the linkage serves some people worse than others: pairs of two records of one group, and pairs across groups, each held
/// against the truth after clusters, and how many of the true ones were compared at all.
/// </summary>
internal static class Fairness
{
    private const string Across = "across";

    public static void Print(LinkageRun run, PersonClusters clusters, int[] persons, string[] cultures)
    {
        var scripts = Enumerable.Range(0, run.Table.Count).Select(record => ScriptsOf(run.Table.Columns[0].Text(record))).ToArray();
        Print("names", run, clusters, persons, cultures);
        Print("script", run, clusters, persons, scripts);
    }

    /// <summary>The scripts a name is written in, such as <c>khmer</c> or <c>khmer+latin</c>.</summary>
    private static string ScriptsOf(string name) =>
        string.Join('+', name.EnumerateRunes().Select(Scripts.Of).Where(script => script != Script.Common).Distinct().Select(script => script.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal));

    private static void Print(string what, LinkageRun run, PersonClusters clusters, int[] persons, string[] groups)
    {
        var all = Count(persons.Select((person, record) => (person, record)), groups, (_, _) => true);
        var right = Count(persons.Select((person, record) => (person, record)), groups, (a, b) => clusters[a] == clusters[b]);
        var found = Count(persons.Select((_, record) => (clusters[record], record)), groups, (_, _) => true);
        var compared = run.Edges.Where(edge => persons[edge.A] == persons[edge.B]).CountBy(edge => Of(groups, edge.A, edge.B), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Console.WriteLine($"| {what} | true pairs | compared | precision | recall | F1 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (group, pairs) in all.OrderByDescending(one => one.Value))
        {
            var (precision, recall, f1) = Truth.Measures(right.GetValueOrDefault(group), found.GetValueOrDefault(group), pairs);
            Console.WriteLine($"| {group} | {pairs:N0} | {compared.GetValueOrDefault(group) / (double)pairs:0.000} | {precision:0.000} | {recall:0.000} | {f1:0.000} |");
        }
    }

    private static Dictionary<string, int> Count(IEnumerable<(int Of, int Record)> records, string[] groups, Func<int, int, bool> counts)
    {
        var pairs =
            from one in records.GroupBy(record => record.Of, record => record.Record)
            from a in one
            from b in one
            where a < b && counts(a, b)
            select Of(groups, a, b);
        return pairs.CountBy(group => group, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    private static string Of(string[] groups, int a, int b) => groups[a] == groups[b] ? groups[a] : Across;
}
