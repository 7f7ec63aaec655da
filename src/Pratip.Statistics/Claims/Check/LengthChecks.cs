using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Claims.Check;

/// <summary>A text that compares ten months with twelve compares the months as well. That needs no register to be seen.</summary>
internal static class LengthChecks
{
    private const string Key = "checks.length.";

    public static IEnumerable<TextFinding> Of(IReadOnlyList<Claim> claims) =>
        UnequalComparison.In(claims).Select(c => new TextFinding(new(WindowChecks.Length, Verdict.LabelOrWindow, Says(c)), c.Claims));

    private static Message Says(UnequalComparison compared) =>
        new(Key + "unequal", compared.Later.Name, compared.Earlier.Name, new Message(Key + What(compared)), LikeOf(compared));

    /// <summary>Fewer months alone can make a fall, and more of them a rise; a rise over fewer months is one in any case.</summary>
    private static string What(UnequalComparison compared) => (compared.Direction, compared.Later.IsShorterThan(compared.Earlier)) switch
    {
        ( < 0, true) => "fewer-make-a-fall",
        ( > 0, false) => "more-make-a-rise",
        ( > 0, true) => "rise-understated",
        ( < 0, false) => "fall-understated",
        _ => "not-comparable",
    };

    private static Message LikeOf(UnequalComparison compared) => compared.Like is [] ? new(Key + "same-months")
        : compared.Like is [_, var other, ..]
        ? new(Key + "like-or", ReportTexts.NameOf(compared.Like[0].Later), ReportTexts.NameOf(compared.Like[0].Earlier), ReportTexts.NameOf(other.Later), ReportTexts.NameOf(other.Earlier))
        : new(Key + "like", ReportTexts.NameOf(compared.Like[0].Later), ReportTexts.NameOf(compared.Like[0].Earlier));
}
