using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Tabular.Writing;

public sealed record CsvFormat
{
    public char Delimiter { get; init; } = ',';

    /// <summary>Excel takes a file without this mark for the encoding of its own country.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>CRLF as RFC 4180 has it, or LF for files that are compared and kept under version control.</summary>
    public string LineEnd { get; init; } = "\r\n";
}

/// <summary>
/// Writes tables as UTF-8 text by RFC 4180. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab
/// or a carriage return) gets an apostrophe before it, unless it is a plain number; numbers and dates are never touched.
/// </summary>
public sealed class CsvWriter : IDisposable
{
    private readonly StreamWriter _text;
    private readonly CsvFormat _format;
    private readonly System.Buffers.SearchValues<char> _quoted;
    private bool _inRow;

    /// <summary>The stream stays open.</summary>
    public CsvWriter(Stream output, CsvFormat? format = null)
    {
        _format = format ?? new CsvFormat();
        _quoted = System.Buffers.SearchValues.Create([_format.Delimiter, '"', '\r', '\n']);
        _text = new StreamWriter(output, new UTF8Encoding(_format.ByteOrderMark), bufferSize: 1 << 16, leaveOpen: true);
    }

    public void WriteRow(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
        {
            Write(field);
        }

        EndRow();
    }

    public CsvWriter Write(string? text)
    {
        Separate();
        var neutral = Neutral(text ?? "");
        if (neutral.AsSpan().IndexOfAny(_quoted) < 0 && !neutral.StartsWith(' ') && !neutral.EndsWith(' '))
        {
            _text.Write(neutral);
            return this;
        }

        _text.Write('"');
        _text.Write(neutral.Replace("\"", "\"\"", StringComparison.Ordinal));
        _text.Write('"');
        return this;
    }

    /// <summary>A number; null stays empty and is not zero.</summary>
    public CsvWriter Write(decimal? number) => Plain(number?.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Write(long? number) => Plain(number?.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Write(DateOnly? date) => Plain(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        _text.Write(_format.LineEnd);
        _inRow = false;
    }

    public void Dispose() => _text.Dispose();

    /// <summary>The text as it is safe in a file that a spreadsheet may open.</summary>
    public static string Neutral(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(text) ? "'" + text : text;

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private CsvWriter Plain(string? text)
    {
        Separate();
        _text.Write(text);
        return this;
    }

    private void Separate()
    {
        if (_inRow)
        {
            _text.Write(_format.Delimiter);
        }

        _inRow = true;
    }
}
