using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Reports;

/// <summary>The codes that stand in data files. They are a public contract; the words for people come from the texts.</summary>
internal static class ReportCodes
{
    /// <summary>No report leaves the office yet: nothing is published before disclosure control.</summary>
    public const string Release = "internal";

    /// <summary>Whether a file that somebody passes on holds counts of one or two persons.</summary>
    public static string SmallCells(bool areShown) => areShown ? "shown" : "hidden";

    public static string Code(this ReportCellKind kind) => Kebab(kind);

    public static string Code(this CellOrigin origin) => Kebab(origin);

    public static string Code(this RegisterPurpose purpose) => Kebab(purpose);

    public static string Code(this CompletenessState state) => Kebab(state);

    public static string Code(this EditionStanding standing) => Kebab(standing);

    public static string Code(this CountingUnit unit) => Kebab(unit);

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
