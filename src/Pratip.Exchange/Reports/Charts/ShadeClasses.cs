namespace Pratip.Exchange.Reports.Charts;

/// <summary>
/// Divides counts into at most five shades with round limits (1, 2 or 5 times a power of ten), zero apart: none is a
/// statement of its own and never the palest shade of some.
/// </summary>
internal sealed class ShadeClasses
{
    private const string NoneShade = "#ffffff";

    private ShadeClasses(IReadOnlyList<(string Shade, long From, long To)> classes) => Classes = classes;

    /// <summary>In rising order, both ends included.</summary>
    public IReadOnlyList<(string Shade, long From, long To)> Classes { get; }

    public static ShadeClasses Of(IEnumerable<long> values)
    {
        var most = values.DefaultIfEmpty(0).Max();
        var classes = new List<(string, long, long)> { (NoneShade, 0, 0) };
        if (most > 0)
        {
            var step = Step(most);
            for (var (i, from) = (0, 1L); from <= most; i++, from += step)
            {
                classes.Add((ChartFill.Shades[i], from, from + step - 1));
            }
        }

        return new ShadeClasses(classes);
    }

    public string ShadeOf(long value) => ClassOf(value).Shade;

    public bool IsDark(long value) => ChartFill.Shades.Skip(3).Contains(ClassOf(value).Shade, StringComparer.Ordinal);

    private (string Shade, long From, long To) ClassOf(long value) => Classes.First(c => value <= c.To);

    /// <summary>The smallest round step that needs no more than five shades.</summary>
    private static long Step(long most)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<long>)[1, 2, 5])
            {
                if (factor * power * ChartFill.Shades.Count >= most)
                {
                    return factor * power;
                }
            }
        }
    }
}
