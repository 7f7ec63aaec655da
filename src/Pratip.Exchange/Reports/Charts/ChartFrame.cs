using Pratip.Kernel;

namespace Pratip.Exchange.Reports.Charts;

/// <summary>What every chart says of itself.</summary>
/// <param name="Id">Unique in the page that shows the chart; its patterns and its title are found by it.</param>
/// <param name="Title">Read aloud as the name of the picture.</param>
/// <param name="Description">Read aloud as its content: what the chart shows, in words.</param>
/// <param name="Missing">What is written where a figure was not reported.</param>
/// <param name="Numbers">How figures are written; a Khmer chart may have them in either kind of digits.</param>
/// <param name="LanguageTag">The language of the words, for the viewer that shapes or reads them.</param>
public sealed record ChartFrame(string Id, string Title, string Description, string Missing, Language Numbers, string LanguageTag)
{
    /// <summary>What is written where there is a figure and it is not shown.</summary>
    public string Hidden { get; init; } = "";

    /// <summary>Names are letters, digits and hyphens, so that they can stand in a reference without escaping.</summary>
    public string SafeId { get; } = string.Concat(Id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}

/// <summary>A figure of a chart: a number, nothing because nobody reported one, or one that is not shown.</summary>
public readonly record struct ChartValue(long? Number, bool IsHidden = false)
{
    public static implicit operator ChartValue(long? number) => new(number);
}

/// <summary>One row of a chart: a label and one figure for each series.</summary>
public sealed record ChartRow(string Label, ChartRowKind Kind, IReadOnlyList<ChartValue> Values);

public enum ChartRowKind
{
    Item,

    /// <summary>What is left of a list that was cut.</summary>
    Remainder,

    /// <summary>What nobody recorded.</summary>
    Unknown,
}
