using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Check;

/// <summary>The counts of a text that are whole: exact numbers of a known measure in a known window.</summary>
internal sealed class StatedLevels
{
    /// <summary>A text has a few dozen counts; a list of thousands is a table, and each would be held against each.</summary>
    private const int Most = 500;

    private readonly Dictionary<string, Claim> _byWhat = new(StringComparer.Ordinal);

    public StatedLevels(IReadOnlyList<Claim> claims)
    {
        All = [.. claims.Where(c => c is { Form: ClaimForm.Level, Measure: not null, Window: not null, Value: { Bound: ValueBound.Exactly, Low: < 1_000_000_000 } }).Take(Most)];
        foreach (var claim in All)
        {
            _byWhat.TryAdd(Key(claim.Measure!, claim.Window!.Value, claim.Of), claim);
        }

        Totals = [.. All.Where(c => c.Of.Count == 0)];
    }

    public IReadOnlyList<Claim> All { get; }

    public IReadOnlyList<Claim> Totals { get; }

    public decimal? Value(Claim like, ReportingWindow? window) => like.Measure is { } measure && window is { } known ? _byWhat.GetValueOrDefault(Key(measure, known, like.Of))?.Value?.Low : null;

    /// <summary>The two counts that a growth leads from and to, as the text has them, also by a change beside it.</summary>
    public (long Earlier, long Later)? Ends(Claim growth, IReadOnlyList<Claim> claims)
    {
        var later = growth.Later ?? Value(growth, growth.Window);
        var change = claims.FirstOrDefault(c => c.Form is ClaimForm.Change && c.Measure == growth.Measure && c.Window == growth.Window && c.Comparison == growth.Comparison && c.Of.SequenceEqual(growth.Of));
        var from = claims.FirstOrDefault(c => c.Form is ClaimForm.FromTo && c.Direction == growth.Direction && c.Measure == growth.Measure && c.Window == growth.Window && c.Of.SequenceEqual(growth.Of));
        later ??= from?.Later;
        var earlier = growth.Earlier ?? change?.Earlier ?? from?.Earlier ?? (growth.Comparison is { } before ? Value(growth, before) : null)
            ?? (later is not null && change?.Value is { Bound: ValueBound.Exactly } moved ? later - (moved.Low * change!.Direction) : null);
        return earlier is { } one && later is { } other ? ((long)one, (long)other) : null;
    }

    /// <summary>A part and its whole in the same window.</summary>
    public (long Part, long Whole)? ShareOf(Claim claim) =>
        claim.Of.Count > 0 && Value(claim, claim.Window) is { } part && Value(claim with { Of = [] }, claim.Window) is { } whole and > 0 ? ((long)part, (long)whole) : null;

    private static string Key(string measure, ReportingWindow window, IReadOnlyList<ClaimPart> of) => $"{measure}@{window}/{string.Join(',', of)}";
}
