using Pratip.Linkage.Comparison;
using Pratip.Reference.Characters;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

internal enum Likeness
{
    Undecided,
    Same,
    Other,
}

/// <summary>
/// Whether a row of a file can be about the person on record. It only keeps one person from being written over another;
/// who is the same as whom across agencies is not decided here.
/// </summary>
internal static class PersonLikeness
{
    /// <summary>A slip of the pen in a name of usual length.</summary>
    private const int SlipsForgiven = 2;
    private const int ShortestComparedBySlips = 5;

    private static readonly string[] NameColumns = ["name_latin", "name_own", "alias"];
    private static readonly char[] Spaces = [' ', '\u00A0', '\u200B', '-', '.'];

    public static Likeness Of(Func<string, string?> filed, string? sex, Identity identity, int? birthYear)
    {
        var names = NameColumns.Select(c => (Filed: filed(c), Known: PersonIdentity.Registered(identity, c))).Where(n => n is { Filed: not null, Known: not null }).ToList();
        var document = Compare(filed("document_number"), PersonIdentity.Registered(identity, "document_number"));
        if (document == Likeness.Same || names.Exists(n => ShareAName(n.Filed!, n.Known!)))
        {
            return Likeness.Same;
        }

        if (names.Count == 0)
        {
            return Likeness.Undecided;
        }

        var birth = CompareBirth(filed("birth_date"), identity.BirthDate ?? birthYear?.ToString("0000", System.Globalization.CultureInfo.InvariantCulture));
        return birth == Likeness.Same ? Likeness.Same
            : birth == Likeness.Other || document == Likeness.Other || Differ(filed("sex"), sex) ? Likeness.Other
            : Likeness.Undecided;
    }

    private static bool ShareAName(string filed, string known)
    {
        var whole = (A: LookupKey.Of(filed), B: LookupKey.Of(known));
        if (whole.A.Length >= ShortestComparedBySlips && EditDistance.Between(whole.A, whole.B, SlipsForgiven) <= SlipsForgiven)
        {
            return true;
        }

        var parts = Parts(known);
        return Parts(filed).Any(parts.Contains);
    }

    /// <summary>The words of a name; in scripts that part no words, its characters.</summary>
    private static HashSet<string> Parts(string name)
    {
        var words = name.Split(Spaces, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 1 || name.All(char.IsAscii)
            ? [.. words.Select(LookupKey.Of)]
            : [.. name.EnumerateRunes().Select(r => r.ToString())];
    }

    private static Likeness Compare(string? filed, string? known) =>
        filed is null || known is null ? Likeness.Undecided : LookupKey.Of(filed) == LookupKey.Of(known) ? Likeness.Same : Likeness.Other;

    /// <summary>The same day tells; the same year is shared by too many.</summary>
    private static Likeness CompareBirth(string? filed, string? known) => (filed, known) switch
    {
        ({ Length: 10 }, { Length: 10 }) when filed == known => Likeness.Same,
        ({ Length: >= 4 }, { Length: >= 4 }) when filed[..4] != known[..4] => Likeness.Other,
        _ => Likeness.Undecided,
    };

    private static bool Differ(string? filed, string? known) => filed is not (null or "unknown") && known is not (null or "unknown") && filed != known;
}
