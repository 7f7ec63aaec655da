using System.Collections.Frozen;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>Reads tables such as <c>ដ:t,th ណ:n</c>: a sign, a colon and what it may be written as.</summary>
internal static class LetterTable
{
    public static FrozenDictionary<string, string[]> Read(params IEnumerable<string> tables) =>
        tables.SelectMany(Entries).ToFrozenDictionary(e => e.Sign, e => e.Values.Split(','), StringComparer.Ordinal);

    public static IEnumerable<(string Sign, string Values)> Entries(string table) => NameData.Words(table).Select(Entry);

    private static (string Sign, string Values) Entry(string entry)
    {
        var colon = entry.LastIndexOf(':');
        return colon > 0
            ? (entry[..colon], entry[(colon + 1)..])
            : throw new InvalidOperationException($"'{entry}' in a table of letters is not a sign, a colon and its spellings.");
    }
}
