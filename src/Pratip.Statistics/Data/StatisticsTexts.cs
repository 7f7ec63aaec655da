using Pratip.Reference.Wording;

namespace Pratip.Statistics.Data;

/// <summary>The texts of figures and reports, with those of the reference data.</summary>
internal static class StatisticsTexts
{
    public static Texts All { get; } = Texts.Load(typeof(StatisticsTexts).Assembly);
}
