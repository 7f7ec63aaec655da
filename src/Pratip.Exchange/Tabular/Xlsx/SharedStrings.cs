using System.Text;
using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>The texts that cells refer to by number.</summary>
internal static class SharedStrings
{
    public static List<string> Read(XlsxPackage package, string part, TabularLimits limits, FileProblems problems)
    {
        var strings = new List<string>();
        var characters = 0L;
        var text = new RichText(limits.MaxCellCharacters);
        using var reader = package.Read(part);
        while (package.Step(reader, part))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                continue;
            }

            var value = text.Read(package, reader, part);
            characters += value.Length;
            if (strings.Count >= limits.MaxSharedStrings || characters > limits.MaxSharedCharacters)
            {
                throw problems.Of(UnreadableReason.TooManyTexts, limits.MaxSharedStrings, limits.MaxSharedCharacters);
            }

            strings.Add(value);
        }

        return strings;
    }
}

/// <summary>
/// The plain text of a rich one: its runs joined, the phonetic guides of East Asian texts left out. One character more
/// than the limit is kept, so that the cell that shows the text can be refused by its address.
/// </summary>
internal sealed class RichText(int limit)
{
    private readonly StringBuilder _text = new();

    /// <summary>Reads from the start tag the reader stands on to its end tag.</summary>
    public string Read(XlsxPackage package, XmlReader reader, string part)
    {
        _text.Clear();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var phonetic = int.MaxValue;
        var inText = false;
        while (package.Step(reader, part) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName == "rPh" && reader.Depth < phonetic)
                {
                    phonetic = reader.IsEmptyElement ? phonetic : reader.Depth;
                }

                inText = reader.LocalName == "t" && !reader.IsEmptyElement && reader.Depth < phonetic;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                inText = false;
                phonetic = reader.Depth == phonetic ? int.MaxValue : phonetic;
            }
            else if (inText && _text.Length <= limit)
            {
                Append(reader.Value);
            }
        }

        return Escapes.Decode(_text.ToString());
    }

    // Room for escapes of seven characters each; the decoded text is compared with the limit, not this one.
    private void Append(string value) => _text.Append(value.AsSpan(0, Math.Min(value.Length, (limit * 7) + 1)));
}
