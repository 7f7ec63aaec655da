using Pratip.Kernel;
using Pratip.Reference.CodeLists;

namespace Pratip.Reference.Screening;

/// <summary>The indicator sets, their dimensions and the rules over them, as shipped.</summary>
/// <param name="Dimensions">In the order in which an interview asks.</param>
/// <param name="DimensionRules">The first that is met is the reason given.</param>
public sealed record IndicatorCatalogue(
    IReadOnlyList<ScreeningDimension> Dimensions, IReadOnlyList<IndicatorSet> Sets, IReadOnlyList<DimensionRule> DimensionRules, IReadOnlyList<AdviceRule> AdviceRules)
{
    private static readonly Lazy<IndicatorCatalogue> Shipped = new(() => IndicatorFiles.Read(EmbeddedData.Open));

    public static IndicatorCatalogue Standard => Shipped.Value;

    /// <summary>Reads and checks the files of a catalogue, by their names.</summary>
    /// <exception cref="ReferenceDataException">names the file and the line.</exception>
    public static IndicatorCatalogue Read(Func<string, Stream> open) => IndicatorFiles.Read(open);

    public IndicatorSet? Find(string? id) => Sets.FirstOrDefault(set => set.Id == id);

    /// <summary>A reason of an advice in words; a code the data no longer know stays as it was stored.</summary>
    public IReadOnlyList<LocalizedText> Words(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (AdviceRules.FirstOrDefault(rule => rule.Code == reason) is { } overall)
        {
            return [overall.Words];
        }

        var parts = reason.Split(':');
        return parts.Length == 2 && Dimensions.FirstOrDefault(one => one.Code == parts[0]) is { } dimension && DimensionRules.FirstOrDefault(one => one.Code == parts[1]) is { } rule
            ? [dimension.Name, rule.Words]
            : [new LocalizedText(reason, reason)];
    }
}

/// <summary>Reads the data files and refuses what does not fit together, with the file and the line.</summary>
internal static class IndicatorFiles
{
    private const string Folder = "Screening/";

    public static IndicatorCatalogue Read(Func<string, Stream> open)
    {
        List<ScreeningDimension> dimensions = [.. Rows(open, "dimensions.csv", "code", "part", "en", "km")
            .Select(row => new ScreeningDimension(row.Required(0), Enumerated<ScreeningPart>(row, 1), Words(row, 2)))];
        var indicators = Rows(open, "indicators.csv", "sets", "dimension", "code", "strength", "en", "km").ToList();
        foreach (var row in indicators)
        {
            Require(row, dimensions.Exists(one => one.Code == row[1]), $"names the dimension '{row[1]}', which is not there.");
        }

        List<IndicatorSet> sets = [.. Rows(open, "sets.csv", "id", "version", "expected", "complete", "source", "en", "km").Select(row => Set(row, dimensions, indicators))];
        foreach (var row in indicators)
        {
            Require(row, row[0] == "*" || row.List(0) is { Length: > 0 } of && of.All(id => sets.Exists(set => set.Id == id)), "names a set that is not there.");
        }

        return new IndicatorCatalogue(
            dimensions, sets,
            [.. Rows(open, "dimension-rules.csv", "code", "strong", "medium", "weak", "en", "km").Select(row => new DimensionRule(row.Required(0), Number(row, 1), Number(row, 2), Number(row, 3), Words(row, 4)))],
            [.. Rows(open, "advice-rules.csv", "code", "advice", "for", "parts", "found", "strong", "en", "km").Select(Advice)]);
    }

    private static IndicatorSet Set(CsvRow row, List<ScreeningDimension> dimensions, List<CsvRow> indicators)
    {
        var id = row.Required(0);
        var own = indicators.Where(one => one[0] == "*" || one.List(0).Contains(id)).ToList();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in own)
        {
            Require(one, codes.Add(one.Required(2)), $"the code {one[2]} is there twice in {id}.");
        }

        Require(row, own.Count > 0, $"{id} has no indicators.");
        var set = new IndicatorSet(
            id, row.Required(1), Words(row, 5), id.StartsWith("child-", StringComparison.Ordinal), row[3] == "yes", row.Required(4),
            [.. own.Select(one => new Indicator(one[2], one[1], Enumerated<IndicatorStrength>(one, 3), Words(one, 4)))]);
        foreach (var (number, dimension) in row.List(2).Zip(dimensions))
        {
            Require(row, set.Of(dimension).Count.ToString(System.Globalization.CultureInfo.InvariantCulture) == number, $"{id} should have {number} indicators of {dimension.Code} and has {set.Of(dimension).Count}.");
        }

        return set;
    }

    private static AdviceRule Advice(CsvRow row)
    {
        Require(row, ScreeningAdvice.Rank(row.Required(1)) > 0 && CodeListCatalogue.Standard.Get("screening-advice").Contains(row[1]), $"'{row[1]}' raises no concern, and that is all a rule may do.");
        Require(row, row[2] is "any" or "child", $"'{row[2]}' is not 'any' or 'child'.");
        var parts = row.List(3).Select(part => Enum.TryParse<ScreeningPart>(part, ignoreCase: true, out var known) ? known : throw Wrong(row, $"'{part}' is no part.")).ToList();
        Require(row, parts.Count > 0 || Number(row, 4) > 0, "would hold for everybody.");
        return new AdviceRule(row.Required(0), row[1], row[2] == "child", parts, Number(row, 4), Number(row, 5), Words(row, 6));
    }

    private static IEnumerable<CsvRow> Rows(Func<string, Stream> open, string file, params string[] columns) => EmbeddedData.ReadTable(Folder + file, open(Folder + file), columns);

    private static LocalizedText Words(CsvRow row, int column) => new(row.Required(column), row.Required(column + 1));

    private static int Number(CsvRow row, int column) =>
        int.TryParse(row[column], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(row, $"'{row[column]}' is no number.");

    private static T Enumerated<T>(CsvRow row, int column)
        where T : struct, Enum => Enum.TryParse<T>(row[column], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : throw Wrong(row, $"'{row[column]}' is not known.");

    private static void Require(CsvRow row, bool holds, string problem)
    {
        if (!holds)
        {
            throw Wrong(row, problem);
        }
    }

    private static ReferenceDataException Wrong(CsvRow row, string problem) => new(row.File, $"line {row.Line}", problem);
}
