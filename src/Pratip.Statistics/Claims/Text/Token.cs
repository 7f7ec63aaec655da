namespace Pratip.Statistics.Claims.Text;

public enum TokenKind
{
    Word,

    /// <summary>Digits of either script, with what separates thousands and decimals.</summary>
    Number,

    /// <summary>1st, 27th.</summary>
    Ordinal,

    Mark,

    /// <summary>An empty line, or the end of a line in a text that breaks its lines only there.</summary>
    Break,
}

/// <param name="Key">In small letters, Khmer digits as others.</param>
/// <param name="Start">In the clean text.</param>
public readonly record struct Token(TokenKind Kind, string Key, int Start, int End, bool IsCapital = false, bool IsKhmer = false);
