using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Editions;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>
/// A text with everything that was found in it: what is kept, sent as a reply and printed. The words of figures and definitions are in
/// it as they stood when it was checked, so that it reads the same when the program's own have changed.
/// </summary>
public sealed record CheckedText
{
    public required string Title { get; init; }

    /// <summary>Where it stood: an outlet, an address, the name of a file. Null where nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>When it was said; null where nobody said, and "last year" stays open.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The language that most of it is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>As it was given: every place of a claim is a place in it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, in hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was held against figures; the latest edition is the latest of that day.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>What the register is for, whose figures it was held against; null where it was held against none.</summary>
    public RegisterPurpose? Purpose { get; init; }

    /// <summary>In the order of their numbers, which is that of the text.</summary>
    public required IReadOnlyList<TextClaim> Claims { get; init; }

    /// <summary>Sums within the text, and what figures say of its labels and directions.</summary>
    public required IReadOnlyList<TextRemark> Remarks { get; init; }

    /// <summary>Pieces with so many numbers that they are a table, and the rest of a text that claims more than is read of one; a person has to look at them.</summary>
    public IReadOnlyList<TextSpan> Unread { get; init; } = [];

    /// <summary>Numbers of which nobody could tell what they count, and that no person has made a claim of.</summary>
    public IReadOnlyList<PassedNumber> Passed { get; init; } = [];

    /// <summary>Each measure that a claim speaks of, once.</summary>
    public IReadOnlyList<CitedMeasure> Measures { get; init; } = [];

    /// <summary>Each edition that a figure was taken from, once.</summary>
    public IReadOnlyList<CitedEdition> Editions { get; init; } = [];

    /// <summary>False where there were no figures at all: then only the sums within the text were done.</summary>
    public bool IsHeldAgainstFigures => Purpose is not null || Editions.Count > 0;

    /// <summary>Whether reading stopped where a text had more claims than are read of one; the last piece that was not read is its rest.</summary>
    public bool IsCutShort() => Unread.Count > 0 && Claims.Count >= ClaimReader.MostClaims;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What several claims say about each other, or a figure about the words of one.</summary>
/// <param name="Check">A public name, e.g. <c>growth-base</c>.</param>
/// <param name="Says">With the numbers, so that a reader can do the sum again.</param>
/// <param name="Claims">Numbers of the claims it speaks of.</param>
public sealed record TextRemark(string Check, Verdict Verdict, LocalizedText Says, IReadOnlyList<int> Claims);

/// <summary>A measure as it was defined where the figure was taken from.</summary>
public sealed record CitedMeasure(string Id, int Version, CountingUnit Unit, LocalizedText Title, LocalizedText Definition);

/// <summary>An edition that figures were taken from.</summary>
/// <param name="Hash">Of its canonical content; null where it is not known.</param>
/// <param name="Released">The day it came out; null where it is signed and not out.</param>
public sealed record CitedEdition(string Name, ReportingWindow Window, Vintage Vintage, DateOnly AsOf, string? Hash, DateOnly? Released);
