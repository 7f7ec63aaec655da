namespace Pratip.Registry.Screening;

/// <summary>Codes of the list screening-decision.</summary>
public static class ScreeningDecision
{
    public const string PresumedVictim = "presumed-victim";

    public const string NoIndication = "no-indication-now";

    public const string SecondOpinion = "second-opinion-asked";

    public const string NotFinished = "not-finished";

    /// <summary>Whether it says anything about the person; the others say that somebody has still to look.</summary>
    public static bool IsConclusion(string? decision) => decision is PresumedVictim or NoIndication;
}

/// <summary>Codes of the list screening-kind.</summary>
public static class ScreeningKind
{
    public const string First = "first";

    public const string SecondOpinion = "second-opinion";

    public const string Again = "re-screening";
}
