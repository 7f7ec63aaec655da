using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;
using Pratip.Statistics.Tables;

namespace Pratip.Statistics.Editions;

/// <summary>What the program holds an edition against before anybody signs it: the checks of figures, and what may be shown.</summary>
internal static class StandardRules
{
    /// <summary>A finding names so many numbers; the rest only count.</summary>
    private const int MostNamed = 40;

    public static IReadOnlyList<EditionFinding> Check(EditionContent full, EditionContent? before) =>
    [
        .. NothingReported(full),
        .. FigureChecks.Run(
            FiguresOfEdition.Of(full), before is null ? null : FiguresOfEdition.Of(before), [.. StocksOfEdition.Of(full).Select(stock => stock.ToFlow()).OfType<StockFlow>()])
            .Where(finding => finding.Verdict is not Verdict.Agrees)
            .Select(finding => new EditionFinding(finding.Key, finding.Check, finding.Verdict, finding.StopsRelease, Say(finding.Says)))
            .OrderBy(finding => finding.Key, StringComparer.Ordinal),
    ];

    /// <summary>A window that nobody has told anything of is a mistaken year sooner than a figure; that everything is missing can be meant, so it is said and stops nobody.</summary>
    private static IEnumerable<EditionFinding> NothingReported(EditionContent full)
    {
        var own = full.Cells.Where(cell => cell.Window == full.Head.Window);
        if (own.All(cell => cell.State is EditionCellState.NotReported))
        {
            const string check = "nothing-reported";
            yield return new($"{check}:{full.Head.Window}", check, Verdict.SuspectedError, false, Say(new Message("checks." + check, ReportTexts.NameOf(full.Head.Window))));
        }
    }

    public static EditionHiding Disclose(EditionContent full, IReadOnlyList<ReleasedEdition> released, IReadOnlyList<EditionExemption> exemptions)
    {
        var policy = DisclosurePolicy.Standard.With([.. exemptions.SelectMany(one => ExemptionsOf(one, full))]);
        var own = full.AllCells.Select(DisclosureControl.IdOf).ToHashSet();
        var decision = DisclosureControl.DecideSideBySide(
            DisclosureControl.CellsOf(full), policy,
            [.. released.Select(one => one.Numbers())]);
        var hidden = decision.Hidden.Where(cell => cell.IsPrinted && own.Contains(cell.Id)).Select(cell => new EditionSuppression(
            cell.Id.MeasureId, cell.Id.Window, cell.Id.By, cell.Id.Key, SuppressionKind.Hidden, RuleOf(cell)));
        var open = decision.Exempt.Select(cell => new EditionSuppression(cell.Id.MeasureId, cell.Id.Window, cell.Id.By, cell.Id.Key, SuppressionKind.Exempt, cell.Exemption.Reason));
        return new(
            [.. hidden.Concat(open).Concat(Asides(full, policy)).Concat(Reported(full, policy)).DistinctBy(s => (s.MeasureId, s.Window, s.By, s.Key))
                .OrderBy(s => (s.MeasureId, s.Window, s.By, s.Key), Comparer<(string, ReportingWindow, string?, string?)>.Create(CellOrder.Compare))],
            [.. decision.Findings.Concat(GivenAwayByChange(full, released, decision, policy)).GroupBy(found => (found.Kind, found.Id.MeasureId)).Select(same => FindingOf(same.Key.Kind, same.Key.MeasureId, [.. same])).OrderBy(finding => finding.Key, StringComparer.Ordinal)]);
    }

    /// <summary>
    /// What is shown in one of two editions of the window and hidden in the other, and is another number now: whoever has both takes what came
    /// from the one that is shown, and may be left with the hidden one.
    /// </summary>
    private static IEnumerable<DisclosureFinding> GivenAwayByChange(EditionContent full, IReadOnlyList<ReleasedEdition> released, DisclosureDecision decision, DisclosurePolicy policy)
    {
        if (released.LastOrDefault(one => one.Told.Head.Window == full.Head.Window)?.Numbers() is not { } before)
        {
            return [];
        }

        // Few families have such a number, and only those are attacked.
        var changed = RevisedAttack.Changed(before, DisclosureControl.CellsOf(full), decision.IsHidden);
        return policy.Families.Divide(DisclosureControl.CellsOf(full)).SelectMany(family =>
        {
            var ids = family.Select(cell => cell.Id).ToHashSet();
            var asked = changed.Where(ids.Contains).ToHashSet();
            return asked.Count == 0 ? [] : SuppressionAudit.Broken(new RevisedAttack(before.Where(cell => ids.Contains(cell.Id)), family, decision.IsHidden, policy).Find(asked));
        }).Where(cell => !decision.Findings.Any(finding => finding.Id == cell.Id)).DistinctBy(cell => cell.Id)
            .Select(cell => new DisclosureFinding(DisclosureFindingKind.SmallRevision, cell.Id, (long)Math.Floor(cell.Width + Proofs.Rounding)));
    }

