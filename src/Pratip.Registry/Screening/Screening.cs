using Pratip.Registry.Audit;

namespace Pratip.Registry.Screening;

/// <summary>
/// One individual interview that looks for signs of trafficking: by whom, in what language, how long, what was found, what the
/// rules advise and what the officer decided. Never changed once decided: a second opinion and a re-screening are screenings of their own.
/// </summary>
public sealed class ScreeningInterview : RegisterRow
{
    public required Guid ReportId { get; set; }

    /// <summary>The screener's agency; never the one that arrested the person.</summary>
    public required Guid AgencyId { get; set; }

    public required Guid ScreenerId { get; set; }

    public Guid? EncounterId { get; set; }

    /// <summary>Code of the list screening-kind: first, second-opinion, re-screening.</summary>
    public required string Kind { get; set; }

    /// <summary>The screening that this one looks at again.</summary>
    public Guid? PreviousId { get; set; }

    /// <summary>Indicator set and its version, as data.</summary>
    public required string IndicatorSet { get; set; }

    public required string IndicatorSetVersion { get; set; }

    /// <summary>Code of the list spoken-language.</summary>
    public required string SpokenLanguage { get; set; }

    /// <summary>Code of the list interpreter-use: none-needed, present, by-phone, none-available.</summary>
    public required string Interpreter { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    public required DateTimeOffset EndedAt { get; set; }

    /// <summary>Codes of the indicators found.</summary>
    public List<string> Found { get; set; } = [];

    /// <summary>Codes of the indicators that were not asked about; what is in neither list was asked and not found.</summary>
    public List<string> NotAsked { get; set; } = [];

    /// <summary>Code of the list screening-advice, computed by the rules of the set.</summary>
    public required string Advice { get; set; }

    /// <summary>The dimensions and rules that made the advice, as codes.</summary>
    public List<string> AdviceReasons { get; set; } = [];

    /// <summary>Code of the list screening-decision, by the officer.</summary>
    public required string Decision { get; set; }

    public required byte[] WrappedKey { get; set; }

    /// <summary>The officer's reason, sealed.</summary>
    public required byte[] Reason { get; set; }
}
