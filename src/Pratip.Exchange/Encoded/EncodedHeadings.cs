using Pratip.Exchange.Imports;
using Pratip.Exchange.Imports.Reading;
using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Encoded;

/// <summary>
/// The headings of a list to encode, said to whoever has no template of it: which are taken, and where another one stands. A column that holds
/// something and has no heading is refused, because nobody can know what is in it.
/// </summary>
internal static class EncodedHeadings
{
    /// <param name="name">Of the file, as it is shown.</param>
    /// <param name="top">Its first rows.</param>
    /// <param name="columns">What a list is made of.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>Whether the list can be read.</returns>
    public static bool Check(string name, IReadOnlyList<TabularRow> top, Sheet columns, ProblemList problems)
    {
        var accepted = string.Join(", ", columns.Columns.Where(column => !column.Hidden).Select(column => column.Id));
        if (top.Count == 0)
        {
            return true;
        }

        if (HeaderFinder.Find(top, columns) is not { } header)
        {
            problems.File(new("exchange.encoded.no-headings", name, FileProblems.Plain(top[0].Number), accepted));
            return false;
        }

        foreach (var (heading, place) in header.Unknown)
        {
            problems.FileWarning(new("exchange.encoded.other-heading", name, FileProblems.Plain(header.LastRow), ColumnName.Of(place), heading, accepted));
        }

        foreach (var (column, place) in header.Repeated)
        {
            problems.File(new("exchange.encoded.twice", name, FileProblems.Plain(header.LastRow), ColumnName.Of(place), column, ColumnName.Of(header.Places[column])));
        }

        var isSound = header.Repeated.Count == 0;
        var headed = header.Places.Values.Concat(header.Unknown.Concat(header.Repeated).Select(other => other.Item2)).ToHashSet();
        foreach (var place in top.Where(row => row.Number > header.LastRow).SelectMany(row => Filled(row)).Where(place => !headed.Contains(place)).Distinct().Order())
        {
            problems.File(new("exchange.encoded.no-heading", name, FileProblems.Plain(header.LastRow), ColumnName.Of(place), accepted));
            isSound = false;
        }

        return isSound;
    }

    private static IEnumerable<int> Filled(TabularRow row) => Enumerable.Range(0, row.Cells.Count).Where(place => !row[place].IsEmpty);
}
