namespace Pratip.Linkage.Lookup;

/// <summary>
/// Chooses from the candidates whom to compare exactly: those that gained most, after what the year of birth says, are scored by
/// their parts, and the best of those are chosen.
/// </summary>
internal sealed class RoughChoice
{
    private const int FewestScored = 500;
    private const int MostScored = 5_000;
    private const int Whole = 1000;

    private readonly List<(int Score, int Slot)> _scored = [];
    private readonly List<int> _best = [];
    private readonly int[] _histogram = new int[Whole + 1];

    /// <summary>Slots, roughly best first.</summary>
    public List<int> Chosen { get; private set; } = [];

    /// <summary>False where people who gain as much as those who were scored were left out.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether there are candidates who were not chosen.</summary>
    public bool HasOthers { get; private set; }

    public void Choose(IndexCore core, CandidateSet candidates, RoughNames names, in FactComparison facts, HeldShare holder, int published, int count, Action raise)
    {
        Clear();
        var enough = HeldShare.Compared(count);
        if (candidates.Count > FewestScored)
        {
            raise();
        }

        candidates.Best(FewestScored, MostScored, core, facts, _best, out var isWhole);
        IsWhole = isWhole;
        Score(core, names, facts, published);
        var all = _scored.Count;
        if (!holder.IsAsked)
        {
            KeepBest(enough);
        }

        _scored.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Slot.CompareTo(b.Slot));
        Chosen = holder.Choose(_scored, count);
        HasOthers = Chosen.Count < all;
    }

    public void Clear()
    {
        _scored.Clear();
        _best.Clear();
        Chosen = [];
    }

    private void Score(IndexCore core, RoughNames names, in FactComparison facts, int published)
    {
        foreach (var number in _best)
        {
            if (core.IsSeen(number, published))
            {
                ref readonly var slot = ref core[number];
                _scored.Add((facts.Score(names.Score(core.TokensOf(slot)), slot), number));
            }
        }
    }

    /// <summary>Only so many of the best, with their equals, need to be brought in order.</summary>
    private void KeepBest(int count)
    {
        if (_scored.Count <= 2 * count)
        {
            return;
        }

        Array.Clear(_histogram);
        foreach (var one in _scored)
        {
            _histogram[one.Score]++;
        }

        var (least, sum) = (Whole, _histogram[Whole]);
        while (sum < count)
        {
            least--;
            sum += _histogram[least];
        }

        _scored.RemoveAll(one => one.Score < least);
    }
}
