namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Khmer to Latin letters. Values of the letters by series after UNGEGN 1972 and the popular spellings of names; which consonant
/// closes a syllable and which series governs a cluster by the rules of the orthography (Huffman, Cambodian System of Writing,
/// 1970). No dictionary: what words of Pali origin leave unspoken is left open.
/// </summary>
internal sealed class KhmerRomaniser : IRomaniser
{
    private const int Forms = 3;

    public IReadOnlyList<string> Romanise(string token) => Read(token)?.Likeliest(Forms) ?? [];

    /// <summary>All spellings of a word; null where it holds no letter of the script.</summary>
    public static SpellingSteps? Read(string token) => new KhmerReader(KhmerCluster.Read(token)).Steps() is { Length: > 0 } steps ? new SpellingSteps(steps) : null;
}
