using System.Globalization;
using System.Text;

namespace Pratip.Registry.Attachments;

/// <summary>
/// The name of a file as it may be shown and saved anywhere: no folders, no signs that hide or turn round what follows, no
/// name that a system takes for a device. The spaces without width that Khmer is written with stay.
/// </summary>
public static class FileName
{
    public const int Longest = 120;

    private const int LongestExtension = 10;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Empty where nothing of a name is left.</summary>
    public static string Clean(string? name)
    {
        var plain = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (!IsHidden(rune))
            {
                plain.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or ';' or '%' ? "_" : rune.ToString());
            }
        }

        var last = plain.ToString().Normalize(NormalizationForm.FormC).Split('/', '\\')[^1].Trim().Trim('.', ' ');
        return Shortened(IsDevice(last) ? "_" + last : last);
    }

    /// <summary>What stands behind the last dot, in small letters; empty where there is none.</summary>
    public static string Extension(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    private static bool IsHidden(Rune rune)
    {
        const int zeroWidthSpace = 0x200B, zeroWidthJoiner = 0x200D;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is < zeroWidthSpace or > zeroWidthJoiner);
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd();
        return Devices.Any(device => string.Equals(stem.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), device, StringComparison.OrdinalIgnoreCase));
    }

    private static string Shortened(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var extension = Extension(name);
        var ending = extension.Length is > 0 and <= LongestExtension ? "." + extension : "";
        var cut = Longest - ending.Length;

        // Half of a character is none.
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[cut - 1]) ? cut - 1 : cut).TrimEnd(), ending);
    }
}
