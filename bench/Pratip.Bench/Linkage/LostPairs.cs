using Pratip.Linkage.Linking;
using Pratip.Linkage.Names;
using Pratip.Linkage.Records;

namespace Pratip.Bench.Linkage;

/// <summary>
/// Where true pairs are lost before any threshold: their fields speak against them, or nothing brought them together; and whether
/// bringing together names that are a slip apart would have helped.
/// </summary>
internal static class LostPairs
{
    private const int Shortest = 4;

    public static void Print(LinkageRun run, int[] persons)
    {
        var least = run.Edges.Min(edge => edge.Bits);
        var found = run.Edges.Select(edge => (edge.A, edge.B)).ToHashSet();
        var truth = from person in persons.Select((person, record) => (person, record)).GroupBy(one => one.person, one => one.record) from a in person from b in person where a < b select (A: a, B: b);
        var lost = truth.Where(pair => !found.Contains(pair)).ToList();
        var apart = lost.Where(pair => run.Weigh(pair.A, pair.B) >= least).ToList();
        var name = Array.FindIndex([.. run.Table.Columns], column => column.Field.Kind == FieldKind.Name);
        Console.WriteLine($"true pairs lost before the threshold: {lost.Count:N0}; weighed and found wanting {lost.Count - apart.Count:N0}, never brought together {apart.Count:N0}");
        if (name >= 0)
        {
            var kinds = apart.CountBy(pair => Kind(Parts(pair.A), Parts(pair.B)), StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal);
            Console.WriteLine($"  of these: {string.Join(", ", kinds.Select(one => $"{one.Key} {one.Value:N0}"))}");
        }

        string[] Parts(int record) => run.Table.Columns[name].Text(record).ToLowerInvariant().Split([' ', '-', RecordTable.Separator], StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Kind(string[] one, string[] other) =>
        one.Intersect(other, StringComparer.Ordinal).Any() ? "a part of the name written alike"
        : one.Any(a => other.Any(b => Math.Min(a.Length, b.Length) >= Shortest && IsSlipApart(a, b))) ? "no part alike, one a slip apart"
        : ScriptOf(one) != ScriptOf(other) ? "no part within a slip, two scripts"
        : string.Concat(one.Order(StringComparer.Ordinal)).Length == string.Concat(other.Order(StringComparer.Ordinal)).Length && one.Length != other.Length ? "no part within a slip, written together"
        : "no part within a slip, other";

    private static Script ScriptOf(string[] name) => name.SelectMany(part => part.EnumerateRunes()).Select(Scripts.Of).FirstOrDefault(script => script != Script.Common);

    private static bool IsSlipApart(string a, string b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        var same = longer.AsSpan().CommonPrefixLength(shorter);
        return longer.Length - shorter.Length <= 1 && (longer.Length == shorter.Length
            ? longer.AsSpan(Math.Min(same + 1, longer.Length)).SequenceEqual(shorter.AsSpan(Math.Min(same + 1, shorter.Length)))
            : longer.AsSpan(same + 1).SequenceEqual(shorter.AsSpan(same)));
    }
}
