using Pratip.Exchange.Tabular;
using Pratip.Exchange.Workbooks;
using Pratip.Reference.Characters;

namespace Pratip.Exchange.Imports.Reading;

/// <summary>The headings found in a tab.</summary>
/// <param name="Places">Where the sheet's columns stand, by column id.</param>
/// <param name="Unknown">Other headings and where they stand.</param>
/// <param name="Repeated">Columns that two headings name, and where the later one stands.</param>
internal sealed record FoundHeader(
    int FirstRow, int LastRow, IReadOnlyDictionary<string, int> Places, IReadOnlyList<(string Heading, int Place)> Unknown, IReadOnlyList<(string Column, int Place)> Repeated);

/// <summary>Finds the headings of a sheet by id, English or Khmer text in the first rows of a tab, in any order.</summary>
internal static class HeaderFinder
{
    private const int RowsSearched = 20;

    /// <summary>A single word of a title or a data row may happen to be a heading; two are no accident.</summary>
    private const int FewestMatches = 2;

    public static FoundHeader? Find(IReadOnlyList<TabularRow> top, Sheet sheet)
    {
        var keys = KeysOf(sheet);
        var headings = top.Where(r => r.Number <= RowsSearched || top.Count <= RowsSearched)
            .Select(r => (Row: r, Matches: r.Cells.Count(c => !c.IsEmpty && keys.ContainsKey(Key(c.Text))), Filled: r.Cells.Count(c => !c.IsEmpty)))
            .SkipWhile(r => !IsHeading(r.Matches, r.Filled, sheet))
            .TakeWhile(r => IsHeading(r.Matches, r.Filled, sheet))
            .Select(r => r.Row)
            .ToList();
        return headings.Count == 0 ? null : Place(headings, keys);
    }

    private static bool IsHeading(int matches, int filled, Sheet sheet) =>
        matches >= Math.Min(FewestMatches, sheet.Columns.Count) && matches * 3 >= filled;

    private static FoundHeader Place(List<TabularRow> headings, Dictionary<string, string> keys)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var repeated = new List<(string, int)>();
        var unknown = new List<(string, int)>();
        var width = headings.Max(r => r.Cells.Count);
        for (var place = 0; place < width; place++)
        {
            var texts = headings.Select(r => r[place].Text.Trim()).Where(t => t.Length > 0).ToList();
            var column = texts.Select(t => keys.GetValueOrDefault(Key(t))).FirstOrDefault(c => c is not null);
            if (column is null && texts.Count > 0)
            {
                unknown.Add((texts[0], place));
            }
            else if (column is not null && column != WorkbookLayout.ProblemColumn && !places.TryAdd(column, place))
            {
                repeated.Add((column, place));
            }
        }

        return new(headings[0].Number, headings[^1].Number, places, unknown, repeated);
    }

    private static Dictionary<string, string> KeysOf(Sheet sheet)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in sheet.Columns)
        {
            keys.TryAdd(Key(column.Id), column.Id);
        }

        foreach (var column in sheet.Columns)
        {
            keys.TryAdd(Key(column.En), column.Id);
            keys.TryAdd(Key(column.Km), column.Id);
        }

        keys.TryAdd(Key(WorkbookLayout.ProblemHeader.En), WorkbookLayout.ProblemColumn);
        keys.TryAdd(Key(WorkbookLayout.ProblemHeader.Km), WorkbookLayout.ProblemColumn);
        keys.TryAdd(Key(WorkbookLayout.ProblemColumn), WorkbookLayout.ProblemColumn);
        foreach (var spelling in new[] { WorkbookLayout.SentRowColumn, WorkbookLayout.SentRowHeader.En, WorkbookLayout.SentRowHeader.Km })
        {
            keys.TryAdd(Key(spelling), WorkbookLayout.SentRowColumn);
        }

        return keys;
    }

    private static string Key(string text) => LookupKey.Of(text);
}
