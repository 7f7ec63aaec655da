using System.Text;
using System.Text.Json;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Checks;

/// <summary>
/// What figures owe each other, as data (checks.json): which add up to which, which can never be more than which, which list
/// is counted by which number, and from where on a coincidence or a change asks for a word.
/// </summary>
public sealed record CheckPlan(
    IReadOnlyList<SumRule> Sums,
    IReadOnlyList<AtMostRule> AtMost,
    IReadOnlyList<ListRule> Lists,
    IReadOnlyList<CumulativeRule> Cumulatives,
    SameNumberRule SameNumber,
    ChangeRule Change)
{
    private const string File = "checks.json";

    private static readonly Lazy<CheckPlan> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    public static CheckPlan Standard => Shipped.Value;

    internal static CheckPlan Parse(string json)
    {
        var plan = EmbeddedData.Parse<CheckPlan>(File, json);
        foreach (var term in plan.Sums.SelectMany(s => s.Parts.Prepend(s.Whole)).Concat(plan.AtMost.SelectMany(a => new[] { a.Part, a.Whole })))
        {
            Check(term.Measure, term.By);
        }

        foreach (var list in plan.Lists)
        {
            Check(list.Count, null);
            Check(list.Measure, list.By);
        }

        foreach (var id in plan.Cumulatives.SelectMany(c => new[] { c.Total, c.Flow }).Concat(plan.SameNumber.Related.SelectMany(r => r)))
        {
            Check(id, null);
        }

        CheckUnits(plan, json);
        return plan;
    }

    /// <summary>What is added to each other, or subtracted, is counted in one unit: cases and persons make no sum.</summary>
    private static void CheckUnits(CheckPlan plan, string json)
    {
        foreach (var (index, sum) in plan.Sums.Index())
        {
            CheckUnit(sum.Whole.Measure, sum.Parts.Select(part => part.Measure), () => $"line {LineOf(json, "sums", index)}, sum {index + 1}");
        }

        foreach (var (index, one) in plan.Cumulatives.Index())
        {
            CheckUnit(one.Total, [one.Flow], () => $"line {LineOf(json, "cumulatives", index)}, cumulative {index + 1}");
        }
    }

    private static void CheckUnit(string whole, IEnumerable<string> parts, Func<string> place)
    {
        var unit = MeasureCatalogue.Standard.Get(whole).Unit;
        if (parts.FirstOrDefault(part => MeasureCatalogue.Standard.Get(part).Unit != unit) is { } other)
        {
            throw new InvalidDataException(
                $"{File}, {place()}: '{whole}' counts {unit} and '{other}' counts {MeasureCatalogue.Standard.Get(other).Unit}; only figures of the same unit can be added.");
        }
    }

    /// <summary>The line on which an entry of a list of the file begins, for whoever has to mend it.</summary>
    private static int LineOf(string json, string list, int index)
    {
        const int DepthOfEntries = 2;
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var (isIn, seen) = (false, 0);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
            {
                isIn = reader.ValueTextEquals(list);
            }
            else if (isIn && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: DepthOfEntries } && seen++ == index)
            {
                break;
            }
        }

        return bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
    }

    private static void Check(string measure, string? by)
    {
        if (!MeasureCatalogue.Standard.TryGet(measure, out var known))
        {
            throw new InvalidDataException($"{File}: there is no measure '{measure}'.");
        }

        if (by is not null && known.FindBreakdown(by) is null)
        {
            throw new InvalidDataException($"{File}: the measure '{measure}' has no breakdown '{by}'.");
        }
    }
}

/// <summary>One number of a window: a total, or a part of it.</summary>
public sealed record FigureTerm(string Measure, string? By = null, string? Key = null);

public sealed record SumRule(FigureTerm Whole, IReadOnlyList<FigureTerm> Parts);

public sealed record AtMostRule(FigureTerm Part, FigureTerm Whole);

/// <param name="Count">The measure that says how many codes the list has.</param>
public sealed record ListRule(string Count, string Measure, string By);

/// <param name="Total">A total since a day long ago that entities report.</param>
/// <param name="Flow">What happened in a window; the difference of two totals is one of these.</param>
public sealed record CumulativeRule(string Total, string Flow);

/// <param name="Least">Smaller numbers meet each other by chance all the time.</param>
/// <param name="Breakdowns">Whose parts are looked at beside the totals.</param>
/// <param name="Related">Measures of the same things: that two of them are the same number says nothing.</param>
public sealed record SameNumberRule(long Least, IReadOnlyList<string> Breakdowns, IReadOnlyList<IReadOnlyList<string>> Related)
{
    public bool AreRelated(string one, string other) =>
        one == other || Related.Any(group => group.Contains(one, StringComparer.Ordinal) && group.Contains(other, StringComparer.Ordinal));
}

/// <param name="LeastWindows">How many earlier windows of the same length it takes to know what is usual.</param>
/// <param name="Deviations">How many robust deviations from the median are still usual.</param>
/// <param name="Factor">With fewer windows: how many times as much, or as little, as in the window before asks for a word.</param>
/// <param name="Least">Below this, neither figure is large enough to speak of a change.</param>
public sealed record ChangeRule(int LeastWindows, int Deviations, int Factor, long Least);
