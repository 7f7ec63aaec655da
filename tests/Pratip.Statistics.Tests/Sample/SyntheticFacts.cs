using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Tests.Sample;

/// <summary>Random rows in every fact table, with unknown codes, unknown and partial dates, and persons who recur.</summary>
internal static class SyntheticFacts
{
    private static readonly string[] Subjects =
        ["cases", "suspects", "victims", "hand-overs", "removals", "court", "repatriations", "interceptions", "complaints", "prevention"];

    public static FactSnapshot Of(int seed, int rows, int? shuffle = null) => Register(seed, rows).Snapshot(shuffle);

    public static IEnumerable<FigureRequest> EveryFigure(params string[] windows) =>
        from window in windows
        from measure in MeasureCatalogue.Standard.All
        from division in measure.Breakdowns.Select(b => (string?)b.Id).Prepend(null).Concat(CrossedOnce(measure))
        select new FigureRequest(measure, ReportingWindow.Parse(window), division);

    /// <summary>Every breakdown that can be, crossed with the next in the list.</summary>
    public static IEnumerable<string> CrossedOnce(Measure measure)
    {
        var crossed = measure.Breakdowns.Where(measure.CanBeCrossed).Select(b => b.Id).ToList();
        return crossed.Zip(crossed.Skip(1), (one, other) => $"{one}{Breakdown.Cross}{other}");
    }

    private static SampleRegister Register(int seed, int rows)
    {
        var random = new Random(seed);
        var register = new SampleRegister();
        foreach (var subject in Subjects)
        {
            register.Return(subject, "2020..2026");
        }

        foreach (var table in FactSchema.Standard.Tables)
        {
            for (var i = 0; i < rows; i++)
            {
                register.Row(table.Id,
                [
                    .. table.Dates.Select(c => (c, (object?)Date(random))),
                    .. table.Codes.Select(c => (c.Key, (object?)Code(random, c.Value))),
                    .. table.Keys.Select(c => (c, (object?)random.Next(rows / 3))),
                    .. table.Amounts.Select(c => (c, (object?)(random.Next(5) == 0 ? null : random.Next(90)))),
                ]);
            }
        }

        return register;
    }

    private static string? Date(Random random)
    {
        var day = new DateOnly(2022, 1, 1).AddDays(random.Next(1500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(12) switch { 0 => null, 1 => day[..4], 2 => day[..7], _ => day };
    }

    private static string? Code(Random random, string classification)
    {
        var codes = ClassificationCatalogue.Standard.Get(classification).Codes;
        return random.Next(8) == 0 ? null : codes[random.Next(Math.Min(codes.Count, 6))].Code;
    }
}
