using System.Globalization;

namespace Pratip.Exchange.Reports.Docx;

/// <summary>Reads the one kind of path that charts have: closed outlines of straight lines, each point relative to the last. Islands are outlines of their own.</summary>
internal static class ProvinceOutline
{
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Read(string path, double scale) =>
        path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(outline => Points(outline, scale));

    private static List<(double X, double Y)> Points(string outline, double scale)
    {
        var numbers = outline.Split(['l', 'z', ' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var points = new List<(double, double)>(numbers.Length / 2);
        double x = 0;
        double y = 0;
        for (var i = 0; i + 1 < numbers.Length; i += 2)
        {
            x += double.Parse(numbers[i], CultureInfo.InvariantCulture);
            y += double.Parse(numbers[i + 1], CultureInfo.InvariantCulture);
            points.Add((x * scale, y * scale));
        }

        return points;
    }
}
