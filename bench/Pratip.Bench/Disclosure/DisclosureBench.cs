using System.Diagnostics;
using System.Globalization;
using Pratip.Statistics.Disclosure;

namespace Pratip.Bench.Disclosure;

/// <summary>
/// How many cells are hidden, what an attacker is left with, and how long it takes: on a published table whose pattern by
/// GaussSuppression is known, and on cubes made of it with another dimension.
/// </summary>
internal static class DisclosureBench
{
    private const int PrimaryBelow = 10;
    private static readonly long[] Widths = [5, 10];

    /// <param name="file">year,gender,exploitType,freq,primary,suppressed as GaussSuppression wrote it, totals written "Total".</param>
    public static void Run(string file)
    {
        var table = PublishedTable.Read(file);
        Console.WriteLine(Line("cells", "width", "primary", "hidden", "Gauss", "ratio", "found out", "narrow", "of Gauss", "CPU s", "audit s"));
        foreach (var width in Widths.Concat(Widths))
        {
            // Twice: the first pair pays for the compiler.
            var ofGauss = AttackerView.Of(table.System, table.Gauss);
            Measure(table.System, width, table.Gauss.Count(hidden => hidden), ofGauss.Count(one => IsSmall(table.System, one.Key) && one.Value.Width < width - 1e-6));
        }

        foreach (var (regions, gauss) in new[] { (4, 674 + 436), (31, 6_723 + 1_195) })
        {
            var cube = table.Divided(regions);
            foreach (var width in Widths)
            {
                Measure(cube, width, gauss, null);
            }
        }

        Console.WriteLine("The larger cubes are made: GaussSuppression's figures are for others of the same size, with 674 and 6,723 primary cells.");
    }

    private static void Measure(CellSystem system, long width, int gauss, int? narrowOfGauss)
    {
        var task = new SuppressionTask(system)
        {
            Primary = Enumerable.Range(0, system.Count).Where(cell => IsSmall(system, cell)).ToDictionary(cell => cell, _ => width),
            Known = new HashSet<int> { Enumerable.Range(0, system.Count).MaxBy(cell => system.Values[cell]) },
        };
        var (pattern, seconds) = Timed(() => ComplementarySuppression.Choose(task));
        var hidden = pattern.IsHidden.Count(one => one);
        var audited = hidden <= 2_000;
        var (found, auditSeconds) = Timed(() => audited ? AttackerView.Of(system, pattern.IsHidden) : new Dictionary<int, CellInterval>());
        var narrow = task.Primary.Keys.Count(cell => (audited ? found[cell].Width : pattern.ProvedUp[cell] + pattern.ProvedDown[cell]) < width - 1e-6);
        Console.WriteLine(Line(
            Text(system.Count), Text(width), Text(task.Primary.Count), Text(hidden), Text(gauss), (hidden / (double)gauss).ToString("F3", CultureInfo.InvariantCulture),
            audited ? Text(found.Count(one => one.Value.Width < 1e-6)) : "by proof", Text(narrow), narrowOfGauss is { } of ? Text(of) : "",
            seconds.ToString("F2", CultureInfo.InvariantCulture), auditSeconds.ToString("F2", CultureInfo.InvariantCulture)));
    }

    private static bool IsSmall(CellSystem system, int cell) => system.Values[cell] is > 0 and < PrimaryBelow;

    /// <summary>Processor time: others may be at work on the machine. The search runs on one thread.</summary>
    private static (T Answer, double Seconds) Timed<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var answer = work();
        process.Refresh();
        return (answer, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Line(params string[] columns) => string.Concat(columns.Select(column => column.PadLeft(11)));
}
