using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Data;
using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Editions;

/// <summary>What the program holds an edition against before anybody signs it: the checks of figures, and what may be shown.</summary>
internal static class StandardRules
{
    public static IReadOnlyList<EditionFinding> Check(EditionContent full, EditionContent? before) =>
    [
        .. FigureChecks.Run(FiguresOfEdition.Of(full), before is null ? null : FiguresOfEdition.Of(before))
            .Where(finding => finding.Verdict is not Verdict.Agrees)
            .Select(finding => new EditionFinding(finding.Key, finding.Check, finding.Verdict, finding.StopsRelease, Say(finding.Says)))
            .OrderBy(finding => finding.Key, StringComparer.Ordinal),
    ];

    public static EditionHiding Disclose(EditionContent full, IReadOnlyList<EditionContent> released, IReadOnlyList<EditionExemption> exemptions)
    {
        var policy = DisclosurePolicy.Standard.With([.. exemptions.SelectMany(one => ExemptionsOf(one, full))]);
        var decision = DisclosureControl.Decide(DisclosureControl.CellsOf(full), policy, [.. released.SelectMany(DisclosureControl.CellsOf)]);
        var hidden = decision.Hidden.Where(cell => cell.IsPrinted).Select(cell => new EditionSuppression(
            cell.Id.MeasureId, cell.Id.Window, cell.Id.By, cell.Id.Key, cell.IsSmall ? SuppressionKind.Primary : SuppressionKind.Complementary, RuleOf(cell)));
        var open = decision.Exempt.Select(cell => new EditionSuppression(cell.Id.MeasureId, cell.Id.Window, cell.Id.By, cell.Id.Key, SuppressionKind.Exempt, cell.Exemption.Reason));
        return new(
            [.. hidden.Concat(open).Concat(Asides(full, policy)).Concat(Reported(full, policy)).DistinctBy(s => (s.MeasureId, s.Window, s.By, s.Key))
                .OrderBy(s => (s.MeasureId, s.Window, s.By, s.Key), Comparer<(string, ReportingWindow, string?, string?)>.Create(CellOrder.Compare))],
            [.. decision.Findings.Select(FindingOf).OrderBy(finding => finding.Key, StringComparer.Ordinal)]);
    }

    /// <summary>What a reader can still work out of a hidden cell stands in the edition: the proof that hiding it was enough.</summary>
    private static string RuleOf(HiddenCell cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(cell.IsSmall ? "small" : "protects")}; between {cell.Least:0.##} and {(double.IsInfinity(cell.Most) ? "any" : cell.Most.ToString("0.##", CultureInfo.InvariantCulture))}");

    /// <summary>How few have no date, or were counted once instead of twice, is a small count like any other.</summary>
    private static IEnumerable<EditionSuppression> Asides(EditionContent full, DisclosurePolicy policy)
    {
        foreach (var aside in full.Asides)
        {
            var threshold = policy.RuleOf(aside.MeasureId).Threshold;
            if (aside.Undated is { } undated && undated > 0 && undated < threshold)
            {
                yield return new(aside.MeasureId, aside.Window, EditionBuilder.UndatedAside, null, SuppressionKind.Primary, "small");
            }

            if (aside.BeforeLinkage is { } before && full.Cells.FirstOrDefault(c => c.MeasureId == aside.MeasureId && c.Window == aside.Window && c.By is null)?.Value is { } linked
                && before - linked is > 0 and var removed && removed < threshold)
            {
                yield return new(aside.MeasureId, aside.Window, EditionBuilder.LinkageAside, null, SuppressionKind.Primary, "small");
            }
        }
    }

    private static IEnumerable<EditionSuppression> Reported(EditionContent full, DisclosurePolicy policy) => full.Reported
        .Where(one => policy.RuleOf(one.MeasureId).IsSmall(one.By, one.Value))
        .Select(one => new EditionSuppression(one.MeasureId, one.Window, one.By, one.Key, SuppressionKind.Primary, "small"));

    private static IEnumerable<DisclosureExemption> ExemptionsOf(EditionExemption one, EditionContent full) =>
        (one.By is { } by ? [by] : full.Cells.Where(cell => cell.MeasureId == one.MeasureId).Select(cell => cell.By).OfType<string>().Distinct(StringComparer.Ordinal))
        .Select(breakdown => new DisclosureExemption(one.MeasureId, breakdown, one.Key, one.Rule, "asked", "approved"));

    private static EditionFinding FindingOf(DisclosureFinding found)
    {
        var check = "disclosure-" + EditionCodes.Of(found.Kind);
        var name = string.Join(' ', new[] { found.Id.MeasureId, found.Id.Window.ToString(), found.Id.By, found.Id.Key }.OfType<string>());
        return new($"{check}:{name}", check, Verdict.Error, true, Say(new Message("checks." + check, name, found.Count)), found.Id.MeasureId, found.Id.Window);
    }

    private static LocalizedText Say(Message says) =>
        new(StatisticsTexts.All.Format(says, Language.English), StatisticsTexts.All.Format(says, Language.Khmer));
}
