using System.Text.Json;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Checks;

/// <summary>What a check found, from what needs nobody to what stops a release.</summary>
public enum Verdict
{
    Agrees,

    /// <summary>Right to the digits that were printed.</summary>
    AgreesRounded,

    /// <summary>Nothing speaks against it, and it was never published: it follows from other figures.</summary>
    Plausible,

    /// <summary>True, and it says less than is known.</summary>
    Imprecise,

    /// <summary>The numbers may be right: what they count or of when does not fit together.</summary>
    LabelOrWindow,

    /// <summary>A coincidence that an error would explain.</summary>
    SuspectedError,

    Error,
}

public static class Verdicts
{
    /// <summary>As data files write it.</summary>
    public static string Code(this Verdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());

    public static LocalizedText Title(this Verdict verdict) => StatisticsTexts.All["checks.verdict." + verdict.Code()];
}

/// <summary>What one check has to say.</summary>
/// <param name="Check">Which check, e.g. <c>growth-base</c>; a public name that reports and acceptances refer to.</param>
/// <param name="Says">With the numbers, so that a reader can do the sum again.</param>
public sealed record Finding(string Check, Verdict Verdict, Message Says)
{
    /// <summary>What it was found about, e.g. <c>cases.headline/sex@2024</c>; empty where a whole rule speaks.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The same for the same finding each time the check is run: what an acceptance refers to.</summary>
    public string Key => Subject.Length == 0 ? Check : $"{Check}:{Subject}";

    /// <summary>Whether a release waits for somebody to correct it or to accept it with a reason.</summary>
    public bool StopsRelease => Verdict is Verdict.Error or Verdict.SuspectedError or Verdict.LabelOrWindow;
}
