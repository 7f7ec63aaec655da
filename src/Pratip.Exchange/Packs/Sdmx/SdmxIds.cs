using System.Globalization;
using System.Text;

namespace Pratip.Exchange.Packs.Sdmx;

/// <summary>
/// Identifiers as SDMX allows them. Codes are in capitals; what the standard refuses is written as $ and its number, a space
/// or full stop as a low line. Two codes that would become the same are told apart by a number.
/// </summary>
internal static class SdmxIds
{
    /// <summary>Not divided by this dimension.</summary>
    public const string Total = "_T";

    public const string Unknown = "_U";

    public const string NotApplicable = "_Z";

    private static readonly string[] Reserved = [Total, Unknown, NotApplicable];

    /// <summary>The name of a component or list, which may become a name in XML: a letter first, then letters, digits, - and _.</summary>
    public static string Component(string text)
    {
        var id = new string([.. text.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return id.Length > 0 && char.IsAsciiLetter(id[0]) ? id : "X" + id;
    }

    /// <summary>The same, unlike those taken already.</summary>
    public static string Component(string text, HashSet<string> taken) => Unlike(Component(text), taken);

    /// <summary>Each code with its identifier. The order of the codes decides who keeps the plain one.</summary>
    public static IReadOnlyDictionary<string, string> Codes(IEnumerable<string> codes)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            ids.Add(code, code == Statistics.Facts.FactTable.UnknownCode ? Unknown : Unlike(Code(code), taken));
        }

        return ids;
    }

    public static string Code(string code)
    {
        var id = new StringBuilder();
        foreach (var rune in code.EnumerateRunes())
        {
            var isPlain = rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || (rune.Value == '-' && id.Length > 0));
            id.Append(isPlain ? ((char)rune.Value).ToString().ToUpperInvariant()
                : rune.Value is ' ' or '.' ? "_"
                : "$" + rune.Value.ToString("X4", CultureInfo.InvariantCulture));
        }

        return id.Length == 0 ? "$" : id.ToString();
    }

    private static string Unlike(string id, HashSet<string> taken)
    {
        var accepted = id;
        for (var number = 2; !taken.Add(accepted); number++)
        {
            accepted = string.Create(CultureInfo.InvariantCulture, $"{id}_{number}");
        }

        return accepted;
    }
}
