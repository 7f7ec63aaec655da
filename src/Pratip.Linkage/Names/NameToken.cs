using System.Buffers;
using Pratip.Linkage.Names.Romanisation;
using Pratip.Linkage.Names.Sounds;
using Pratip.Reference.Characters;

namespace Pratip.Linkage.Names;

/// <summary>
/// One part of a name with everything it is compared by: its forms in plain Latin letters (several, because passports follow no
/// system), how those sound, and the variants that are known.
/// </summary>
public sealed class NameToken
{
    /// <summary>What lies beyond is not compared; no part of a name is longer.</summary>
    public const int LongestText = 40;

    private const int MostForms = 12;

    /// <summary>Of each of two parts that are read as one, the commonest forms.</summary>
    private const int MostJoined = 2;

    private static readonly SearchValues<char> LettersWithoutDecomposition = SearchValues.Create("æœßþðəɓɗ");

    private NameToken(string text, Script script, TokenRole role, string[] forms, int[] variants)
    {
        Text = text;
        Script = script;
        Role = role;
        FormList = forms;
        Variants = variants;
        Sounds = Array.ConvertAll(forms, SoundReader.Read);
        Letters = Array.ConvertAll(forms, LettersOf);
    }

    /// <summary>The part as it was written, normalised; accents stay.</summary>
    public string Text { get; }

    public Script Script { get; }

    public TokenRole Role { get; }

    /// <summary>Small plain Latin letters, the systematic romanisation first; one form for Latin script, the text without accents.</summary>
    public IReadOnlyList<string> Forms => FormList;

    /// <summary>
    /// Consonant classes with one sign for vowels, one for each form that differs: Sok, Sokh and សុខ share <c>S_K</c>.
    /// </summary>
    public IReadOnlyList<string> Skeletons => [.. Sounds.Select(s => Skeleton.Of(s)).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    internal string[] FormList { get; }

    internal Sound[][] Sounds { get; }

    internal int[] Variants { get; }

    /// <summary>All spellings in Latin letters with what each costs, for scripts that are read so.</summary>
    internal SpellingSteps? Steps { get; private init; }

    /// <summary>Which letters a form holds, one bit for each (others share bits): forms that differ in many are not one slip apart.</summary>
    internal uint[] Letters { get; }

    internal bool IsInitial => Text.Length == 1 && Script is Script.Latin or Script.Cyrillic;

    /// <param name="word">A word of <see cref="NameText.Normalise"/>, in one script.</param>
    internal static NameToken Of(string word)
    {
        var text = NameText.Cut(word, LongestText);
        var script = Scripts.Of(text);
        var folded = Fold(text);
        var variants = NameVariants.Of(text);
        if (script is Script.Latin or Script.Common or Script.Other)
        {
            var form = folded.Length > 0 ? folded : text;
            form = string.Equals(form, text, StringComparison.Ordinal) ? text : form;
            return new NameToken(text, script, NameParticles.RoleOfWord(text), [form], variants.Length > 0 ? variants : NameVariants.Of(form));
        }

        var steps = script == Script.Khmer ? KhmerRomaniser.Read(text) : null;
        string[] forms = [.. NameVariants.LatinSpellings(text).Concat(Romanisers.Romanise(text, script)).Select(f => NameText.Cut(f, LongestText)).Distinct(StringComparer.Ordinal).Take(MostForms)];
        return new NameToken(text, script, NameParticles.RoleOfWord(text), forms.Length > 0 ? forms : [text], variants) { Steps = steps };
    }

    /// <summary>Two neighbours read as one word: Chan Dara is Chandara, Xiao Ming is Xiaoming.</summary>
    internal static NameToken Join(NameToken a, NameToken b)
    {
        string[] forms = [.. from x in a.FormList.Take(MostJoined) from y in b.FormList.Take(MostJoined) select NameText.Cut(x + y, LongestText)];
        return new NameToken(a.Text + b.Text, a.Script, TokenRole.Name, [.. forms.Distinct(StringComparer.Ordinal)], []) { Steps = a.Steps is { } first && b.Steps is { } second ? first.Then(second) : null };
    }

    /// <summary>Whether the letters of two parts together are nearly those of another; scripts without vowels tell nothing.</summary>
    internal static bool MayBeOne(NameToken a, NameToken b, NameToken other)
    {
        const int mostStrange = 6;
        if (a.Script == Script.Arabic || b.Script == Script.Arabic || other.Script == Script.Arabic)
        {
            return true;
        }

        for (var i = 0; i < Math.Min(MostJoined, a.FormList.Length); i++)
        {
            for (var j = 0; j < Math.Min(MostJoined, b.FormList.Length); j++)
            {
                var (length, letters) = (a.FormList[i].Length + b.FormList[j].Length, a.Letters[i] | b.Letters[j]);
                for (var k = 0; k < other.FormList.Length; k++)
                {
                    var whole = other.FormList[k].Length;
                    if (Math.Abs(length - whole) * 2 <= Math.Max(length, whole) && int.PopCount((int)(letters ^ other.Letters[k])) <= mostStrange)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    internal static uint LettersOf(string form)
    {
        var letters = 0u;
        foreach (var c in form)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    private static string Fold(string text)
    {
        var key = LookupKey.Of(text);
        return !key.AsSpan().ContainsAny(LettersWithoutDecomposition)
            ? key
            : key.Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
                .Replace("þ", "th", StringComparison.Ordinal).Replace('ð', 'd').Replace('ə', 'a').Replace('ɓ', 'b').Replace('ɗ', 'd');
    }
}
