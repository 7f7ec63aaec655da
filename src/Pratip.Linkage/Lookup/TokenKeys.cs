using Pratip.Linkage.Names;
using Pratip.Linkage.Names.Sounds;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// Under which keys a part of a name is found. Every form is entered with each of its letters left out; a query that leaves out
/// its letters in turn then meets every form that one slip of the keys made of it (deletion neighbourhoods: Bocek, Hunt and
/// Stiller 2007, Fast Similarity Search in Large Dictionaries). Besides: how it sounds, known variants, its beginning.
/// </summary>
internal static class TokenKeys
{
    /// <summary>Letters further on do not enter keys; the comparison sees them.</summary>
    public const int LongestForm = 14;

    /// <summary>For unfinished words: long enough to be few, and all beginnings are found from the shorter of the two.</summary>
    public const int ShortBeginning = 2;
    private const int LongBeginning = 4;

    private enum Kind : uint
    {
        Letters = 0x9E37,
        Sound = 0x85EB,
        SoundLessOne = 0xC2B2,
        Variant = 0x27D4,
        Beginning = 0x1656,
        AbjadArabic = 0x7FEB,
        Character = 0xA3B1,
        AbjadOther = 0x352D,
        Text = 0x68E3,
        Form = 0xB7C1,
    }

    /// <summary>The keys under which a part is entered, and, but for the asymmetric ones, asked for.</summary>
    public static void Collect(NameToken token, bool asked, HashSet<uint> keys)
    {
        keys.Clear();
        AddLetters(token, asked, keys);
        foreach (var sounds in token.Sounds)
        {
            AddSounds(token, Skeleton.Of(sounds), asked, keys);
        }

        for (var i = 0; token.Script == Script.Han && i < token.Text.Length; i++)
        {
            keys.Add(Hash(Kind.Character, token.Text[i]));
        }

        foreach (var group in token.Variants)
        {
            keys.Add(Hash(Kind.Variant, (uint)group));
        }
    }

    /// <summary>Two parts read as one must be nearly the same to be meant.</summary>
    public static void CollectJoined(NameToken joined, HashSet<uint> keys)
    {
        keys.Clear();
        AddLetters(joined, asked: true, keys);
        foreach (var sounds in joined.Sounds)
        {
            keys.Add(Hash(Kind.Sound, Skeleton.Of(sounds), -1));
        }
    }

    private static void AddLetters(NameToken token, bool asked, HashSet<uint> keys)
    {
        foreach (var form in token.FormList)
        {
            AddLessOne(form, keys);
            if (!asked)
            {
                keys.Add(OfForm(form));
            }
        }

        // A slip in another script may change the reading beyond recognition; characters have keys of their own.
        if (token.Script is not (Script.Latin or Script.Common or Script.Other or Script.Han))
        {
            AddLessOne(token.Text, keys);
        }
    }

    private static uint OfBeginning(ReadOnlySpan<char> beginning, int length) => Hash(Kind.Beginning, beginning, -1) ^ Hash(Kind.Beginning, (uint)Math.Min(length, LongestForm));

    private static void AddLessOne(string form, HashSet<uint> keys)
    {
        var letters = form.AsSpan(0, Math.Min(form.Length, LongestForm));
        keys.Add(Hash(Kind.Letters, letters, -1));
        for (var i = 0; i < letters.Length && letters.Length > 1; i++)
        {
            keys.Add(Hash(Kind.Letters, letters, i));
        }
    }

    /// <summary>Only forms of words in the index, so that unfinished ones find them.</summary>
    public static void CollectBeginnings(NameToken token, HashSet<uint> keys)
    {
        foreach (var form in token.FormList)
        {
            foreach (var length in (ReadOnlySpan<int>)[ShortBeginning, LongBeginning])
            {
                if (form.Length >= length)
                {
                    keys.Add(OfBeginning(form.AsSpan(0, length), form.Length));
                }
            }
        }
    }

    /// <summary>For words of so many letters: the shorter ones are meant more likely and asked for first.</summary>
    public static void CollectAskedBeginnings(NameToken token, int length, HashSet<uint> keys)
    {
        keys.Clear();
        foreach (var form in token.FormList)
        {
            if (form.Length >= ShortBeginning && form.Length <= length)
            {
                keys.Add(OfBeginning(form.AsSpan(0, form.Length >= LongBeginning ? LongBeginning : ShortBeginning), length));
            }
        }
    }

    /// <summary>For halves of a part that was written together: they are asked for without any slip.</summary>
    public static uint OfForm(ReadOnlySpan<char> form) => Hash(Kind.Form, form, -1);

    public static uint OfText(ReadOnlySpan<char> text) => Hash(Kind.Text, text, -1);

    private static void AddSounds(NameToken token, string skeleton, bool asked, HashSet<uint> keys)
    {
        if (skeleton.Length == 0)
        {
            return;
        }

        keys.Add(Hash(Kind.Sound, skeleton, -1));
        if (Skeleton.Consonants(skeleton) is not { } consonants)
        {
            return;
        }

        // A reading of another script that errs in one sound still meets the spelling, if enough sounds are left.
        for (var i = 0; i < consonants.Length && consonants.Length >= 4; i++)
        {
            keys.Add(Hash(Kind.SoundLessOne, consonants, i));
        }

        if (consonants.Length >= 3)
        {
            keys.Add(Hash(Kind.SoundLessOne, consonants, -1));
        }

        // Arabic script meets the others by consonants alone; Latin names do not meet each other by so little.
        var isAbjad = token.Script == Script.Arabic;
        keys.Add(Hash(isAbjad == asked ? Kind.AbjadOther : Kind.AbjadArabic, consonants, -1));
    }

    private static uint Hash(Kind kind, uint number) => Mixed((((uint)kind << 16) ^ number) * 0x9E3779B1);

    private static uint Hash(Kind kind, ReadOnlySpan<char> letters, int without)
    {
        var hash = (uint)kind * 0x85EBCA6B;
        for (var i = 0; i < letters.Length; i++)
        {
            if (i != without)
            {
                hash = (hash ^ letters[i]) * 0x01000193;
                hash ^= hash >> 15;
            }
        }

        return Mixed(hash);
    }

    private static uint Mixed(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
