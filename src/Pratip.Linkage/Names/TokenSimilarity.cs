using Pratip.Linkage.Comparison;
using Pratip.Linkage.Names.Romanisation;
using Pratip.Linkage.Names.Sounds;

namespace Pratip.Linkage.Names;

/// <summary>How alike two parts of names are, in thousandths, and in which way.</summary>
internal static class TokenSimilarity
{
    /// <summary>Below this, two parts are two names.</summary>
    public const int Floor = 500;

    public const int Exact = 1000;
    private const int WithoutAccents = 980;
    private const int OtherAccents = 930;
    private const int Romanised = 970;
    private const int UsualSpelling = 5;
    private const int Misread = 800;
    private const int MostlyAlike = 850;
    private const int InDialect = 930;
    private const int NearlyInDialect = 860;
    private const int Variant = 900;
    private const int MostOfUnequalForms = 950;
    private const int Consonants = 780;
    private const int SameCharacters = 850;
    private const int MoreCharacters = 720;
    private const int SomeCharacters = 550;
    private const int Initial = 650;
    private const int ShortestWritten = 3;
    private const int SameConsonantsOnly = 700;
    private const int Beginning = 900;
    private const int TypedMoreCharacters = 840;

    public static int Between(NameToken a, NameToken b) => Between(a, b, out _, out _);

    public static int Between(NameToken a, NameToken b, out TokenAgreement agreement, out string? via) => Between(a, b, Floor, out agreement, out via);

    /// <summary>
    /// The same of a part that somebody types to find it. A character more or less is then a slip like a letter, while of two reports it makes
    /// two names; and other characters that are read alike are less than the very name in another script. What is less alike than
    /// <paramref name="least"/> may be anything less, for less work.
    /// </summary>
    public static int OfTyped(NameToken typed, NameToken held, int least, out TokenAgreement agreement, out string? via) =>
        Between(typed, held, Math.Max(Floor, least), out agreement, out via) switch
        {
            MoreCharacters when agreement == TokenAgreement.SameCharacters => TypedMoreCharacters,
            Romanised when agreement == TokenAgreement.SameRomanisation && typed.Script == Script.Han && held.Script == Script.Han => InDialect,
            var score => score,
        };

