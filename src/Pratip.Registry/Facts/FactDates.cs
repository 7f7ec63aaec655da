using Pratip.Kernel;

namespace Pratip.Registry.Facts;

/// <summary>The stored dates of the register as partial dates; an empty one is unknown.</summary>
internal static class FactDates
{
    public static PartialDate? Of(string? stored) => PartialDate.TryParseIso(stored, out var date) ? date : null;

    public static PartialDate? Earliest(PartialDate? a, PartialDate? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        var (x, y) => y.Value.First < x.Value.First ? y : x,
    };

    public static PartialDate? Latest(PartialDate? a, PartialDate? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        var (x, y) => y.Value.Last > x.Value.Last ? y : x,
    };
}
