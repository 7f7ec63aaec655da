using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Claims.Check;

/// <summary>The sentence that a finding is told in.</summary>
internal static class ClaimWords
{
    public static Message Of(ClaimFinding finding)
    {
        var said = finding.Verdict switch
        {
            ClaimVerdict.NotCheckable => new Message("claims.says.not-checkable", Missing(finding)),
            _ when finding is { Claim.Form: ClaimForm.FromTo, Figure.Value: { } later } => new Message("claims.says.from-to", finding.Actual, later),
            _ when finding is { Claim.Form: ClaimForm.Direction, Actual: { } moved } => new Message("claims.says.moved", moved),
            ClaimVerdict.Differs when finding.OtherEnds is { } ends => new Message("claims.says.from-to", ends.Earlier, ends.Later),
            ClaimVerdict.Differs when finding is { Difference: null, Actual: not null } => new Message("claims.says.differs-bound", Number(finding, finding.Actual)),
            ClaimVerdict.Differs when finding.Difference is { } by => new Message("claims.says.differs", Number(finding, finding.Actual), By(finding, by)),
            ClaimVerdict.Contradicts when finding.Actual is null => new Message("claims.says.contradicts-nothing"),
            _ when finding.Actual is null => new Message("claims.verdict." + finding.Verdict.Code()),
            _ => new Message("claims.says." + finding.Verdict.Code(), Number(finding, finding.Actual)),
        };
        return finding.Explanation is { } why ? new Message("claims.says.with-reason", said, Reason(why, finding.ExplainedBy)) : said;
    }

    /// <summary>A number of a growth is a percentage and one of a rank a place: alone it would be read as a count.</summary>
    private static object? Number(ClaimFinding finding, decimal? number) => finding.Claim.Form switch
    {
        ClaimForm.Growth or ClaimForm.Share => new Message("claims.value.per-cent", number),
        ClaimForm.Factor => new Message("claims.value.factor", number),
        ClaimForm.Rank => new Message("claims.value.rank", number),
        _ => By(finding, number),
    };

    /// <summary>Percentages differ by points.</summary>
    private static object? By(ClaimFinding finding, decimal? number) =>
        finding.Claim.Form is ClaimForm.Growth or ClaimForm.Share or ClaimForm.Points ? new Message("claims.value.points", Points(number, finding.Claim.Value?.Decimals ?? 0)) : number;

    /// <summary>As many decimals as a report has, so that a difference of 3.2 is not taken for a rounder one; more where it would read as none at all.</summary>
    private static LocalizedText? Points(decimal? number, int said)
    {
        const int OfReports = 2;
        if (number is not { } points)
        {
            return null;
        }

        var decimals = points != 0 && Math.Round(points, OfReports, MidpointRounding.AwayFromZero) == 0 ? Math.Max(said, OfReports) : OfReports;
        return new(Numbers.Format(points, decimals, Language.English), Numbers.Format(points, decimals, Language.Khmer));
    }

    private static Message Reason(Explanation why, string? by) => by is null
        ? new Message("claims.reason." + EditionCodes.Of(why))
        : new Message("claims.reason.of", new Message("claims.reason." + EditionCodes.Of(why)), Named(by));

    private static Message Missing(ClaimFinding finding) => finding.Missing.Count switch
    {
        0 => new Message("claims.missing.measure"),
        1 => new Message("claims.missing." + EditionCodes.Of(finding.Missing[0])),
        _ => new Message("claims.missing.two", new Message("claims.missing." + EditionCodes.Of(finding.Missing[0])), new Message("claims.missing." + EditionCodes.Of(finding.Missing[1]))),
    };

    /// <summary>A measure and a window by the names that people know.</summary>
    private static object Named(string by) => MeasureCatalogue.Standard.TryGet(by, out var measure) ? measure.Title
        : ReportingWindow.TryParse(by, out var window) ? ReportTexts.NameOf(window)
        : by;
}
