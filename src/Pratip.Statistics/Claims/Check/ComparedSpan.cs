using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Claims.Check;

/// <summary>One side of a comparison, as far as the text settles it: a window, some that may be meant, or only so many months.</summary>
internal sealed record ComparedSpan(IReadOnlyList<ReportingWindow> Windows, int? Months)
{
    private const string Key = "checks.length.";

    /// <summary>What a claim is of; null where not even a length is known.</summary>
    public static ComparedSpan? Of(Claim claim) => claim.Window is { } window ? new([window], null)
        : claim.OpenMonths is { } months ? new(CandidatesOf(claim), months) : null;

    /// <summary>What a claim says it is compared with.</summary>
    public static ComparedSpan? ComparedIn(Claim claim) => (claim.ComparisonAsSaid ?? claim.Comparison) is { } window ? new([window], null)
        : claim.OpenComparisonMonths is { } months ? new([], months) : null;

    public bool IsAsLongAs(ComparedSpan other) => Windows is [var own, ..] && other.Windows is [var one, ..]
        ? own.IsAsLongAs(one)
        : Length is { Unit: "months" } length ? other.Length == length || other.Length.Unit != "months" : other.Length.Unit == "months" || Windows is [] || other.Windows is [];

    /// <summary>A part beside its whole is no comparison of two times.</summary>
    public bool IsPartOf(ComparedSpan other) => other.Windows is [var whole] && Windows is [var part, ..] && whole.Contains(part);

    public bool IsShorterThan(ComparedSpan other) => DaysAbout < other.DaysAbout;

    /// <summary>"Ten months of 2024", or what may be meant by ten months.</summary>
    public Message Name => Windows switch
    {
        [] => LengthName,
        [var one] => new(Key + "named", ReportTexts.NameOf(one), LengthName),
        _ => new(Key + "open", LengthName, ReportTexts.Listed([.. Windows.Select(ReportTexts.NameOf)])),
    };

    /// <summary>The same for the same words of a text.</summary>
    public string Code => Windows is [] ? $"{Months}" : string.Join('|', Windows);

    private (int Count, string Unit) Length => Months is { } months ? (months, "months") : WholeMonths(Windows[0]) is { } whole ? (whole, "months") : (Windows[0].Days, "days");

    private Message LengthName => new(Key + Length.Unit, Length.Count);

    private int DaysAbout => Windows is [var window, ..] ? window.Days : Months!.Value * 61 / 2;

    private static int? WholeMonths(ReportingWindow window) => window.From.Day == 1 && window.To.AddDays(1).Day == 1
        ? ((window.To.Year - window.From.Year) * 12) + window.To.Month - window.From.Month + 1 : null;

    private static List<ReportingWindow> CandidatesOf(Claim claim) =>
        [.. claim.Gaps.Where(g => g.Field is ClaimField.Window).SelectMany(g => g.Candidates).Select(c => ReportingWindow.TryParse(c, out var window) ? window : (ReportingWindow?)null).OfType<ReportingWindow>()];
}
