using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Complaints;

namespace Pratip.Exchange.Demonstration;

/// <summary>Complaints of the five half-years by every channel. No numbers by these codes were published, so all of it is fill.</summary>
internal sealed class ComplaintInventor(ulong seed, string text)
{
    private static readonly IReadOnlyList<(string Channel, int Weight)> Channels =
        [("hotline", 38), ("facebook-page", 22), ("walk-in", 12), ("embassy", 10), ("ngo", 8), ("referral", 5), ("letter", 3), ("press", 2)];

    private static readonly IReadOnlyList<(string About, int Weight)> Subjects = [("place", 34), ("persons", 44), ("case", 10), ("official", 6), ("other", 6)];

    private static readonly IReadOnlyList<(string Outcome, int Weight)> Outcomes =
        [("acted", 54), ("no-action", 24), ("referred", 8), ("unsupported", 6), ("not-verifiable", 4), ("withdrawn", 4)];

    private static readonly IReadOnlyList<(string Reason, int Weight)> Reasons =
        [("too-little-known", 34), ("place-not-found", 20), ("persons-not-found", 18), ("outside-remit", 12), ("labour-dispute", 12), ("other", 4)];

    private readonly SeededChance _chance = SeededChance.For(seed, "complaints");

    /// <summary>In the order in which they came.</summary>
    public List<EarlierComplaint> Invent()
    {
        var complaints = new List<EarlierComplaint>();
        foreach (var half in Halves.All)
        {
            var window = half.Window();
            foreach (var day in Enumerable.Range(0, _chance.Between(90, 120)).Select(_ => _chance.Day(window.From, window.To)).Order().ToArray())
            {
                complaints.Add(Complaint(day, complaints));
            }
        }

        return complaints;
    }

    private EarlierComplaint Complaint(DateOnly received, List<EarlierComplaint> before)
    {
        var (at, channel) = (new DateTimeOffset(received, new TimeOnly(9, 0), PhnomPenhTime.Offset).ToUniversalTime(), _chance.Weighted(Channels));
        if (before.Count > 0 && _chance.Percent(8) && before.FindLastIndex(one => one.Repeats is null) is var place)
        {
            return before[place] with { Channel = channel, ReceivedAt = at, Outcome = null, OutcomeOn = null, NoActionReason = null, Repeats = place };
        }

        var province = _chance.Percent(90) ? Territory.DrawForForeigners(_chance).Code : null;
        var open = new EarlierComplaint(channel, at, _chance.Weighted(Subjects), province, text, null, null, null, null);
        var days = _chance.Weighted([(_chance.Between(1, 30), 50), (_chance.Between(31, 90), 30), (_chance.Between(91, 180), 14), (_chance.Between(181, 320), 6)]);
        var outcome = _chance.Weighted(Outcomes);
        var reason = outcome == "no-action" ? _chance.Weighted(Reasons) : null;
        var answered = received.AddDays(days);
        return answered > Half.FirstOf2025.Window().To || _chance.Percent(3)
            ? open
            : open with { Outcome = outcome, OutcomeOn = answered.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), NoActionReason = reason };
    }
}
