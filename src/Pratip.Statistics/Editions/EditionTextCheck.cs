using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Editions;

/// <summary>
/// Holds the secretariat's texts against the figures of the edition they stand in, as they are shown. What contradicts them, what does
/// not add up within a text, and a number that the edition hides, stop the release like what any other check finds.
/// </summary>
public static class EditionTextCheck
{
    public const string Name = "text-figures";

    /// <summary>So much of a digest tells the sentences of one text apart.</summary>
    private const int DigestLength = 8;

    /// <param name="shown">With small numbers hidden: a finding prints, and must not tell them.</param>
    public static IReadOnlyList<EditionFinding> Of(EditionContent shown, IReadOnlyList<EditionText> texts)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            return [];
        }

        var figures = new EditionsInForce([new DatedEdition(EditionName.Of(shown.Head), shown, null, null)]);
        return
        [
            .. texts.SelectMany(text => new[] { Language.English, Language.Khmer }.SelectMany(language => Of(text, language, figures, shown.Head)))
                .GroupBy(finding => finding.Key, StringComparer.Ordinal)
                .SelectMany(same => same.Select((finding, at) => at == 0 ? finding : finding with { Key = $"{finding.Key}/{at + 1}" })),
        ];
    }

    private static IEnumerable<EditionFinding> Of(EditionText text, Language language, EditionsInForce figures, EditionHead head)
    {
        var read = TextCheck.Of(new GivenText(text.Key, text.Text.In(language), head.AsOf), figures, head.Purpose, head.AsOf);
        foreach (var claim in read.Claims)
        {
            if (claim.Latest is { } answer && (answer.Verdict.IsWrong() || answer.Missing.Contains(MissingPart.FigureHidden)))
            {
                yield return Found(text.Key, language, claim.Quote, Verdict.Error, answer.Says);
            }
        }

        foreach (var remark in read.Remarks.Where(one => one.Verdict is Verdict.Error or Verdict.SuspectedError or Verdict.LabelOrWindow && !IsOfHeadline(one, read.Claims)))
        {
            var quote = read.Claims.FirstOrDefault(claim => remark.Claims.Contains(claim.Number))?.Quote ?? "";
            yield return Found(text.Key, language, quote, remark.Verdict, remark.Says);
        }
    }

    /// <summary>"197 cases of trafficking and sexual exploitation": both groups are how the edition itself names its headline, so that the headline's number under both is no other count.</summary>
    private static bool IsOfHeadline(TextRemark remark, IReadOnlyList<TextClaim> claims) => remark.Check == LabelChecks.Label
        && claims.Where(claim => remark.Claims.Contains(claim.Number)).All(claim => claim is { Claim.IsOfBothGroups: true, Latest.Verdict: ClaimVerdict.Agrees or ClaimVerdict.AgreesRounded });

    private static EditionFinding Found(string block, Language language, string quote, Verdict verdict, LocalizedText says)
    {
        var sentence = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sentence}|{says.En}")))[..DigestLength];
        var code = language == Language.English ? "en" : "km";
        return new(
            $"{Name}:{block}/{code}/{digest}", Name, verdict, true,
            ReportTexts.Say("edition.text-claim", CodeListCatalogue.Standard.Label("edition-text", block), ReportTexts.Say("edition.text-" + code), sentence, says));
    }
}
