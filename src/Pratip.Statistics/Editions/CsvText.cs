using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Statistics.Editions;

/// <summary>CSV after RFC 4180 in its one canonical form: a header, lines that end in LF, quotes only where they are needed.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    public CsvText(params ReadOnlySpan<string> header) => Line([.. header]);

    public void Line(params IReadOnlyList<string?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            var field = fields[i] ?? "";
            _ = field.AsSpan().IndexOfAny(",\"\r\n") < 0
                ? _text.Append(field)
                : _text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        _text.Append('\n');
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ComposedText.Of(_text.ToString()));

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lines after the header. Throws <see cref="InvalidDataException"/> for what this class would not have written.</summary>
    public static IEnumerable<CsvLine> Read(ContentFile file, params string[] header)
    {
        var text = file.Text();
        var at = 0;
        var line = 1;
        var first = ReadLine(file.Path, text, ref at, ref line);
        if (first is null || !first.Fields.SequenceEqual(header, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"{file.Path}, line 1: the columns are not {string.Join(", ", header)}.");
        }

        while (ReadLine(file.Path, text, ref at, ref line) is { } next)
        {
            yield return next.Fields.Count == header.Length
                ? next
                : throw new InvalidDataException($"{file.Path}, line {next.Number}: {next.Fields.Count} fields instead of {header.Length}.");
        }
    }

    private static CsvLine? ReadLine(string path, string text, ref int at, ref int line)
    {
        if (at >= text.Length)
        {
            return null;
        }

        var number = line;
        var fields = new List<string>();
        do
        {
            fields.Add(text.AsSpan(at).StartsWith('"') ? Quoted(path, text, ref at, ref line) : Plain(text, ref at));
        }
        while (at < text.Length && text[at++] == ',');
        line++;
        return new(path, number, fields);
    }

    private static string Plain(string text, ref int at)
    {
        var length = text.AsSpan(at).IndexOfAny(',', '\n');
        length = length < 0 ? text.Length - at : length;
        var field = text.Substring(at, length);
        at += length;
        return field;
    }

    private static string Quoted(string path, string text, ref int at, ref int line)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
            {
                at++;
                return at >= text.Length || text[at] is ',' or '\n'
                    ? field.ToString()
                    : throw new InvalidDataException($"{path}, line {line}: something follows a closing quote.");
            }

            at += text[at] == '"' ? 1 : 0;
            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
        }

        throw new InvalidDataException($"{path}, line {line}: a quote is not closed.");
    }
}

/// <summary>One line of a file of an edition, read field by field.</summary>
internal sealed record CsvLine(string Path, int Number, IReadOnlyList<string> Fields)
{
    public string Text(int at) => Fields[at];

    public string? Optional(int at) => Fields[at].Length == 0 ? null : Fields[at];

    public long? Count(int at) => Optional(at) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw Wrong(at);

    public int Number32(int at) => Count(at) is { } value and >= 0 and <= int.MaxValue ? (int)value : throw Wrong(at);

    public ReportingWindow Window(int at) => DateOnly.TryParseExact(Fields[at], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && DateOnly.TryParseExact(Fields[at + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && from <= to
            ? new(from, to)
            : throw Wrong(at);

    public T Code<T>(int at)
        where T : struct, Enum => EditionCodes.TryParse<T>(Fields[at], out var value) ? value : throw Wrong(at);

    private InvalidDataException Wrong(int at) => new($"{Path}, line {Number}, field {at + 1}: '{Fields[at]}' is not what belongs there.");
}
