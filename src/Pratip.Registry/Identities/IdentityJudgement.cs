using Pratip.Registry.Audit;

namespace Pratip.Registry.Identities;

/// <summary>
/// What somebody, or the engine, holds of two reports: of one person or of two. It is never changed: another opinion and a
/// reversal are rows of their own. Which of a pair's rows is in force says <see cref="JudgementRules"/>.
/// </summary>
public sealed class IdentityJudgement : RegisterRow
{
    /// <summary>The earlier of the two reports by its id.</summary>
    public required Guid ReportAId { get; set; }

    public required Guid ReportBId { get; set; }

    /// <summary>Whose report the first is, as it was when this was judged.</summary>
    public required Guid AgencyAId { get; set; }

    public required Guid AgencyBId { get; set; }

    /// <summary>same, not-same or unsure; reversed where it takes <see cref="ReversesId"/> back.</summary>
    public required string Verdict { get; set; }

    /// <summary>officer or engine.</summary>
    public required string Maker { get; set; }

    /// <summary>The account; null for the engine.</summary>
    public string? MadeBy { get; set; }

    public Guid? MakerAgencyId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Code of the list identity-evidence.</summary>
    public required string Evidence { get; set; }

    /// <summary>Null where nothing was written.</summary>
    public byte[]? WrappedKey { get; set; }

    /// <summary>Why, sealed: it may name somebody.</summary>
    public byte[]? Reason { get; set; }

    /// <summary>What the engine had learnt; null for an officer.</summary>
    public string? ModelVersion { get; set; }

    public int? ProbabilityPerMille { get; set; }

    /// <summary>The versions of the two sealed identities that were judged: a later one is new evidence.</summary>
    public int SeenA { get; set; }

    public int SeenB { get; set; }

    /// <summary>Whether it holds only once a second officer has said the same: where a presumed victim may be a suspect or somebody removed.</summary>
    public bool NeedsSecond { get; set; }

    /// <summary>The first opinion that this one, another officer's, agrees with.</summary>
    public Guid? ConfirmsId { get; set; }

    /// <summary>The judgement that was in force and that this one takes the place of.</summary>
    public Guid? SupersedesId { get; set; }

    /// <summary>The judgement that is taken back.</summary>
    public Guid? ReversesId { get; set; }
}

public static class Verdicts
{
    public const string Same = "same";

    public const string NotSame = "not-same";

    public const string Unsure = "unsure";

    public const string Reversed = "reversed";

    /// <summary>What an officer may say.</summary>
    public static IReadOnlyList<string> Judged { get; } = [Same, NotSame, Unsure];
}

public static class JudgementMaker
{
    public const string Officer = "officer";

    public const string Engine = "engine";
}
