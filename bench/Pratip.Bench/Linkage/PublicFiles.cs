using Pratip.Linkage.Records;

namespace Pratip.Bench.Linkage;

/// <summary>
/// Public sets with their truth, which the engine does not read: a column <c>cluster</c> or, in the first column, <c>rec-NUMBER-…</c>,
/// the number being the person. One file holds duplicates; two files are linked with each other and hold none.
/// </summary>
internal static class PublicFiles
{
    private const string Cluster = "cluster";

    public static bool HasTruth(string file) =>
        DelimitedRecords.Names(file).Contains(Cluster, StringComparer.Ordinal) || File.ReadLines(file).ElementAtOrDefault(1)?.StartsWith("rec-", StringComparison.Ordinal) == true;

    public static (RecordTable Table, int[] Persons, int[]? Origin) Read(string[] files)
    {
        var fields = DelimitedRecords.Names(files[0]).Where(name => FieldGuess.Of(name) is not null).Select(name => new LinkageField(name, FieldGuess.Of(name)!.Value)).ToList();
        var table = DelimitedRecords.Read(files, fields);
        var persons = files.Select(PersonsOf).ToList();
        return (table, [.. persons.SelectMany(one => one)], files.Length < 2 ? null : [.. persons.SelectMany((one, file) => one.Select(_ => file))]);
    }

    private static int[] PersonsOf(string file)
    {
        if (!DelimitedRecords.Names(file).Contains(Cluster, StringComparer.Ordinal))
        {
            return [.. File.ReadLines(file).Skip(1).Select(row => int.Parse(row.AsSpan(4, row.IndexOf('-', 4) - 4)))];
        }

        var column = DelimitedRecords.Read(file, [new(Cluster, FieldKind.Category)]);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, column.Count).Select(record => numbers.TryGetValue(column.Columns[0].Text(record), out var number) ? number : numbers[column.Columns[0].Text(record)] = numbers.Count)];
    }
}
