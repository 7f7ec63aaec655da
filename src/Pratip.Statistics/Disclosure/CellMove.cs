namespace Pratip.Statistics.Disclosure;

/// <summary>
/// Another table that shows the same: some hidden cells go up and as they do others go down, and every sum holds. It proves how
/// far an attacker must leave each of them open, without a linear program.
/// </summary>
/// <param name="Cells">The cells that move.</param>
/// <param name="By">How far each moves when the first goes up by one.</param>
/// <param name="Up">How far the first can go up before another is zero.</param>
/// <param name="Down">How far it can go down.</param>
internal sealed record CellMove(int[] Cells, double[] By, double Up, double Down)
{
    /// <summary>How many cells rest on it as their proof.</summary>
    public int Uses { get; set; }

    /// <summary>How far the cell at a place can go up or down in this move.</summary>
    public (double Up, double Down) Of(int place) => By[place] > 0
        ? (Up * By[place], Down * By[place])
        : (Down * -By[place], Up * -By[place]);
}
