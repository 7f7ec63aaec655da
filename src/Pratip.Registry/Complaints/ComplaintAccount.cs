using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;

namespace Pratip.Registry.Complaints;

/// <summary>
/// What became of complaints, as stock and flow: whatever was open before and whatever came in either ended by an outcome or is still
/// open. One that repeats another is counted with that other.
/// </summary>
/// <param name="Opening">Open before the window began.</param>
/// <param name="Received">Came in.</param>
/// <param name="Ended">Ended in the window, by code of the list complaint-outcome.</param>
/// <param name="NoAction">Those of them that were not acted on, by code of the list complaint-no-action.</param>
/// <param name="Closing">Open still when the window ended.</param>
/// <param name="Open">Of those, how many are how old, in the order of <see cref="Ages"/>.</param>
/// <param name="Repeats">Came in in the window and repeat another.</param>
public sealed record ComplaintAccount(
    int Opening, int Received, IReadOnlyDictionary<string, int> Ended, IReadOnlyDictionary<string, int> NoAction, int Closing, IReadOnlyList<int> Open, int Repeats)
{
    /// <summary>The days up to which an open complaint belongs to an age; the last has no end.</summary>
    public static IReadOnlyList<int> Ages { get; } = [30, 90, 180, int.MaxValue];

    /// <summary>Which of <see cref="Ages"/> so many days belong to.</summary>
    internal static int AgeOf(int days) => Ages.Index().First(age => days <= age.Item).Index;

    public int EndedInAll => Ended.Values.Sum();

    /// <summary>Both sides are counted from the rows on their own: a difference is a fault of the count.</summary>
    public bool IsBalanced => Opening + Received == EndedInAll + Closing;

    /// <summary>Of the complaints within reach.</summary>
    public static async Task<ComplaintAccount> OfAsync(ActorRegister register, ReportingWindow window, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Complaints);
        await using var db = register.CreateContext();
        var rows = await db.Complaints.Select(one => new { one.ReceivedAt, one.Outcome, one.OutcomeOn, one.NoActionReason, one.DuplicateOfId }).ToListAsync(ct);
        return Of(
            rows.Where(row => row.DuplicateOfId is null).Select(row => ComplaintLife.Of(row.ReceivedAt, row.Outcome, row.OutcomeOn, row.NoActionReason, register.Today)), window, register.Today,
            rows.Count(row => row.DuplicateOfId is not null && window.Contains(PhnomPenhTime.DateOf(row.ReceivedAt))));
    }

    internal static ComplaintAccount Of(IEnumerable<ComplaintLife> complaints, ReportingWindow window, DateOnly today, int repeats)
    {
        List<ComplaintLife> known = [.. complaints.Where(one => one.Received <= window.To)];
        var ended = known.FindAll(one => one.Ended is { } on && window.Contains(on));
        var open = known.FindAll(one => one.Ended is not { } on || on > window.To);

        // Of a window that is not over an age is that of today: nobody has waited for days that are still to come.
        var day = window.To < today ? window.To : today;
        return new ComplaintAccount(
            known.Count(one => one.Received < window.From && (one.Ended is not { } on || on >= window.From)),
            known.Count(one => window.Contains(one.Received)),
            Counted(ended, one => one.Outcome!),
            Counted(ended.FindAll(one => one.Outcome == ComplaintOutcome.NoAction), one => one.NoActionReason ?? "unknown"),
            open.Count,
            [.. Ages.Select((_, age) => open.Count(one => AgeOf(one.DaysBy(day)) == age))],
            repeats);
    }

    private static SortedDictionary<string, int> Counted(List<ComplaintLife> complaints, Func<ComplaintLife, string> by)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in complaints)
        {
            counts[by(one)] = counts.GetValueOrDefault(by(one)) + 1;
        }

        return counts;
    }
}
