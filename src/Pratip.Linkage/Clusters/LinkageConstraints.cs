namespace Pratip.Linkage.Clusters;

/// <summary>What is known about pairs of records beside their fields: judgements of people, and facts that exclude each other.</summary>
public sealed class LinkageConstraints
{
    private readonly HashSet<(int, int)> _same;
    private readonly HashSet<(int, int)> _notSame;
    private readonly Func<int, int, bool>? _excludes;

    /// <param name="same">Pairs judged to be of one person.</param>
    /// <param name="notSame">Pairs judged to be of two.</param>
    /// <param name="excludes">Whether two records cannot be of one person: two different verified document numbers, for example.</param>
    public LinkageConstraints(IEnumerable<(int A, int B)> same, IEnumerable<(int A, int B)> notSame, Func<int, int, bool>? excludes = null)
    {
        _same = [.. same.Select(Ordered)];
        _notSame = [.. notSame.Select(Ordered)];
        _excludes = excludes;
    }

    public static LinkageConstraints None { get; } = new([], []);

    /// <summary>The pairs judged to be of one person.</summary>
    public IEnumerable<(int A, int B)> Same => _same;

    public bool IsSame(int a, int b) => _same.Count > 0 && _same.Contains(Ordered((a, b)));

    /// <summary>A judgement that two records are of one person outranks facts that seem to exclude it; not one that they are of two.</summary>
    public bool KeepsApart(int a, int b) =>
        (_notSame.Count > 0 && _notSame.Contains(Ordered((a, b)))) || (_excludes is not null && !IsSame(a, b) && _excludes(a, b));

    /// <summary>The binding weight of two records; null where nothing binds them.</summary>
    internal double? Binding(int a, int b) => KeepsApart(a, b) ? -Agglomeration.Binding : IsSame(a, b) ? Agglomeration.Binding : null;

    private static (int, int) Ordered((int A, int B) pair) => pair.A < pair.B ? pair : (pair.B, pair.A);
}
