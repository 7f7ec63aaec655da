using System.Text;

namespace Pratip.Linkage.Records;

/// <summary>
/// Reads a file of delimited text in UTF-8, with a row of names first. A file without quotation marks is read in parts by all cores;
/// the table is the same as if it were read by one.
/// </summary>
public static class DelimitedRecords
{
    private const byte Quote = (byte)'"';
    private const int LeastPart = 1 << 20;

    /// <summary>The names of the first row.</summary>
    public static IReadOnlyList<string> Names(string path)
    {
        using var reader = new StreamReader(path);
        var line = Encoding.UTF8.GetBytes((reader.ReadLine() ?? "").TrimStart('\uFEFF'));
        var names = new List<string>();
        DelimitedRow.Read(line, (byte)',', cell => names.Add(Encoding.UTF8.GetString(cell).Trim()));
        return names;
    }

    /// <param name="path">The file.</param>
    /// <param name="fields">The fields to read, by the names of the first row; other columns are passed over.</param>
    /// <exception cref="FormatException">A row has fewer or more cells than the first; the message names the row.</exception>
    public static RecordTable Read(string path, IReadOnlyList<LinkageField> fields) => Read([path], fields);

    /// <summary>Several files with the same columns, one behind the other.</summary>
    public static RecordTable Read(IReadOnlyList<string> paths, IReadOnlyList<LinkageField> fields)
    {
        var all = new RecordTableBuilder(fields);
        foreach (var path in paths)
        {
            ReadInto(all, path, fields);
        }

        return all.Build();
    }

    private static void ReadInto(RecordTableBuilder all, string path, IReadOnlyList<LinkageField> fields)
    {
        var places = Places(path, fields);
        var bytes = File.ReadAllBytes(path);
        var start = Array.IndexOf(bytes, (byte)'\n') + 1;
        var parts = Parts(bytes, start == 0 ? bytes.Length : start);
        var read = new (RecordTableBuilder Rows, int? WrongCells)[parts.Count];
        Parallel.For(0, parts.Count, part => read[part] = Read(bytes, parts[part], fields, places));
        var rows = 1;
        for (var part = 0; part < read.Length; part++)
        {
            rows += read[part].Rows.Count;
            if (read[part].WrongCells is { } cells)
            {
                throw new FormatException($"Row {rows + 1} of {path} has {cells} cells; the first row has {places.Length}.");
            }

            all.Append(read[part].Rows);
            read[part] = default;
        }
    }

    /// <summary>For each column of a file the field it holds, or -1.</summary>
    private static int[] Places(string path, IReadOnlyList<LinkageField> fields)
    {
        var names = Names(path).ToList();
        var places = new int[names.Count];
        Array.Fill(places, -1);
        for (var field = 0; field < fields.Count; field++)
        {
            var place = names.IndexOf(fields[field].Name);
            places[place < 0 ? throw new FormatException($"{path} has no column \"{fields[field].Name}\". It has: {string.Join(", ", names)}.") : place] = field;
        }

        return places;
    }

    private static List<Range> Parts(byte[] bytes, int start)
    {
        var count = bytes.AsSpan(start).Contains(Quote) ? 1 : Math.Clamp((bytes.Length - start) / LeastPart, 1, Environment.ProcessorCount);
        var parts = new List<Range>();
        for (var part = 1; part <= count; part++)
        {
            var end = part == count ? bytes.Length : start + ((bytes.Length - start) / (count - part + 1));
            var line = bytes.AsSpan(end).IndexOf((byte)'\n');
            end = line < 0 ? bytes.Length : end + line + 1;
            parts.Add(start..end);
            start = end;
        }

        return parts;
    }

    /// <summary>The rows of a part, up to the first that has not as many cells as the first row of the file.</summary>
    private static (RecordTableBuilder Rows, int? WrongCells) Read(byte[] bytes, Range part, IReadOnlyList<LinkageField> fields, int[] places)
    {
        var builder = new RecordTableBuilder(fields);
        var rest = (ReadOnlySpan<byte>)bytes.AsSpan(part);
        while (!rest.IsEmpty)
        {
            if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                rest = rest[1..];
                continue;
            }

            var cells = 0;
            rest = DelimitedRow.Read(rest, (byte)',', cell =>
            {
                if (cells < places.Length && places[cells] >= 0)
                {
                    builder.Set(places[cells], cell);
                }

                cells++;
            });
            if (cells != places.Length)
            {
                return (builder, cells);
            }

            builder.EndRecord();
        }

        return (builder, null);
    }
}
