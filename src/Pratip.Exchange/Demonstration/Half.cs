using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>The five half-years the demonstration speaks of, in their order.</summary>
internal enum Half
{
    FirstOf2023,
    SecondOf2023,
    FirstOf2024,
    SecondOf2024,
    FirstOf2025,
}

internal static class Halves
{
    public static IReadOnlyList<Half> All { get; } = Enum.GetValues<Half>();

    public static ReportingWindow Window(this Half half) => ReportingWindow.OfSemester(half.Year(), ((int)half % 2) + 1);

    public static int Year(this Half half) => 2023 + ((int)half / 2);

    /// <summary>Victims of 2023 were never published, so the demonstration has no return of them.</summary>
    public static bool ReportsVictims(this Half half) => half >= Half.FirstOf2024;
}
