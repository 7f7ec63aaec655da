namespace Pratip.Linkage.Names.Sounds;

/// <summary>Reads a romanised name as a row of sounds.</summary>
internal static class SoundReader
{
    private const string Vowels = "aeiou";

    public static Sound[] Read(string form)
    {
        Span<Sound> sounds = stackalloc Sound[NameToken.LongestText * 2];
        var length = 0;
        for (var at = 0; at < form.Length && length < sounds.Length;)
        {
            var end = VowelsEnd(form, at);
            if (end > at)
            {
                sounds[length++] = VowelsOf(form.AsSpan(at, end - at));
                at = end;
                continue;
            }

            var (sound, next) = ConsonantAt(form, at);
            at = next;

            // A doubled consonant (Vannak, Mettha) is one sound.
            if (length == 0 || sounds[length - 1].IsVowel || sounds[length - 1].Class != sound.Class || sound.Class == SoundTable.OtherClass)
            {
                sounds[length++] = sound;
            }
        }

        return sounds[..length].ToArray();
    }

    internal static bool IsVowel(char c) => Vowels.Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// Where the group of vowels that begins here ends; y and w belong to it unless a vowel follows them, and the j of Sergej and Jurij.
    /// </summary>
    private static int VowelsEnd(string form, int start)
    {
        var at = start;
        while (at < form.Length)
        {
            var followed = at + 1 < form.Length && IsVowel(form[at + 1]);
            if (IsVowel(form[at]) || (form[at] == 'y' && !followed) || (form[at] == 'w' && at > start && !followed)
                || (form[at] == 'j' && at > start && at == form.Length - 1 && form[at - 1] is 'e' or 'i'))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static Sound VowelsOf(ReadOnlySpan<char> group)
    {
        var letters = 0;
        var spelling = 0;
        for (var i = 0; i < group.Length; i++)
        {
            spelling = (spelling * 31) + group[i];
            letters |= group[i..] switch
            {
                ['e', 'e', ..] => 1 << 2,
                ['o', 'o', ..] or ['o', 'u', ..] => 1 << 4,
                ['y' or 'j', ..] => 1 << 2,
                ['w', ..] => 1 << 4,
                _ => 1 << Vowels.IndexOf(group[i], StringComparison.Ordinal),
            };
            if (group[i..] is ['e', 'e', ..] or ['o', 'o', ..] or ['o', 'u', ..])
            {
                i++;
            }
        }

        return Sound.Vowel(letters, spelling ^ (spelling >> 6));
    }

    private static (Sound Sound, int Next) ConsonantAt(string form, int at)
    {
        var table = SoundTable.Standard;
        for (var size = Math.Min(table.LongestSpelling, form.Length - at); size > 0; size--)
        {
            if (table.TryFind(form.AsSpan(at, size), out var sound))
            {
                // Pinyin writes q for the sound of ch, and only before i and u.
                var pinyin = form[at] == 'q' && at + 1 < form.Length && form[at + 1] is 'i' or 'u';
                return form[at] == 'q' && pinyin ? (Sound.Consonant(table.C, 9), at + 1) : (sound, at + size);
            }
        }

        return (Sound.Consonant(SoundTable.OtherClass, form[at]), at + 1);
    }
}
