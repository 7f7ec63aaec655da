using System.Globalization;

namespace Pratip.Linkage.Names.Romanisation;

/// <summary>One way to spell a sound, and what it costs in thousandths of a part of a name: nothing for the commonest.</summary>
internal readonly record struct Spelling(string Letters, int Cost);

/// <summary>A sound of a word with the ways people spell it in Latin letters.</summary>
internal sealed record SpellingStep(Spelling[] Spellings, bool IsVowel)
{
    private const int EachFurther = 10;
    private const int Unusual = 60;

    /// <summary>
    /// Written as <c>o,u,oa=30/ou</c>: usual spellings from the commonest down, and behind the stroke those met now and then; a number says
    /// the cost where the place does not. A lone dash stands for a sound that is not written.
    /// </summary>
    public static Spelling[] Read(string written)
    {
        var (usual, unusual) = written.Split('/') is [var one, var other] ? (one, other) : (written, "");
        return [.. Read(usual, 0), .. Read(unusual, Unusual)];
    }

    private static IEnumerable<Spelling> Read(string written, int from) => written.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select((entry, i) => entry.Split('=') is [var letters, var cost]
            ? new Spelling(letters is "-" ? "" : letters, int.Parse(cost, CultureInfo.InvariantCulture))
            : new Spelling(entry is "-" ? "" : entry, from + (i * EachFurther)));
}
