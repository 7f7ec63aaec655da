namespace Pratip.Statistics.Claims.Text;

/// <summary>"+171.1%", "−3.5 %" and "(+79)" in tables, headlines and short notes: the sign says what a word of direction says.</summary>
internal static class SignedPercent
{
    private const int LongestNumber = 16;

    /// <summary>The word that a sign stands for; null where it is none, as in a range or a telephone number.</summary>
    public static string? DirectionAt(string text, int at)
    {
        var sign = text[at] switch
        {
            '+' => "up",
            '\u2212' or '-' or '\u2013' => "down",
            _ => null,
        };
        if (sign is null || (at > 0 && text[at - 1] is not (' ' or '(' or '\n')) || at + 1 >= text.Length || !Tokenizer.IsDigit(text[at + 1]))
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && end - at <= LongestNumber && (Tokenizer.IsDigit(text[end]) || text[end] is '.' or ','))
        {
            end++;
        }

        end += end < text.Length && text[end] == ' ' ? 1 : 0;
        return end < text.Length && (text[end] == '%' || (text[at] == '+' && string.CompareOrdinal(text, end, "vs", 0, 2) == 0) || (text[end] == ')' && at > 0 && text[at - 1] == '(')) ? sign : null;
    }
}
