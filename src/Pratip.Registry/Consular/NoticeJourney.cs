using Pratip.Kernel;
using Pratip.Registry.Removals;

namespace Pratip.Registry.Consular;

/// <summary>How the person of a notice went to the mission's country after it was told.</summary>
/// <param name="On">ISO, as well as it is known.</param>
/// <param name="IsRemoval">False where the person went by their own wish, with help.</param>
public sealed record NoticeJourney(string On, bool IsRemoval)
{
    /// <summary>Oldest first; none of before the mission was told, nor of whom no file says where they went.</summary>
    /// <param name="notice">Of one person.</param>
    /// <param name="removals">Of the same person, within reach.</param>
    /// <param name="returns">As well.</param>
    public static IReadOnlyList<NoticeJourney> Of(ConsularNotice notice, IEnumerable<Removal> removals, IEnumerable<AssistedReturn> returns)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(removals);
        ArgumentNullException.ThrowIfNull(returns);
        if (notice.NotifiedAt is not { } told)
        {
            return [];
        }

        var day = PhnomPenhTime.DateOf(told);
        return
        [
            .. removals.Where(one => one.DestinationCountry == notice.CountryCode).Select(one => new NoticeJourney(one.On, true))
                .Concat(returns.Where(one => one.DestinationCountry == notice.CountryCode).Select(one => new NoticeJourney(one.On, false)))
                .Where(one => PartialDate.TryParseIso(one.On, out var on) && on.Last >= day).OrderBy(one => one.On, StringComparer.Ordinal),
        ];
    }
}
