using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Tabulation;

/// <summary>
/// Holds what should have been returned against what was, day by day. An entity that returned without having to is
/// expected for the whole window when nobody has to report: somebody's partial list is not a national figure.
/// </summary>
public sealed class ReturnLedger(FactSnapshot snapshot)
{
    private readonly ILookup<string, ReportingObligation> _obligations = snapshot.Obligations.ToLookup(o => o.Subject, StringComparer.Ordinal);
    private readonly ILookup<string, ReturnCoverage> _coverage = snapshot.Coverage.ToLookup(c => c.Subject, StringComparer.Ordinal);
    private readonly Dictionary<(string Subject, ReportingWindow Window), SubjectReturns> _known = [];

    /// <summary>The completeness of a subject in a window; without a subject nothing is ever complete.</summary>
    public Completeness CompletenessOf(string? subject, ReportingWindow window) => CompletenessOf(subject is null ? [] : [subject], window);

    /// <summary>
    /// The same of several subjects that a figure rests on together: where nothing was returned about one of them, nobody stands
    /// by the figure. An entity that owes returns about two of them has reported when it has about both.
    /// </summary>
    public Completeness CompletenessOf(IReadOnlyList<string> subjects, ReportingWindow window) =>
        subjects.Count == 0 || window.From > snapshot.AsOf ? Completeness.Nothing : Together([.. subjects.Select(subject => ReturnsOf(subject, window))]);

    /// <summary>
    /// The same of what was open at some time of the window: it rests on the returns of the window and on those of the day before
    /// it, which stand for what was there already. Where nobody returned anything about that day, the figure is known in part.
    /// </summary>
    public Completeness CompletenessOfStock(IReadOnlyList<string> subjects, ReportingWindow window)
    {
        var isKnown = IsOpeningKnown(subjects, window, out var before);
        if (CompletenessOf(subjects, window) is { State: CompletenessState.Missing } missing)
        {
            return missing;
        }

        var whole = Together([.. subjects.Select(subject => ReturnsOf(subject, window))], before);
        return isKnown ? whole : whole with { State = CompletenessState.Partial };
    }

    /// <summary>
    /// Whether somebody stands by what was there when a window began: returns cover the day before it. An office whose register began
    /// with everything that was open then says so by a return of that one day.
    /// </summary>
    public bool IsOpeningKnown(IReadOnlyList<string> subjects, ReportingWindow window) => IsOpeningKnown(subjects, window, out _);

    private bool IsOpeningKnown(IReadOnlyList<string> subjects, ReportingWindow window, out IReadOnlyList<SubjectReturns> before)
    {
        before = [];
        if (subjects.Count == 0 || window.From == DateOnly.MinValue || window.From > snapshot.AsOf)
        {
            return false;
        }

        var day = new ReportingWindow(window.From.AddDays(-1), window.From.AddDays(-1));
        before = [.. subjects.Select(subject => ReturnsOf(subject, day))];
        return before.All(subject => subject.AnyReceived);
    }

    private static Completeness Together(IReadOnlyList<SubjectReturns> subjects) => Together(subjects, []);

    /// <param name="before">Of the day before the window: whoever did not return it all has returned a part.</param>
    private static Completeness Together(IReadOnlyList<SubjectReturns> subjects, IReadOnlyList<SubjectReturns> before)
    {
        var missing = new List<string>();
        var incomplete = new List<string>();
        var within = subjects.SelectMany(subject => subject.ByEntity).ToLookup(one => one.Key, one => one.Value, StringComparer.Ordinal);
        var entities = subjects.Concat(before).SelectMany(subject => subject.ByEntity).ToLookup(one => one.Key, one => one.Value, StringComparer.Ordinal);
        foreach (var entity in entities.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (within.Contains(entity.Key) && within[entity.Key].All(state => state == CompletenessState.Missing))
            {
                missing.Add(entity.Key);
            }
            else if (entity.Any(state => state != CompletenessState.Complete))
            {
                incomplete.Add(entity.Key);
            }
        }

        var isMissing = subjects.Any(subject => !subject.AnyReceived);
        var state = isMissing ? CompletenessState.Missing
            : missing.Count == 0 && incomplete.Count == 0 ? CompletenessState.Complete
            : CompletenessState.Partial;
        return new(state, entities.Count, entities.Count - missing.Count - incomplete.Count, missing, incomplete);
    }

