using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;

namespace Pratip.Statistics.Claims.Check;

/// <summary>The sentence that a finding is told in.</summary>
internal static class ClaimWords
{
    public static Message Of(ClaimFinding finding)
    {
        var said = finding.Verdict switch
        {
            ClaimVerdict.NotCheckable => new Message("claims.says.not-checkable", Missing(finding)),
            ClaimVerdict.Differs when finding.Difference is { } by => new Message("claims.says.differs", finding.Actual, by),
            ClaimVerdict.Contradicts when finding.Actual is null => new Message("claims.says.contradicts-nothing"),
            _ when finding.Actual is null => new Message("claims.verdict." + finding.Verdict.Code()),
            _ => new Message("claims.says." + finding.Verdict.Code(), finding.Actual),
        };
        return finding.Explanation is { } why ? new Message("claims.says.with-reason", said, Reason(why, finding.ExplainedBy)) : said;
    }

    private static Message Reason(Explanation why, string? by) => by is null
        ? new Message("claims.reason." + EditionCodes.Of(why))
        : new Message("claims.reason.of", new Message("claims.reason." + EditionCodes.Of(why)), by);

    private static Message Missing(ClaimFinding finding) => finding.Missing.Count switch
    {
        0 => new Message("claims.missing.measure"),
        1 => new Message("claims.missing." + EditionCodes.Of(finding.Missing[0])),
        _ => new Message("claims.missing.two", new Message("claims.missing." + EditionCodes.Of(finding.Missing[0])), new Message("claims.missing." + EditionCodes.Of(finding.Missing[1]))),
    };
}
