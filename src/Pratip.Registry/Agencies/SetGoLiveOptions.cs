using Pratip.Kernel;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Agencies;

/// <summary>From which day on an agency works with the register.</summary>
public sealed record SetGoLiveOptions
{
    private const int FurthestYears = 10;

    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>A whole day; empty where the agency does not work with the register yet.</summary>
    public string? GoLiveOn { get; init; }

    internal DateOnly? Day => PartialDate.TryParseIso(GoLiveOn, out var day) ? day.First : null;

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Date(nameof(GoLiveOn), GoLiveOn, DateOnly.MaxValue.AddYears(-FurthestYears)) && PartialDate.TryParseIso(GoLiveOn, out var day) && day.Precision != DatePrecision.Day)
        {
            check.Refuse(nameof(GoLiveOn), "agencies.whole-day");
        }

        return check.Problems;
    }
}
