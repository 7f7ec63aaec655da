using Pratip.Statistics.Claims.Check;

namespace Pratip.Statistics.Tests.Claims.Corpus;

/// <summary>How a part of the corpus was read: what was found, what was read wholly right, what the verdicts were.</summary>
/// <param name="Found">Claims of the right form and number.</param>
/// <param name="Whole">Of these, with the right measure, population, windows and bound.</param>
/// <param name="Verdicts">Of the marked claims that were found, those with the marked verdict.</param>
/// <param name="GivenVerdicts">Verdicts on the claims as they were marked, whatever was read.</param>
public sealed record CorpusScore(int Texts, int Marked, int Read, int Found, int Whole, int Verdicts, int GivenVerdicts)
{
    public static CorpusScore Of(string part, string language)
    {
        var check = new ClaimCheck(CorpusFigures.Standard);
        var score = new CorpusScore(0, 0, 0, 0, 0, 0, 0);
        foreach (var text in MarkedText.Read(part, language))
        {
            var (pairs, others) = text.Match();
            var found = pairs.Where(p => p.Read is not null).ToList();
            score = new(
                score.Texts + 1, score.Marked + pairs.Count, score.Read + found.Count + others.Count, score.Found + found.Count,
                score.Whole + found.Count(p => p.Marked.IsWhollyReadIn(p.Read!)),
                score.Verdicts + found.Count(p => IsMarked(check.Of(p.Read!).Verdict, p.Marked)),
                score.GivenVerdicts + pairs.Count(p => IsMarked(check.Of(p.Marked.ToClaim()).Verdict, p.Marked)));
        }

        return score;
    }

    public static CorpusScore operator +(CorpusScore one, CorpusScore other) => new(
        one.Texts + other.Texts, one.Marked + other.Marked, one.Read + other.Read, one.Found + other.Found, one.Whole + other.Whole, one.Verdicts + other.Verdicts,
        one.GivenVerdicts + other.GivenVerdicts);

    /// <summary>The interval of Wilson for a share, at 95 per cent.</summary>
    public static (double Low, double High) Wilson(int hits, int of)
    {
        const double z = 1.96;
        if (of == 0)
        {
            return (0, 1);
        }

        var share = (double)hits / of;
        var middle = (share + (z * z / (2 * of))) / (1 + (z * z / of));
        var half = z / (1 + (z * z / of)) * Math.Sqrt((share * (1 - share) / of) + (z * z / (4.0 * of * of)));
        return (middle - half, middle + half);
    }

    private static bool IsMarked(ClaimVerdict verdict, MarkedClaim marked) => marked.Verdict == verdict switch
    {
        ClaimVerdict.AgreesRounded => "rounded",
        ClaimVerdict.NotCheckable => "unchecked",
        _ => verdict.Code(),
    };
}
