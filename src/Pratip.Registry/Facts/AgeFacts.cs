using Pratip.Kernel;

namespace Pratip.Registry.Facts;

/// <summary>
/// Age bands for counting. A recorded age decides; otherwise a birth year leaves two possible ages, and a band is given
/// only if both fall in it. What cannot be told is unknown, never guessed.
/// </summary>
internal static class AgeFacts
{
    public static string? Band(AgeBandSet set, int? age, int? birthYear, PartialDate? at)
    {
        if (age is not null)
        {
            return set.BandOf(age)?.Code;
        }

        if (birthYear is null || at is null)
        {
            return null;
        }

        var oldest = set.BandOf(at.Value.Last.Year - birthYear.Value);
        var youngest = set.BandOf(Math.Max(0, at.Value.First.Year - birthYear.Value - 1));
        return oldest is not null && oldest == youngest ? oldest.Code : null;
    }

    /// <summary>minor, adult or unknown.</summary>
    public static string? Majority(int? age, int? birthYear, PartialDate? at) => Band(AgeBandSet.Unodc, age, birthYear, at) switch
    {
        "0-17" => "minor",
        null => null,
        _ => "adult",
    };

    /// <summary>The band an agency gave where it gave no age, or null where it does not decide.</summary>
    public static string? Majority(string? ncctBand) => ncctBand switch
    {
        "under-15" or "15-17" => "minor",
        "18-and-over" => "adult",
        _ => null,
    };
}
