using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// How much room a text will take. The viewer shapes it with a font nobody knows here, so this is an estimate on the
/// generous side; it decides where a label wraps, never what it says.
/// </summary>
internal static class TextWidth
{
    private const char Coeng = '\u17D2';

    public static double Of(string text, double fontSize)
    {
        var ems = 0.0;
        var afterCoeng = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A consonant under a coeng is written below its base and takes no room of its own.
            ems += afterCoeng ? 0 : EmsOf(rune);
            afterCoeng = rune.Value == Coeng;
        }

        return ems * fontSize;
    }

    /// <summary>Breaks a text into lines: at spaces where it has them, else between written clusters.</summary>
    public static List<string> Wrap(string text, double fontSize, double width, int maxLines)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, fontSize, width)))
        {
            var longer = line.Length == 0 ? word.Text : line + (word.StartsWord ? " " : "") + word.Text;
            if (line.Length > 0 && Of(longer, fontSize) > width && lines.Count < maxLines - 1)
            {
                lines.Add(line);
                line = word.Text;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }

    private static IEnumerable<(string Text, bool StartsWord)> Pieces(string word, double fontSize, double width)
    {
        if (Of(word, fontSize) <= width)
        {
            yield return (word, true);
            yield break;
        }

        var first = true;
        foreach (var cluster in Clusters(word))
        {
            yield return (cluster, first);
            first = false;
        }
    }

    private static IEnumerable<string> Clusters(string word)
    {
        var cluster = new StringBuilder();
        var clusters = StringInfo.GetTextElementEnumerator(word);
        while (clusters.MoveNext())
        {
            var element = clusters.GetTextElement();
            if (cluster.Length > 0 && cluster[^1] != Coeng && element[0] != Coeng)
            {
                yield return cluster.ToString();
                cluster.Clear();
            }

            cluster.Append(element);
        }

        yield return cluster.ToString();
    }

    private static double EmsOf(Rune rune) => rune.Value switch
    {
        ' ' or ',' or '.' or 'i' or 'l' or 'j' or '\'' or ':' or '|' => 0.3,
        'm' or 'w' or 'M' or 'W' or '%' => 0.88,
        >= 'A' and <= 'Z' => 0.68,
        < 0x250 => 0.56,
        0x17B6 or 0x17C1 or 0x17C2 or 0x17C3 => 0.4,
        0x17BE or 0x17BF or 0x17C0 or 0x17C4 or 0x17C5 => 0.75,
        >= 0x17B4 and <= 0x17D3 => 0,
        >= 0x17E0 and <= 0x17E9 => 0.62,
        >= 0x1780 and <= 0x17FF => 0.72,
        0x200B or 0x200C or 0x200D => 0,
        >= 0x2E80 => 1.0,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0 : 0.65,
    };
}
