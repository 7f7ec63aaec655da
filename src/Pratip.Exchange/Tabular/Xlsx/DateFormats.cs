using System.Buffers;
using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>A workbook does not say that a number is a date; only the format of its cell tells.</summary>
internal static class DateFormats
{
    private const int MostFormats = 65_536;

    /// <summary>[h], [mm] and [ss] count hours, minutes and seconds beyond a day.</summary>
    private static readonly SearchValues<char> Elapsed = SearchValues.Create("hmsHMS");

    public static bool[] Read(XlsxPackage package, string part)
    {
        var custom = new Dictionary<int, bool>();
        var styles = new List<bool>();
        var inCellFormats = false;
        using var reader = package.Read(part);
        while (package.Step(reader, part) && styles.Count < MostFormats && custom.Count < MostFormats)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellFormats = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt")
            {
                custom[Number(reader.GetAttribute("numFmtId"))] = IsDate(reader.GetAttribute("formatCode") ?? "");
            }
            else if (inCellFormats && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader.GetAttribute("numFmtId"));
                styles.Add(custom.TryGetValue(format, out var isDate) ? isDate : IsBuiltInDate(format));
            }
        }

        return [.. styles];
    }

    /// <summary>Whether a format code such as <c>[$-453]dd\ mmmm\ yyyy;@</c> shows a day or a time.</summary>
    public static bool IsDate(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    var close = code[(i + 1)..].IndexOf('"');
                    i = close < 0 ? code.Length : i + close + 1;
                    break;
                case '[':
                    var end = code[i..].IndexOf(']');
                    if (end > 1 && code[(i + 1)..(i + end)].IndexOfAnyExcept(Elapsed) < 0)
                    {
                        return true;
                    }

                    i = end < 0 ? code.Length : i + end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    return false;
                case 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'M' or 'D' or 'H' or 'S' or 'b' or 'B':
                    return true;
                case 'G' or 'g' when code[i..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    return false;
            }
        }

        return false;
    }

    // 27 to 36 and 50 to 58 are dates in the East Asian editions and unused elsewhere.
    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static int Number(string? text) => int.TryParse(text, out var number) ? number : 0;
}