    private static int Between(NameToken a, NameToken b, int least, out TokenAgreement agreement, out string? via)
    {
        via = null;
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal))
        {
            agreement = TokenAgreement.SameSpelling;
            return Exact;
        }

        var best = a.Steps is { } ofA && b.Script == Script.Latin ? BySteps(a, ofA, b, least, out agreement, out via)
            : b.Steps is { } ofB && a.Script == Script.Latin ? BySteps(b, ofB, a, least, out agreement, out via)
            : ByForms(a, b, least, out agreement, out via);
        if (best < Variant && SharesVariant(a.Variants, b.Variants))
        {
            (best, agreement, via) = (Variant, TokenAgreement.KnownVariant, null);
        }

        if (best < Consonants && (a.Script == Script.Arabic) != (b.Script == Script.Arabic) && SharesConsonants(a, b))
        {
            (best, agreement, via) = (Consonants, TokenAgreement.SameConsonants, null);
        }

        if (a.Script == Script.Han && b.Script == Script.Han && ByCharacters(a.Text, b.Text) is var shared && shared > best)
        {
            (best, agreement, via) = (shared, TokenAgreement.SameCharacters, null);
        }

        if (best < MostOfUnequalForms && IsSpelt(a.Script) && a.Script == b.Script && ByWriting(a.Text, b.Text) is var written && written > best)
        {
            (best, agreement, via) = (written, TokenAgreement.FewLettersDiffer, null);
        }

        if (a.Script == b.Script && InOneScript(a, b, best) is var inScript && inScript < best)
        {
            (best, agreement, via) = (inScript, TokenAgreement.SameCharacters, null);
        }

        if (best < Initial && (IsInitialOf(a, b) || IsInitialOf(b, a)))
        {
            (best, agreement, via) = (Initial, TokenAgreement.Initial, null);
        }

        if (best < Floor)
        {
            (best, agreement, via) = (0, TokenAgreement.None, null);
        }

        return best;
    }

    /// <summary>The score of an unfinished word against one that begins with it; 0 where it does not.</summary>
    public static int OfBeginning(NameToken typed, NameToken whole, out string? via)
    {
        via = null;
        foreach (var beginning in typed.FormList)
        {
            foreach (var form in whole.FormList)
            {
                if (form.StartsWith(beginning, StringComparison.Ordinal))
                {
                    via = form;
                    return Beginning + (50 * beginning.Length / form.Length);
                }
            }
        }

        return 0;
    }

    /// <summary>
    /// A Latin spelling against all the spellings that a word of another script has. Where it is none of them and still nearly the same
    /// as one, the word may have been misread or mistyped.
    /// </summary>
    private static int BySteps(NameToken read, SpellingSteps steps, NameToken latin, int least, out TokenAgreement agreement, out string? via)
    {
        var cost = steps.Cost(latin.FormList[0], latin.Letters[0], Romanised - least);
        if (cost > Romanised - Misread && least <= Misread && ByForms(read, latin, MostlyAlike, out agreement, out via) >= MostlyAlike)
        {
            return Misread;
        }

        via = cost == int.MaxValue ? null : latin.FormList[0];
        agreement = via is null ? TokenAgreement.None : cost <= UsualSpelling ? TokenAgreement.SameRomanisation : TokenAgreement.SoundsAlike;
        return via is null ? 0 : Romanised - cost;
    }

    private static int ByForms(NameToken a, NameToken b, int least, out TokenAgreement agreement, out string? via)
    {
        var best = 0;
        agreement = TokenAgreement.None;
        via = null;
        // Two names in characters meet by their characters; dialects tell how one is spelt in letters.
        var isHan = a.Script == Script.Han && b.Script == Script.Han;
        var (mostA, mostB) = isHan ? (1, 1) : (a.FormList.Length, b.FormList.Length);
        for (var i = 0; i < mostA; i++)
        {
            for (var j = 0; j < mostB; j++)
            {
                if (string.Equals(a.FormList[i], b.FormList[j], StringComparison.Ordinal))
                {
                    via = a.FormList[i];
                    agreement = a.Script == Script.Latin && b.Script == Script.Latin ? TokenAgreement.SameWithoutAccents : TokenAgreement.SameRomanisation;
                    return agreement == TokenAgreement.SameRomanisation ? (IsDialect(a, i) || IsDialect(b, j) ? InDialect : Romanised) : AreBothAccented(a, b) ? OtherAccents : WithoutAccents;
                }

                // What cannot beat the best so far, or is another name anyway, is not worked out to its end.
                if (best >= MostOfUnequalForms)
                {
                    continue;
                }

                var sounds = SoundDistance.Likeness(a.Sounds[i], b.Sounds[j], Math.Max(least, best + 1));
                var letters = int.PopCount((int)(a.Letters[i] ^ b.Letters[j])) > 4 ? 0 : ByLetters(a.FormList[i], b.FormList[j]);
                var score = Math.Min(Math.Max(sounds, letters), IsDialect(a, i) || IsDialect(b, j) ? NearlyInDialect : MostOfUnequalForms);
                if (score > best)
                {
                    best = score;
                    via = a.Script == b.Script ? null : b.Script == Script.Latin ? a.FormList[i] : b.FormList[j];
                    agreement = sounds >= letters ? TokenAgreement.SoundsAlike : TokenAgreement.FewLettersDiffer;
                }
            }
        }

        return best;
    }

    /// <summary>A slip of the keys weighs less in a long word; in three letters it may be another name.</summary>
    private static int ByLetters(string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        var limit = longer <= 5 ? 1 : 2;
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return 0;
        }

        var slips = EditDistance.Between(a, b, limit);
        return slips > limit ? 0 : 1000 - ((longer <= 3 ? 1000 : 850) * slips / longer);
    }

    /// <summary>
    /// Two parts in one script need no romanisation to meet: a Korean syllable or a Chinese surname that differs is another name, however near
    /// it sounds, and an Arabic or Hebrew word whose few letters differ in several is another word.
    /// </summary>
    private static int InOneScript(NameToken a, NameToken b, int best) => a.Script switch
    {
        Script.Hangul => ByCharacters(a.Text, b.Text),
        Script.Han when a.Variants.Length > 0 && b.Variants.Length > 0 && !SharesVariant(a.Variants, b.Variants) => Math.Min(best, SomeCharacters),
        Script.Arabic or Script.Hebrew when ByLetters(a.Text, b.Text) == 0 => Math.Min(best, SameConsonantsOnly),
        _ => best,
    };

    /// <summary>Scripts that spell vowels: a slip of the keys in them may change the reading beyond recognition.</summary>
    private static bool IsSpelt(Script script) =>
        script is Script.Khmer or Script.Thai or Script.Lao or Script.Burmese or Script.Devanagari or Script.Bengali or Script.Cyrillic or Script.Greek;

    /// <summary>One slip of the keys in the script itself.</summary>
    private static int ByWriting(string a, string b) =>
        Math.Abs(a.Length - b.Length) > 1 || Math.Max(a.Length, b.Length) < ShortestWritten || EditDistance.Between(a, b, 1) > 1 ? 0 : 1000 - (850 / Math.Max(a.Length, b.Length));

    /// <summary>Given names of two characters that are turned, or of which one is left out or another one.</summary>
    private static int ByCharacters(string a, string b)
    {
        var left = b.ToList();
        var shared = a.Count(left.Remove);
        return shared == 0 || Math.Max(a.Length, b.Length) > 4 ? 0
            : shared == a.Length && shared == b.Length ? SameCharacters
            : shared == Math.Min(a.Length, b.Length) ? MoreCharacters
            : SomeCharacters;
    }

    /// <summary>A given name in characters has its Pinyin first; of surnames all readings are equal, since they are families' own.</summary>
    private static bool IsDialect(NameToken token, int form) => form > 0 && token.Script == Script.Han && token.Variants.Length == 0;

    private static bool AreBothAccented(NameToken a, NameToken b) => !ReferenceEquals(a.Text, a.FormList[0]) && !ReferenceEquals(b.Text, b.FormList[0]);

    private static bool SharesVariant(int[] a, int[] b)
    {
        foreach (var group in a)
        {
            if (Array.IndexOf(b, group) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool SharesConsonants(NameToken a, NameToken b)
    {
        foreach (var one in a.Skeletons)
        {
            foreach (var other in b.Skeletons)
            {
                if (Skeleton.Consonants(one) is { } consonants && string.Equals(consonants, Skeleton.Consonants(other), StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInitialOf(NameToken initial, NameToken whole) =>
        initial.IsInitial && whole.FormList[0].Length > 1 && Array.Exists(whole.FormList, form => form.StartsWith(initial.FormList[0], StringComparison.Ordinal));
}
