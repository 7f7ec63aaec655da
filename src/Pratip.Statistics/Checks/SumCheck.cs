using Pratip.Reference.Wording;

namespace Pratip.Statistics.Checks;

/// <summary>A total and the parts that are said to make it up.</summary>
/// <param name="SaidParts">How many parts were said to be there ("from eight nationalities"); null where nobody said.</param>
public sealed record StatedSum(long Total, IReadOnlyList<long> Parts, int? SaidParts = null);

/// <summary>Parts against totals, and lists against what they are called: a list that is not complete has to say so.</summary>
public static class SumCheck
{
    public const string Name = "parts-and-total";

    public static Finding Of(StatedSum said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var sum = said.Parts.Sum();
        if (said.SaidParts is { } count && count != said.Parts.Count)
        {
            return Found(Verdict.Error, "checks.sum.count", count, said.Parts.Count, sum, said.Total);
        }

        return sum == said.Total ? Found(Verdict.Agrees, "checks.sum.agrees", sum)
            : sum < said.Total ? Found(Verdict.Error, "checks.sum.short", sum, said.Total, said.Total - sum)
            : Found(Verdict.Error, "checks.sum.over", sum, said.Total, sum - said.Total);
    }

    private static Finding Found(Verdict verdict, string says, params object?[] numbers) => new(Name, verdict, new Message(says, numbers));
}
