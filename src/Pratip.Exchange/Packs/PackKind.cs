using Pratip.Kernel;

namespace Pratip.Exchange.Packs;

/// <summary>For whom a pack is made.</summary>
public enum PackKind
{
    /// <summary>The workbook that answers the questionnaire of the Global Report on Trafficking in Persons.</summary>
    Unodc,

    /// <summary>Indicator 16.2.2 of the Sustainable Development Goals.</summary>
    Sdg,

    /// <summary>The answers to the yearly request of the United States, April to March.</summary>
    Tip,

    /// <summary>Structure and data as statistical offices exchange them.</summary>
    Sdmx,

    /// <summary>One plain table with a dictionary.</summary>
    Csv,
}

public static class PackKinds
{
    public static IReadOnlyList<PackKind> All { get; } = Enum.GetValues<PackKind>();

    /// <summary>Also part of the name of the file.</summary>
    public static string Code(this PackKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Whether an edition of the window can answer what the pack asks: some ask for a calendar year, one for April to March.</summary>
    public static bool Fits(this PackKind kind, ReportingWindow window) => kind switch
    {
        PackKind.Unodc or PackKind.Sdg => window.IsYear,
        PackKind.Tip => window.From is { Month: 4, Day: 1 } && window.To == window.From.AddYears(1).AddDays(-1) && window.HasYearBefore,
        _ => true,
    };

    public static bool TryParse(string? text, out PackKind kind)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Code(), text, StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
