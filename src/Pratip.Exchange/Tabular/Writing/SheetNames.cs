namespace Pratip.Exchange.Tabular.Writing;

/// <summary>What spreadsheet programs accept as the name of a sheet.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    public static string Accepted(string name, IEnumerable<string> taken)
    {
        var clean = new string([.. name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)]).Trim(' ', '\'');
        clean = Cut(clean.Length == 0 ? "Sheet" : clean, Longest);
        var used = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        var accepted = clean;
        for (var number = 2; used.Contains(accepted); number++)
        {
            var suffix = $" ({number})";
            accepted = Cut(clean, Longest - suffix.Length) + suffix;
        }

        return accepted;
    }

    /// <summary>The beginning of a text, without half a character at its end.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
