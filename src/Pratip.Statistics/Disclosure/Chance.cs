namespace Pratip.Statistics.Disclosure;

/// <summary>Numbers that look like chance and are the same on every machine and in every run.</summary>
internal sealed class Chance
{
    private ulong _drawn;

    /// <summary>A number below another.</summary>
    public int Below(int end) => (int)(CellGrid.Scramble(++_drawn) % (ulong)end);

    public void Shuffle(int[] numbers)
    {
        for (var i = numbers.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
    }
}
