using System.IO.Compression;
using System.Runtime.InteropServices;
using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Editions;

/// <summary>
/// Facts as bytes and back: the same facts give the same bytes. Columns in ordinal order, whole numbers with the smallest
/// byte first, texts in UTF-8 with their length before them. What is kept is deflated.
/// </summary>
public static class FrozenFacts
{
    private const string Mark = "pratip-facts-1";
    private const int MostTables = 1000;

    public static byte[] Write(FactSnapshot facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(Mark);
            writer.Write(facts.AsOf.DayNumber);
            WriteAll(writer, facts.Tables.Values.OrderBy(t => t.Id, StringComparer.Ordinal), FrozenTable.Write);
            WriteAll(writer, facts.Coverage.OrderBy(c => (c.AgencyCode, c.Subject), Ordinal).ThenBy(c => c.Window.From).ThenBy(c => c.Window.To).ThenBy(c => c.State), (to, one) =>
            {
                to.Write(one.AgencyCode);
                to.Write(one.Subject);
                Write(to, one.Window);
                to.Write(one.State.Code());
            });
            WriteAll(writer, facts.Obligations.OrderBy(o => (o.AgencyCode, o.Subject), Ordinal).ThenBy(o => o.From).ThenBy(o => o.To), (to, one) =>
            {
                to.Write(one.AgencyCode);
                to.Write(one.Subject);
                to.Write(one.From?.DayNumber ?? FactTable.NoDate);
                to.Write(one.To?.DayNumber ?? FactTable.NoDate);
            });
            WriteAll(writer, facts.Aggregates.OrderBy(a => (a.MeasureId, a.AgencyCode), Ordinal).ThenBy(a => a.Window.From).ThenBy(a => a.Window.To)
                .ThenBy(a => (a.By ?? "", a.Key ?? ""), Ordinal).ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.Value), Write);
        }

        return bytes.ToArray();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> where the bytes are not those of facts.</summary>
    public static FactSnapshot Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
            if (reader.ReadString() != Mark)
            {
                throw new InvalidDataException("These are not the facts of an edition, or of a later program's.");
            }

            var asOf = DateOnly.FromDayNumber(reader.ReadInt32());
            var tables = ReadAll(reader, FrozenTable.Read);
            var coverage = ReadAll(reader, from => new ReturnCoverage(from.ReadString(), from.ReadString(), ReadWindow(from), ReturnStates.Parse(from.ReadString())));
            var obligations = ReadAll(reader, from => new ReportingObligation(from.ReadString(), from.ReadString(), ReadDay(from), ReadDay(from)));
            var aggregates = ReadAll(reader, ReadAggregate);
            return tables.Count <= MostTables && reader.BaseStream.Position == bytes.Length
                ? new(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), coverage, obligations, aggregates, asOf)
                : throw new InvalidDataException("The facts of the edition do not end where they should.");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"The facts of the edition cannot be read: {e.Message}", e);
        }
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var deflate = new DeflateStream(small, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return small.ToArray();
    }

    /// <param name="most">More than this is not read.</param>
    public static byte[] Inflate(byte[] bytes, long most)
    {
        using var inflated = new MemoryStream();
        using var deflate = new DeflateStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        var portion = new byte[81_920];
        for (int read; (read = deflate.Read(portion)) > 0;)
        {
            inflated.Write(portion, 0, read);
            if (inflated.Length > most)
            {
                throw new InvalidDataException($"Inflated, it is larger than {most} bytes.");
            }
        }

        return inflated.ToArray();
    }

    internal static void WriteAll<T>(BinaryWriter writer, IEnumerable<T> rows, Action<BinaryWriter, T> write)
    {
        var list = rows.ToList();
        writer.Write(list.Count);
        foreach (var row in list)
        {
            write(writer, row);
        }
    }

    internal static List<T> ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = Count(reader, 1);
        var list = new List<T>();
        for (var i = 0; i < count; i++)
        {
            list.Add(read(reader));
        }

        return list;
    }

    /// <summary>A number of things of at least so many bytes each, which must still be there: nothing is set aside for what is not.</summary>
    internal static int Count(BinaryReader reader, int bytesEach)
    {
        var count = reader.ReadInt32();
        return count >= 0 && (long)count * bytesEach <= reader.BaseStream.Length - reader.BaseStream.Position
            ? count
            : throw new InvalidDataException("The facts of the edition are cut off.");
    }

    internal static void WriteValues<T>(BinaryWriter writer, T[] values)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    internal static T[] ReadValues<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var size = Marshal.SizeOf<T>();
        if ((long)count * size > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new InvalidDataException("The facts of the edition are cut off.");
        }

        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static Comparer<(string, string)> Ordinal { get; } = Comparer<(string First, string Second)>.Create((x, y) =>
        string.CompareOrdinal(x.First, y.First) is var order and not 0 ? order : string.CompareOrdinal(x.Second, y.Second));

    private static void Write(BinaryWriter writer, AggregateCell one)
    {
        writer.Write(one.MeasureId);
        Write(writer, one.Window);
        writer.Write(one.By ?? "");
        writer.Write(one.Key ?? "");
        writer.Write(one.Value);
        writer.Write(one.AgencyCode);
        writer.Write(one.Source);
    }

    private static AggregateCell ReadAggregate(BinaryReader reader) => new(
        reader.ReadString(), ReadWindow(reader), Given(reader.ReadString()), Given(reader.ReadString()), reader.ReadInt64(), reader.ReadString(), reader.ReadString());

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static void Write(BinaryWriter writer, ReportingWindow window)
    {
        writer.Write(window.From.DayNumber);
        writer.Write(window.To.DayNumber);
    }

    private static ReportingWindow ReadWindow(BinaryReader reader) => new(DateOnly.FromDayNumber(reader.ReadInt32()), DateOnly.FromDayNumber(reader.ReadInt32()));

    private static DateOnly? ReadDay(BinaryReader reader) => reader.ReadInt32() is var day and not FactTable.NoDate ? DateOnly.FromDayNumber(day) : null;
}
