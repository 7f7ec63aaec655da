using Pratip.Statistics.Checks;

namespace Pratip.Statistics.Claims.Check;

/// <summary>Parts that a text lists and the total that it gives.</summary>
internal static class ListChecks
{
    /// <summary>Three of many are examples; a longer list that nearly makes up the total is taken for the whole.</summary>
    private const int LeastOfList = 4;

    /// <summary>What may be missing of a list that is taken for the whole, in per cent.</summary>
    private const long MostMissing = 5;

    private const string Home = "KH";

    /// <summary>Breakdowns of two parts: both together are the whole.</summary>
    private static readonly string[] Halves = ["sex", "majority", "group", "citizenship-group"];

    public static IEnumerable<TextFinding> Of(StatedLevels levels)
    {
        // Girls are parts of the minors by their sex and of the females by their age: each list is held against its own total.
        foreach (var list in levels.All.SelectMany(c => c.Of, (c, part) => (Claim: c, Part: part)).GroupBy(c => (c.Claim.Measure, c.Claim.Window, c.Part.By, Others: string.Join(',', c.Claim.Of.Where(p => p != c.Part))), c => c.Claim))
        {
            var parts = list.DistinctBy(c => Code(c, list.Key.By), StringComparer.Ordinal).ToList();
            var isAbroad = list.Key.By == "citizenship" && !parts.Exists(c => Code(c, "citizenship") == Home);
            if (Total(levels, list.Key.Measure!, list.First(), list.Key.By, isAbroad) is { } total && Checked(total, parts, list.Key.By) is { } found)
            {
                yield return new(found, [total, .. parts]);
            }
        }
    }

    private static string Code(Claim claim, string by) => claim.Of.First(p => p.By == by).Code;

    /// <summary>The total of the measure, or the number of foreigners where the citizenships of foreigners are listed.</summary>
    private static Claim? Total(StatedLevels levels, string measure, Claim part, string by, bool isAbroad)
    {
        var same = levels.All.Where(c => c.Measure == measure && c.Window == part.Window).ToList();
        var foreigners = same.Find(c => c.Of is [{ By: "citizenship-group", Code: "foreign" }]);
        return isAbroad && foreigners is not null ? foreigners : same.Find(c => c.Of.SequenceEqual(part.Of.Where(p => p.By != by)));
    }

    private static Finding? Checked(Claim total, List<Claim> parts, string by)
    {
        var stated = new StatedSum(TextChecks.Whole(total), [.. parts.Select(TextChecks.Whole)], total.SaidParts is { } count && by is "citizenship" or "country" && parts.Count >= LeastOfList ? total.SaidParts : null);
        var sum = stated.Parts.Sum();
        var isWhole = (parts.Count == 2 && Halves.Contains(by, StringComparer.Ordinal)) || (parts.Count >= LeastOfList && (stated.Total - sum) * 100 <= stated.Total * MostMissing);
        return sum > stated.Total || isWhole || stated.SaidParts is not null ? SumCheck.Of(stated) : null;
    }
}
