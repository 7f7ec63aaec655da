using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Storage.Scoping;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// Which nouns the tables in a query belong to, so that it is given their sections and no others. One left out would show
/// nothing, never too much.
/// </summary>
internal static partial class QueriedNouns
{
    /// <summary>As many texts as the program has queries, and some; beyond, the text is read each time.</summary>
    private const int Remembered = 2000;

    private static FrozenDictionary<string, string>? _nounOfTable;

    private static readonly ConcurrentDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    /// <param name="sql">The query.</param>
    /// <param name="model">Of any scoped context: they name the tables alike.</param>
    public static string[] Of(string sql, IModel model)
    {
        if (Known.TryGetValue(sql, out var known))
        {
            return known;
        }

        _nounOfTable ??= ScopeFilters.Tables.ToFrozenDictionary(table => model.FindEntityType(table.Row)!.GetTableName()!, table => table.Scope, StringComparer.Ordinal);
        string[] nouns = [.. Named(sql).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Known.Count < Remembered ? Known.GetOrAdd(sql, nouns) : nouns;
    }

    private static List<string> Named(string sql)
    {
        var nouns = new List<string>();
        foreach (var word in Word().EnumerateMatches(sql))
        {
            if (_nounOfTable!.TryGetValue(sql.Substring(word.Index, word.Length), out var noun))
            {
                nouns.Add(noun);
            }
        }

        return nouns;
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
