using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Claims.Vocabulary;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>A word, a phrase or a number of a sentence with what it may mean.</summary>
/// <param name="Start">In the clean text.</param>
internal sealed record Term(IReadOnlyList<Meaning> Meanings, string Key, int Start, int End, bool IsKhmer)
{
    public WrittenNumber? Number { get; init; }

    /// <summary>The digits as printed, for who decides later whether a point parts thousands.</summary>
    public string? Digits { get; init; }

    public bool IsNumber => Number is not null;

    /// <summary>A word of the vocabulary stands for something; others only stand between.</summary>
    public bool IsUnknown => Meanings is [{ Kind: TermKind.Word }];

    public bool Is(TermKind kind) => Code(kind) is not null;

    public bool Is(TermKind kind, string code)
    {
        foreach (var meaning in Meanings)
        {
            if (meaning.Kind == kind && meaning.Code == code)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The parts of people that it names, by a word for them or by their country: girls are two, of a sex and of an age.</summary>
    public IReadOnlyList<ClaimPart> Parts => Is(TermKind.People)
        ? [.. Meanings.Where(m => m.Kind is TermKind.People).Select(m => ClaimPart.Parse(m.Code)).OrderBy(p => p.By, StringComparer.Ordinal)]
        : Code(TermKind.Country) is { } country ? [new("citizenship", country)] : [];

    public string? Code(TermKind kind)
    {
        foreach (var meaning in Meanings)
        {
            if (meaning.Kind == kind)
            {
                return meaning.Code;
            }
        }

        return null;
    }

    public bool IsMark(string mark) => Meanings[0].Kind is TermKind.Mark && Key == mark;

    public bool IsLink(string code) => Is(TermKind.Link, code);
}
