using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Tests.Sample;

/// <summary>
/// Registers as unkind as real ones: dates known to the day, month or year or not at all, codes no list knows, persons and
/// files that recur in and out of the window, numbers not given.
/// </summary>
internal static class RandomRegister
{
    private static readonly string[] Subjects =
        ["cases", "suspects", "victims", "hand-overs", "removals", "court", "repatriations", "interceptions", "complaints", "prevention"];

    public static SampleRegister Of(int seed, int rows)
    {
        var random = new Random(seed);
        var register = new SampleRegister();
        foreach (var subject in Subjects)
        {
            register.Return(subject, "2021..2026");
        }

        foreach (var table in FactSchema.Standard.Tables)
        {
            for (var i = 0; i < rows; i++)
            {
                register.Row(table.Id,
                [
                    .. table.Dates.Select(c => (c, (object?)Date(random))),
                    .. table.Codes.Select(c => (c.Key, (object?)Code(random, c.Value))),
                    .. table.Keys.Select((c, place) => (c, (object?)random.Next(1 + (rows / (place + 2))))),
                    .. table.Amounts.Select(c => (c, (object?)(random.Next(4) == 0 ? null : random.Next(90)))),
                ]);
            }
        }

        return register;
    }

    /// <summary>A window about where the facts are; its edges fall on edges of months as often as between them.</summary>
    public static ReportingWindow Window(Random random)
    {
        var from = new DateOnly(2022, 6, 1).AddDays(random.Next(1100));
        var to = from.AddDays(random.Next(500));
        return random.Next(5) switch
        {
            0 => ReportingWindow.OfYear(from.Year),
            1 => ReportingWindow.OfSemester(from.Year, 1 + random.Next(2)),
            2 => ReportingWindow.OfMonths(from.Year, from.Month, to.Year, to.Month),
            3 => ReportingWindow.OfMonths(from.Year, 4, from.Year + 1, 3),
            _ => new ReportingWindow(from, to),
        };
    }

    private static string? Date(Random random)
    {
        var day = new DateOnly(2022, 1, 1).AddDays(random.Next(1500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(10) switch { 0 => null, 1 => day[..4], 2 => day[..7], _ => day };
    }

    private static string? Code(Random random, string classification)
    {
        var codes = ClassificationCatalogue.Standard.Get(classification).Codes;
        return random.Next(10) switch
        {
            0 => null,
            1 => FactTable.UnknownCode,
            2 => "retired-code",
            _ => codes[random.Next(Math.Min(codes.Count, 8))].Code,
        };
    }
}