    private SubjectReturns ReturnsOf(string subject, ReportingWindow window)
    {
        if (!_known.TryGetValue((subject, window), out var returns))
        {
            returns = Reckon(subject, window);
            _known.Add((subject, window), returns);
        }

        return returns;
    }

    private SubjectReturns Reckon(string subject, ReportingWindow window)
    {
        var elapsed = window.To > snapshot.AsOf ? new ReportingWindow(window.From, snapshot.AsOf) : window;
        var returns = _coverage[subject]
            .Where(c => c.State.IsReceived() && c.Window.Overlaps(elapsed))
            .ToLookup(c => c.AgencyCode, StringComparer.Ordinal);
        var expected = Expected(subject, elapsed);
        if (expected.Count == 0)
        {
            foreach (var entity in returns)
            {
                expected.Add(entity.Key, DaysOf(elapsed, [elapsed]));
            }
        }

        var byEntity = new Dictionary<string, CompletenessState>(StringComparer.Ordinal);
        foreach (var (entity, days) in expected)
        {
            var received = DaysOf(elapsed, returns[entity].Select(r => r.Window));
            var whole = DaysOf(elapsed, returns[entity].Where(r => r.State.IsWhole()).Select(r => r.Window));
            byEntity.Add(entity, !Any(days, received) ? CompletenessState.Missing : Covers(days, whole) ? CompletenessState.Complete : CompletenessState.Partial);
        }

        return new(returns.Count > 0, byEntity);
    }

    /// <summary>The days each entity has to answer for, without those the snapshot says are not due.</summary>
    private SortedDictionary<string, bool[]> Expected(string subject, ReportingWindow window)
    {
        var expected = new SortedDictionary<string, bool[]>(StringComparer.Ordinal);
        foreach (var group in _obligations[subject].GroupBy(o => o.AgencyCode, StringComparer.Ordinal))
        {
            var days = DaysOf(window, group
                .Select(o => (From: o.From ?? DateOnly.MinValue, To: o.To ?? DateOnly.MaxValue))
                .Where(o => o.From <= o.To)
                .Select(o => new ReportingWindow(o.From, o.To)));
            var notDue = DaysOf(window, _coverage[subject]
                .Where(c => c.State == ReturnState.NotDue && c.AgencyCode == group.Key)
                .Select(c => c.Window));
            for (var i = 0; i < days.Length; i++)
            {
                days[i] &= !notDue[i];
            }

            if (Array.IndexOf(days, value: true) >= 0)
            {
                expected.Add(group.Key, days);
            }
        }

        return expected;
    }

    private static bool[] DaysOf(ReportingWindow window, IEnumerable<ReportingWindow> spans)
    {
        var days = new bool[window.Days];
        foreach (var span in spans.Where(s => s.Overlaps(window)))
        {
            var from = Math.Max(span.From.DayNumber, window.From.DayNumber) - window.From.DayNumber;
            var to = Math.Min(span.To.DayNumber, window.To.DayNumber) - window.From.DayNumber;
            Array.Fill(days, value: true, from, to - from + 1);
        }

        return days;
    }

    private static bool Any(bool[] days, bool[] covered)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] && covered[i])
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(bool[] days, bool[] covered)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] && !covered[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="AnyReceived">Somebody returned something, whether it had to or not.</param>
    /// <param name="ByEntity">Of each that is expected.</param>
    private sealed record SubjectReturns(bool AnyReceived, IReadOnlyDictionary<string, CompletenessState> ByEntity);
}
