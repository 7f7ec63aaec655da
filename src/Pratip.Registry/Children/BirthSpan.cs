using Pratip.Kernel;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Children;

/// <summary>The days on which a person may have been born.</summary>
internal sealed record BirthSpan(DateOnly First, DateOnly Last)
{
    public static BirthSpan? Of(PartialDate day, int youngest, int? oldest) =>
        youngest < 0 || day.First.Year <= (oldest ?? youngest) + 1
            ? null
            : new BirthSpan(oldest is { } most ? day.First.AddYears(-most - 1).AddDays(1) : DateOnly.MinValue, day.Last.AddYears(-youngest));

    /// <summary>Whether one day of birth can be both.</summary>
    public bool Meets(BirthSpan other) => First <= other.Last && other.First <= Last;

    public ChildStanding StandingOn(DateOnly day)
    {
        // A day of birth after this one has come of age by no day before it.
        var latestAdult = day.Year > AgeBandSet.Majority ? day.AddYears(-AgeBandSet.Majority) : DateOnly.MinValue;
        return Last <= latestAdult ? ChildStanding.Adult : First > latestAdult ? ChildStanding.Child : ChildStanding.TreatedAsChild;
    }
}
