namespace Pratip.Kernel;

/// <summary>Signs that no text of a record is made of.</summary>
public static class TextSigns
{
    /// <summary>
    /// Marks that turn the direction of what follows (embedding, override, isolate): a name or a number with one in it is shown as
    /// another than it is, also in a list that is taken out as a file. Marks that only say which way a neutral sign belongs, and
    /// the joiners and spaces without width that Khmer and Arabic are written with, turn nothing.
    /// </summary>
    public static bool TurnsDirection(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public static bool IsForeign(char sign) => char.IsControl(sign) || TurnsDirection(sign);
}
