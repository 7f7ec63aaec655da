namespace Pratip.Linkage.Names.Sounds;

/// <summary>
/// What stays when a romanised name is heard from afar: consonant classes, one sign for any vowels, no h after a vowel, no
/// final r or s. Spellings of one name mostly share it; it is a key for finding, not a proof.
/// </summary>
internal static class Skeleton
{
    private const char Vowel = '_';

    /// <summary>Sok, Sokh and Sukh give <c>S_K</c>; Chea and Jea give <c>C_</c>.</summary>
    public static string Of(ReadOnlySpan<Sound> sounds)
    {
        var table = SoundTable.Standard;
        Span<char> text = stackalloc char[sounds.Length];
        var length = 0;
        for (var i = 0; i < sounds.Length; i++)
        {
            var sound = sounds[i];
            var afterVowel = i > 0 && sounds[i - 1].IsVowel;
            var beforeVowel = i + 1 < sounds.Length && sounds[i + 1].IsVowel;
            var silent = !sound.IsVowel && i > 0 && !beforeVowel
                && (sound.Class == table.H || (i == sounds.Length - 1 && afterVowel && (sound.Class == table.R || sound.Class == table.S)));
            if (silent)
            {
                continue;
            }

            var letter = sound.IsVowel ? Vowel : table.Letter(sound.Class);
            if (length == 0 || text[length - 1] != letter)
            {
                text[length++] = letter;
            }
        }

        return new string(text[..length]);
    }

    /// <summary>The consonants alone, for scripts that write no short vowels; null where fewer than two are left.</summary>
    public static string? Consonants(string skeleton)
    {
        var plain = skeleton.Replace("_", "", StringComparison.Ordinal);
        return plain.Length >= 2 ? plain : null;
    }
}
