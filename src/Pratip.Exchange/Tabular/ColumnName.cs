namespace Pratip.Exchange.Tabular;

/// <summary>The letters a spreadsheet writes above its columns: A, B ... Z, AA ... XFD.</summary>
public static class ColumnName
{
    private const int Letters = 26;

    /// <summary>The letters of a column counted from 0.</summary>
    public static string Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Span<char> letters = stackalloc char[7];
        var start = letters.Length;
        for (var rest = index + 1L; rest > 0; rest = (rest - 1) / Letters)
        {
            letters[--start] = (char)('A' + ((rest - 1) % Letters));
        }

        return new string(letters[start..]);
    }

    /// <summary>Reads a reference such as B7 or $B$7 into a column and a row counted from 0 and 1; the row may be absent.</summary>
    public static bool TryParseReference(ReadOnlySpan<char> reference, out int column, out int row)
    {
        column = 0;
        row = 0;
        var i = 0;
        for (; i < reference.Length && (char.IsAsciiLetter(reference[i]) || reference[i] == '$'); i++)
        {
            if (reference[i] == '$')
            {
                if (i > 0)
                {
                    break;
                }

                continue;
            }

            column = (column * Letters) + (reference[i] & ~0x20) - 'A' + 1;
            if (column > 1_000_000)
            {
                return false;
            }
        }

        column--;
        if (i < reference.Length && reference[i] == '$')
        {
            i++;
        }

        for (; i < reference.Length && char.IsAsciiDigit(reference[i]) && row < 100_000_000; i++)
        {
            row = (row * 10) + (reference[i] - '0');
        }

        return column >= 0 && i == reference.Length;
    }
}
