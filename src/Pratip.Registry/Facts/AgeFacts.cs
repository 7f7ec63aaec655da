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

    /// <summary>The same; where an agency gave a band of the national report instead of an age, the band of the set that holds all of it.</summary>
    public static string? Band(AgeBandSet set, int? age, int? birthYear, PartialDate? at, string? ncctBand) =>
        Band(set, age, birthYear, at) ?? (AgeBandSet.Ncct.Bands.FirstOrDefault(band => band.Code == ncctBand) is { } given ? set.BandHolding(given)?.Code : null);

    /// <summary>minor, adult or unknown.</summary>
    public static string? Majority(int? age, int? birthYear, PartialDate? at, string? ncctBand) => Band(AgeBandSet.Unodc, age, birthYear, at, ncctBand) switch
    {
        "0-17" => "minor",
        null => null,
        _ => "adult",
    };
}
