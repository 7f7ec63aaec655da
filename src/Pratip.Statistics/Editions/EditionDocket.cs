using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Editions;

/// <summary>What people decided about an edition and what was found in it: the part of its content that no facts recompute.</summary>
/// <param name="Findings">In the order of their keys, ordinal.</param>
/// <param name="Changes">Against the edition of the same window before it, in the order of the cells.</param>
/// <param name="Texts">The secretariat's own words, in the order of their keys.</param>
/// <param name="Suppressions">Which cells are hidden and why, and which rules left open; in the order of the cells.</param>
public sealed record EditionDocket(
    IReadOnlyList<EditionFinding> Findings,
    IReadOnlyList<EditionChange> Changes,
    IReadOnlyList<EditionText> Texts,
    IReadOnlyList<EditionSuppression> Suppressions)
{
    public static EditionDocket Empty { get; } = new([], [], [], []);
}

/// <summary>Something a check found. One that stops the release prints as a footnote once it is accepted.</summary>
/// <param name="Key">Names the finding in this edition and every later one of the same window.</param>
/// <param name="MeasureId">The figure it speaks of, where it speaks of one.</param>
/// <param name="Accepted">Why it was accepted; null where nobody has.</param>
public sealed record EditionFinding(
    string Key, string Check, Verdict Verdict, bool StopsRelease, LocalizedText Says, string? MeasureId = null, ReportingWindow? Window = null, string? Accepted = null)
{
    public bool IsOpen => StopsRelease && Accepted is null;

    /// <summary>Whether what is said does not follow from the figures as they are shown, so that it would tell of hidden ones.</summary>
    public bool RestsOnHidden { get; init; }

    /// <summary>What hiding does not mend, and what rests on hidden numbers, is decided inside the office: printed, it would lead readers to the gap.</summary>
    public bool IsInternal => RestsOnHidden || IsOfHiding;

    /// <summary>Whether a small number is left too narrow, was printed before, or is told by a revision.</summary>
    public bool IsOfHiding => Check.StartsWith(InternalChecks, StringComparison.Ordinal);

    /// <summary>For whoever may not see small numbers: that there is something, and its key.</summary>
    public EditionFinding WithoutNumbers() => this with { Says = StatisticsTexts.All["checks.hidden-numbers"] };

    /// <summary>How the checks begin whose findings stay inside.</summary>
    public const string InternalChecks = "disclosure-";
}

/// <summary>Why a figure of a later edition is another than in the one before it.</summary>
public enum ChangeReason
{
    /// <summary>Cases and persons verified after the edition before was made.</summary>
    LateVerification,

    Correction,

    /// <summary>Reports that were found to speak of one person.</summary>
    MergeOfIdentities,

    /// <summary>What is counted is defined otherwise.</summary>
    Definition,

    /// <summary>Hidden now and shown before, or the other way round. Nobody has to give it: it shows itself.</summary>
    Disclosure,
}

/// <summary>A figure that differs from the edition before.</summary>
/// <param name="Before">Null where it was not there, not reported or hidden.</param>
/// <param name="Reason">Null until somebody has given it.</param>
public sealed record EditionChange(
    string MeasureId, ReportingWindow Window, string? By, string? Key, long? Before, long? After, ChangeReason? Reason, string? Explanation)
{
    /// <summary>Hidden in one of the two editions; a number that is not there otherwise is one that nobody reported.</summary>
    public bool IsOfHidden => Reason is ChangeReason.Disclosure;
}

/// <summary>A block of text by the secretariat: foreword, cooperation, challenges, goals.</summary>
public sealed record EditionText(string Key, LocalizedText Text);

public enum SuppressionKind
{
    /// <summary>Small, or hidden so that a small one cannot be reckoned: which of the two, nobody is told, or the small ones would be known to be small.</summary>
    Hidden,

    /// <summary>Small enough to tell of a person.</summary>
    Primary,

    /// <summary>Hidden so that a primary one cannot be reckoned from the rest.</summary>
    Complementary,

    /// <summary>Left open by a signed rule.</summary>
    Exempt,
}

/// <param name="Rule">The rule that hid the cell or left it open.</param>
public sealed record EditionSuppression(string MeasureId, ReportingWindow Window, string? By, string? Key, SuppressionKind Kind, string Rule);
