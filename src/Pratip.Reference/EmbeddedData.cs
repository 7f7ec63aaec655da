using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pratip.Reference;

/// <summary>Opens the data files that are built into this assembly and says where one of them is wrong.</summary>
internal static class EmbeddedData
{
    private static readonly Assembly Home = typeof(EmbeddedData).Assembly;

    public static IEnumerable<string> Files(string folder) => Home.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static T ReadJson<T>(string file, JsonTypeInfo<T> type)
    {
        using var stream = Open(file);
        return ReadJson(file, stream, type);
    }

    public static T ReadJson<T>(string file, Stream stream, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new ReferenceDataException(file, "$", "the file holds nothing.");
        }
        catch (JsonException problem)
        {
            throw new ReferenceDataException(file, problem.Path ?? "$", problem.Message, problem);
        }
    }

    /// <summary>
    /// Reads a table whose first line names its columns. Values hold neither commas nor quotes, which keeps the files easy to
    /// compare line by line; a value that needs one belongs in a JSON file.
    /// </summary>
    public static IEnumerable<CsvRow> ReadTable(string file, params string[] columns) => ReadTable(file, Open(file), columns);

    /// <summary>The same of a table that was opened otherwise; it is closed when it has been read.</summary>
    public static IEnumerable<CsvRow> ReadTable(string file, Stream stream, params string[] columns)
    {
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine();
        if (header != string.Join(',', columns))
        {
            throw new ReferenceDataException(file, "line 1", $"the columns are '{header}' and should be '{string.Join(',', columns)}'.");
        }

        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var values = line.Split(',');
            if (values.Length != columns.Length)
            {
                throw new ReferenceDataException(file, $"line {number}", $"has {values.Length} values for {columns.Length} columns.");
            }

            yield return new CsvRow(file, number, values);
        }
    }

    public static Stream Open(string file) => Home.GetManifestResourceStream(file)
        ?? throw new ReferenceDataException(file, "$", "the file is not built into the program.");
}

internal readonly record struct CsvRow(string File, int Line, string[] Values)
{
    public string this[int column] => Values[column];

    /// <summary>The value of a column that may not be empty.</summary>
    public string Required(int column) => Values[column].Length > 0
        ? Values[column]
        : throw new ReferenceDataException(File, $"line {Line}", $"column {column + 1} is empty.");

    public string[] List(int column) => Values[column].Split('|', StringSplitOptions.RemoveEmptyEntries);

    public DateOnly? Date(int column) => Values[column].Length == 0 ? null
        : DateOnly.TryParseExact(Values[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new ReferenceDataException(File, $"line {Line}", $"'{Values[column]}' is not a date like 2013-12-31.");
}