    /// <summary>
    /// What a reader can still work out of a hidden cell stands in the edition: the proof that hiding it was enough. Where it was not,
    /// because of what was printed before, it is what the edition by itself leaves: it neither does the reader's sums nor says where they pay.
    /// </summary>
    private static string RuleOf(HiddenCell cell)
    {
        var (least, most) = !cell.IsOpen ? (cell.Least, cell.Most) : cell.Alone ?? (0, double.PositiveInfinity);
        return string.Create(CultureInfo.InvariantCulture, $"between {least:0.##} and {(double.IsInfinity(most) ? "any" : most.ToString("0.##", CultureInfo.InvariantCulture))}");
    }

    /// <summary>How few have no date, or were counted once instead of twice, is a small count like any other.</summary>
    private static IEnumerable<EditionSuppression> Asides(EditionContent full, DisclosurePolicy policy)
    {
        var totals = full.Cells.Where(c => c.By is null).ToDictionary(c => (c.MeasureId, c.Window), c => c.Value);
        foreach (var aside in full.Asides)
        {
            var rule = policy.RuleOf(aside.MeasureId);
            if (aside.Undated is { } undated && rule.IsFew(undated))
            {
                yield return new(aside.MeasureId, aside.Window, EditionBuilder.UndatedAside, null, SuppressionKind.Hidden, "few");
            }

            if (aside.BeforeLinkage is { } before && totals.GetValueOrDefault((aside.MeasureId, aside.Window)) is { } linked && rule.IsFew(before - linked))
            {
                yield return new(aside.MeasureId, aside.Window, EditionBuilder.LinkageAside, null, SuppressionKind.Hidden, "few");
            }
        }
    }

    private static IEnumerable<EditionSuppression> Reported(EditionContent full, DisclosurePolicy policy) => full.Reported
        .Where(one => policy.RuleOf(one.MeasureId).IsSmall(new(one.MeasureId, one.Window, one.By, one.Key), one.Value))
        .Select(one => new EditionSuppression(one.MeasureId, one.Window, one.By, one.Key, SuppressionKind.Hidden, "few"));

    private static IEnumerable<DisclosureExemption> ExemptionsOf(EditionExemption one, EditionContent full) =>
        (one.By is { } by ? [by] : full.Cells.Where(cell => cell.MeasureId == one.MeasureId).Select(cell => cell.By).OfType<string>().Distinct(StringComparer.Ordinal))
        .Select(breakdown => new DisclosureExemption(one.MeasureId, breakdown, one.Key, one.Rule, "asked", "approved"));

    /// <summary>One finding for each measure and kind: somebody decides once, with every number named.</summary>
    private static EditionFinding FindingOf(DisclosureFindingKind kind, string measureId, IReadOnlyList<DisclosureFinding> found)
    {
        var check = EditionFinding.InternalChecks + EditionCodes.Of(kind);
        var title = StockCatalogue.Standard.Find(measureId)?.Title ?? MeasureCatalogue.Standard.Get(measureId).Title;
        LocalizedText named = new(
            string.Join("; ", found.Take(MostNamed).Select(one => NameOf(one, Language.English))) + (found.Count > MostNamed ? "; ..." : ""),
            string.Join("; ", found.Take(MostNamed).Select(one => NameOf(one, Language.Khmer))) + (found.Count > MostNamed ? "; ..." : ""));
        return new($"{check}:{measureId}", check, Verdict.Error, true, Say(new Message("checks." + check, title, found.Count, named)), measureId);
    }

    /// <summary>With its breakdown: minors of one and children of another have the same name.</summary>
    private static string NameOf(DisclosureFinding found, Language language) =>
        found.IsRemainder ? ReportTexts.Say("edition.remainder", NameOfCell(found, language)).In(language) : NameOfCell(found, language);

    private static string NameOfCell(DisclosureFinding found, Language language)
    {
        if (StockCatalogue.Standard.Find(found.Id.MeasureId) is { } stock)
        {
            return $"{StockTables.LabelOf(stock, found.Id.Key!).In(language)} ({ReportTexts.NameOf(found.Id.Window).In(language)})";
        }

        var measure = MeasureCatalogue.Standard.Get(found.Id.MeasureId);
        var labels = found.Id is { By: { } breakdowns, Key: { } key }
            ? measure.FindBreakdowns(breakdowns).Zip(key.Split(Breakdown.Cross), (breakdown, code) => ClassificationCatalogue.Standard.Get(breakdown.ClassificationId).LabelOf(code).In(language))
            : [ReportTexts.Say("explore.total").In(language)];
        var by = found.Id.By is { } crossed ? string.Join(", ", measure.FindBreakdowns(crossed).Select(breakdown => breakdown.Title.In(language))) + ": " : "";
        return $"{by}{string.Join(", ", labels)} ({ReportTexts.NameOf(found.Id.Window).In(language)})";
    }

    private static LocalizedText Say(Message says) =>
        new(StatisticsTexts.All.Format(says, Language.English), StatisticsTexts.All.Format(says, Language.Khmer));
}
