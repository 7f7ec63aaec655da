namespace Pratip.Linkage.Records;

/// <summary>One row of delimited text (RFC 4180): a cell in quotation marks may hold delimiters, line ends and doubled marks.</summary>
internal static class DelimitedRow
{
    private const byte Quote = (byte)'"';

    public delegate void Cell(ReadOnlySpan<byte> cell);

    /// <summary>Says each cell of the first row; what follows behind its end is returned.</summary>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> text, byte delimiter, Cell cell)
    {
        while (true)
        {
            if (!text.IsEmpty && text[0] == Quote)
            {
                text = Quoted(text[1..], cell);
            }
            else
            {
                var end = text.IndexOfAny(delimiter, (byte)'\n');
                cell(end < 0 ? text : text[..end]);
                text = end < 0 ? [] : text[end..];
            }

            if (text.IsEmpty || text[0] == (byte)'\n')
            {
                return text.IsEmpty ? text : text[1..];
            }

            text = text[1..];
        }
    }

    private static ReadOnlySpan<byte> Quoted(ReadOnlySpan<byte> text, Cell cell)
    {
        var content = new List<byte>();
        while (true)
        {
            var end = text.IndexOf(Quote);
            content.AddRange(end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[(end + 1)..];
            if (text.IsEmpty || text[0] != Quote)
            {
                break;
            }

            content.Add(Quote);
            text = text[1..];
        }

        cell([.. content]);
        var next = text.IndexOfAny((byte)',', (byte)'\n');
        return next < 0 ? [] : text[next..];
    }
}
