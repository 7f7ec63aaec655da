namespace Pratip.Statistics.Claims.Text;

/// <summary>A stretch of the text as it was given, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End;

    public string In(string text) => text.Substring(Start, Length);
}
