namespace Pratip.Linkage.Names.Sounds;

/// <summary>
/// One sound of a romanised name in two bytes: a consonant with the way it is spelt, or a group of vowels. <c>ch</c> and
/// <c>j</c> are one class in two spellings; <c>ey</c> and <c>ei</c> the same vowels.
/// </summary>
internal readonly record struct Sound(ushort Code)
{
    private const int VowelClass = 31;

    public int Class => Code >> 11;

    public bool IsVowel => Class == VowelClass;

    /// <summary>Which of a, e, i, o, u a group of vowels holds, one bit each.</summary>
    public int Vowels => Code & 31;

    public static Sound Vowel(int letters, int spelling) => new((ushort)((VowelClass << 11) | ((spelling & 63) << 5) | letters));

    public static Sound Consonant(int type, int spelling) => new((ushort)((type << 11) | (spelling & 0x7FF)));
}
