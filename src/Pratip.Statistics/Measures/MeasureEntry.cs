using Pratip.Kernel;

namespace Pratip.Statistics.Measures;

/// <summary>A measure as it is written in measures.json.</summary>
internal sealed record MeasureEntry(
    string Id,
    int Version,
    CountingUnit Unit,
    LocalizedText Title,
    LocalizedText Definition,
    string LegalBasis,
    string? Subject = null,
    IReadOnlyList<string>? Needs = null,
    string? Facts = null,
    Placing? Placing = null,
    Dictionary<string, IReadOnlyList<string>>? Where = null,
    CountingEntry? Counting = null,
    IReadOnlyList<string>? Breakdowns = null,
    FootnoteEntry? Footnote = null,
    ReportedSpan Reported = ReportedSpan.Exact,
    IReadOnlyList<MeasureVersion>? History = null);

internal sealed record FootnoteEntry(string Text, Dictionary<string, IReadOnlyList<string>> Where);

internal sealed record CountingEntry(
    CountingKind Kind,
    string? Column = null,
    string? Precedence = null,
    Dictionary<string, string>? Amounts = null,
    string? AmountsBy = null,
    IReadOnlyList<string>? Except = null);
