using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Reports.Pdf;

/// <summary>
/// What the glyphs of one font stand for. Chromium's table says nothing (U+0000) of a glyph that never stands for a letter of its own,
/// such as every subscript of Khmer; readers that do not know the texts of clusters lose those letters, and a check for PDF/UA
/// refuses the table. A cluster's text tells: what is left of it without the letters of its other glyphs.
/// </summary>
internal sealed class GlyphLetters
{
    private const char BeforeItsConsonant = '\u17C1';

    /// <summary>Vowels written on both sides of their consonant, with what stands behind it where that is a letter too.</summary>
    private static readonly Dictionary<char, char> OnBothSides = new() { ['\u17BE'] = '\u17B8', ['\u17BF'] = '\u17BF', ['\u17C0'] = '\u17C0', ['\u17C4'] = '\u17B6', ['\u17C5'] = '\u17C5' };

    private readonly byte[] _table;

    private readonly Dictionary<int, string> _known = [];

    /// <summary>Where the table has a zero for a glyph.</summary>
    private readonly Dictionary<int, PdfToken> _unknown = [];

    /// <summary>Texts with the glyphs they were drawn with, one character for the code of each.</summary>
    private readonly HashSet<(string Text, string Codes)> _seen = [];

    public GlyphLetters(int number, byte[] table)
    {
        Number = number;
        _table = table;
        Read();
    }

    /// <summary>The number of the object that has the table.</summary>
    public int Number { get; }

    public void Saw(string text, IReadOnlyList<int> codes)
    {
        if (codes.Any(_unknown.ContainsKey))
        {
            _seen.Add((text, string.Concat(codes.Select(code => (char)code))));
        }
    }

    /// <summary>The table with what the clusters told; null where they tell nothing.</summary>
    public byte[]? Completed()
    {
        var learned = new SortedDictionary<int, string>();
        while (Told().ToList() is { Count: > 0 } told)
        {
            foreach (var (code, letters) in told)
            {
                _known[code] = letters;
                learned[_unknown[code].Start] = letters;
                _unknown.Remove(code);
            }
        }

        return learned.Count == 0 ? null : Filled(learned);
    }

    /// <summary>The glyphs of which all clusters that lack nothing else tell the same.</summary>
    private IEnumerable<(int Code, string Letters)> Told() => _seen
        .Select(cluster => (cluster.Text, cluster.Codes, Lacking: cluster.Codes.Where(code => _unknown.ContainsKey(code)).ToList()))
        .Where(cluster => cluster.Lacking.Count == 1)
        .GroupBy(cluster => (int)cluster.Lacking[0], cluster => Rest(cluster.Text, cluster.Codes))
        .Select(told => (told.Key, Letters: told.OfType<string>().Distinct(StringComparer.Ordinal).ToList()))
        .Where(told => told.Letters.Count == 1)
        .Select(told => (told.Key, told.Letters[0]));

    private string? Rest(string text, string codes)
    {
        var rest = text.ToList();
        foreach (var letter in codes.Where(code => !_unknown.ContainsKey(code)).SelectMany(code => _known.GetValueOrDefault(code, "\0")))
        {
            if (rest.Remove(letter))
            {
                continue;
            }

            var vowel = letter is BeforeItsConsonant ? rest.FindIndex(OnBothSides.ContainsKey) : -1;
            if (vowel < 0)
            {
                return null;
            }

            rest[vowel] = OnBothSides[rest[vowel]];
        }

        return rest.Count == 0 ? null : string.Concat(rest);
    }

    /// <param name="learned">Letters by where the table has their zero.</param>
    private byte[] Filled(SortedDictionary<int, string> learned)
    {
        var filled = new MemoryStream();
        var copied = 0;
        foreach (var (zero, letters) in learned)
        {
            filled.Write(_table, copied, zero - copied);
            filled.Write(Encoding.ASCII.GetBytes($"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letters))}>"));
            copied = zero + "<0000>".Length;
        }

        filled.Write(_table, copied, _table.Length - copied);
        return filled.ToArray();
    }

    private void Read()
    {
        var tokens = new PdfTokens(_table, 0);
        var operands = new List<PdfToken>();
        while (tokens.Read())
        {
            if (tokens.Current.Kind is not PdfTokenKind.Word)
            {
                operands.Add(tokens.Current);
                continue;
            }

            var (width, isRange) = tokens.Latin switch { "endbfchar" => (2, false), "endbfrange" => (3, true), _ => (0, false) };
            foreach (var entry in width == 0 || operands.Exists(operand => operand.Kind is not PdfTokenKind.Hexadecimal) ? [] : operands.Chunk(width).Where(entry => entry.Length == width))
            {
                Add(entry[0], entry[isRange ? 1 : 0], entry[^1]);
            }

            operands.Clear();
        }
    }

    private void Add(PdfToken first, PdfToken last, PdfToken letters)
    {
        var (code, lastCode) = (Code(first), Code(last));
        if (Digits(letters) is "0000")
        {
            if (code == lastCode)
            {
                _unknown[code] = letters;
            }

            return;
        }

        var text = Convert.FromHexString(Digits(letters) is { Length: > 0 } digits && digits.Length % 4 == 0 && digits.All(char.IsAsciiHexDigit) ? digits : throw new InvalidDataException("A glyph stands for no text."));
        for (; code <= lastCode; code++)
        {
            _known[code] = Encoding.BigEndianUnicode.GetString(text);
            text[^1]++;
        }
    }

    private int Code(PdfToken token) => ushort.TryParse(Digits(token), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : throw new InvalidDataException("A glyph has no code.");

    private string Digits(PdfToken token) => Encoding.Latin1.GetString(_table.AsSpan(token.Start + 1, token.End - token.Start - 2));
}
