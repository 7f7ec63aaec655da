namespace Pratip.Statistics.Claims;

/// <summary>What a claim says of its figure.</summary>
public enum ClaimForm
{
    /// <summary>"197 cases".</summary>
    Level,

    /// <summary>"Up by 33", "five fewer".</summary>
    Change,

    /// <summary>"From 164 to 197", "197, up from 164".</summary>
    FromTo,

    /// <summary>"A rise of 20 per cent".</summary>
    Growth,

    /// <summary>"2.2 percentage points less".</summary>
    Points,

    /// <summary>"Doubled", "halved".</summary>
    Factor,

    /// <summary>"44 per cent of the victims", "a third of".</summary>
    Share,

    /// <summary>"Topped the list".</summary>
    Rank,

    /// <summary>"Decreased", and nothing more.</summary>
    Direction,
}

/// <summary>How the words around a number bound it.</summary>
public enum ValueBound
{
    Exactly,
    About,
    Nearly,
    Over,
    Under,
    AtLeast,
    AtMost,
    Between,
}

/// <summary>What a text leaves open, and a person can fill in.</summary>
public enum ClaimField
{
    Measure,
    Window,

    /// <summary>A breakdown that the measure does not have.</summary>
    Population,
}

/// <summary>What was taken from elsewhere than the words of the claim itself.</summary>
public enum ClaimNote
{
    /// <summary>The window is that of the sentence before.</summary>
    WindowFromBefore,

    /// <summary>The province is that of the sentence before.</summary>
    PlaceFromBefore,

    /// <summary>The measure is that of a claim before: "134 of them".</summary>
    MeasureFromBefore,

    /// <summary>The year was not said and follows from the text's date.</summary>
    YearFromDate,

    /// <summary>"Ten months of 2024": its first ten are taken.</summary>
    FirstMonthsOfYear,

    /// <summary>The text names the whole year, and the same months of it are taken: "the first half of 2024, compared with 2023".</summary>
    SameMonthsOfYear,

    /// <summary>The text does not say what it compares with.</summary>
    ComparisonNotSaid,
}
