namespace Pratip.Linkage.Counting;

/// <summary>Pairs that tell the same, and how many there are.</summary>
/// <param name="Bits">What the rest weighs.</param>
/// <param name="Pattern">How far the numbers agree.</param>
/// <param name="IsCompared">Whether the rest alone finds them.</param>
/// <param name="Count">How many.</param>
internal readonly record struct PairCell(double Bits, ulong Pattern, bool IsCompared, double Count);

/// <summary>Many pairs come down to few cells, and whatever is estimated again and again is estimated from those.</summary>
internal sealed class PairCells
{
    private const double BitsOfCell = 0.25;

    private readonly List<(int Bits, ulong Pattern, bool IsCompared)> _cells = [];
    private readonly int[] _cellOf;

    /// <param name="pairs">What each pair tells.</param>
    public PairCells(IReadOnlyList<(double Bits, ulong Pattern, bool IsCompared)> pairs)
    {
        var places = new Dictionary<(int, ulong, bool), int>();
        _cellOf = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var cell = ((int)Math.Round(pairs[i].Bits / BitsOfCell), pairs[i].Pattern, pairs[i].IsCompared);
            if (!places.TryGetValue(cell, out _cellOf[i]))
            {
                places.Add(cell, _cellOf[i] = _cells.Count);
                _cells.Add(cell);
            }
        }
    }

    /// <param name="weight">What each pair counts for, by its place; null counts each once.</param>
    public PairCell[] Counted(Func<int, double>? weight = null)
    {
        var counts = new double[_cells.Count];
        for (var i = 0; i < _cellOf.Length; i++)
        {
            counts[_cellOf[i]] += weight?.Invoke(i) ?? 1;
        }

        return [.. _cells.Select((cell, place) => new PairCell(cell.Bits * BitsOfCell, cell.Pattern, cell.IsCompared, counts[place]))];
    }
}
