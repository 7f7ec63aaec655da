namespace Pratip.Linkage.Lookup;

/// <summary>
/// Among the many of a frequent name the asker's own records would be lost: beside the best of all, the best of one holder are
/// compared and kept. Only a choice of candidates; what may be shown is not decided here.
/// </summary>
internal readonly struct HeldShare
{
    private const int FewestCompared = 24;

    private readonly IndexCore _core;
    private readonly int _holder;
    private readonly int _count;

    public HeldShare(IndexCore core, LookupQuery query)
    {
        _core = core;
        _holder = core.Holders.Find(query.Holder);
        _count = _holder > 0 ? Math.Max(0, query.CountOfHolder) : 0;
    }

    public int ComparedOfHolder => _count + (_count / 2);

    /// <summary>Somewhat more than are wanted, because exact places differ from rough ones.</summary>
    public static int Compared(int count) => Math.Max(FewestCompared, count + (count / 2));

    public bool Holds(in Slot slot) => _count > 0 && slot.Holder == _holder;

    /// <summary>So many of all, and the best of the holder up to their own number.</summary>
    public List<ComparedPerson> Keep(List<ComparedPerson> sorted, int count)
    {
        var kept = new List<ComparedPerson>(Math.Min(sorted.Count, count + _count));
        var held = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            held += sorted[i].IsHeld ? 1 : 0;
            if (i < count || (sorted[i].IsHeld && held <= _count))
            {
                kept.Add(sorted[i]);
            }
        }

        return kept;
    }
}
