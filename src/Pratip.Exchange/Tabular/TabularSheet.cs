namespace Pratip.Exchange.Tabular;

/// <summary>
/// One sheet. Rows come from the file as they are asked for and are not kept. They may be asked for again, from the
/// start, but not twice at the same time.
/// </summary>
public abstract class TabularSheet
{
    private protected TabularSheet(string name, int index, bool isHidden)
    {
        Name = name;
        Index = index;
        IsHidden = isHidden;
    }

    /// <summary>The name on the tab; of a text file the name of the file.</summary>
    public string Name { get; }

    /// <summary>The place among the sheets, from 0.</summary>
    public int Index { get; }

    public bool IsHidden { get; }

    /// <summary>The merged ranges, complete from the first row read.</summary>
    public IReadOnlyList<CellRange> MergedRanges { get; private protected set; } = [];

    public abstract IEnumerable<TabularRow> Rows { get; }
}
