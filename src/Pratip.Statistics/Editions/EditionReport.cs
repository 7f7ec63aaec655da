using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Statistics.Editions;

/// <summary>
/// The committee's report of an edition: its figures with what was hidden, the accepted findings as footnotes, what was revised, and the
/// secretariat's own texts. Nothing is counted again.
/// </summary>
public static class EditionReport
{
    /// <param name="supersededBy">The later edition that has come out since; a bundle by itself does not know.</param>
    /// <param name="standing">What keeps it from being in force; null for one that two persons signed, which every bundle is of.</param>
    public static ReportDocument Of(EditionContent content, EditionDocket docket, string? supersededBy = null, EditionStanding? standing = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(docket);
        var head = content.Head;
        ReportingWindow? beside = head.Comparisons.Count == 0 ? null : head.Comparisons[0];
        var figures = FiguresOfEdition.Of(content).ToDictionary(f => (f.Measure.Id, f.Window, f.By));
        ReportingWindow[] windows = beside is { } before ? [head.Window, before] : [head.Window];
        var basis = new ReportBasis(
            head.Window, beside, head.AsOf, head.Purpose, Report.RequestsOf(TableCatalogue.Standard, windows),
            request => figures.GetValueOrDefault((request.Measure.Id, request.Window, request.By)) ?? Absent(request), StocksOfEdition.Of(content))
        {
            Rules = CountingRules.Of(head.Tabulation),
        };
        var document = Report.Build(basis, TableCatalogue.Standard, null, new(Blocks(docket), [.. docket.Changes.Select(change => Revision(change, content))]));
        return WithFootnotes(document, docket) with
        {
            Edition = EditionName.Of(head),
            Before = head.Before,
            SupersededBy = supersededBy,
            Standing = standing,
            EditionTitle = ReportTexts.Say("edition.named", EditionName.Of(head), CodeListCatalogue.Standard.Label("edition-vintage", EditionCodes.Of(head.Vintage)), head.Number),
            Disclosure = DisclosureDecision.Of([]),
        };
    }

    /// <summary>A table of today's report that the edition did not have prints as not reported.</summary>
    private static Figure Absent(FigureRequest request) => new(
        request.Measure, request.Window, request.By, [], null, Completeness.Nothing, FigureSource.Computed, [], null);

    private static IReadOnlyList<ReportBlock> Blocks(EditionDocket docket) =>
    [
        .. docket.Texts.Where(text => EditionCodes.TryParse<ReportBlockKind>(text.Key, out _))
            .Select(text => new ReportBlock(EditionCodes.TryParse<ReportBlockKind>(text.Key, out var kind) ? kind : default, text.Text)),
    ];

    private static ReportRevision Revision(EditionChange change, EditionContent content)
    {
        var figure = NameOf(change, content);
        var reason = change.Reason is ChangeReason.Disclosure ? ReportTexts.Say("edition.disclosure")
            : change.Reason is { } known ? CodeListCatalogue.Standard.Label("edition-change-reason", EditionCodes.Of(known)) : ReportTexts.Say("edition.unexplained");
        return new(figure, change.Window, change.Before, change.After, change.Explanation is { } words ? new($"{reason.En}: {words}", $"{reason.Km}៖ {words}") : reason)
        {
            IsOfHidden = change.IsOfHidden,
        };
    }

    /// <summary>What a changed figure is called, without its window.</summary>
    public static LocalizedText NameOf(EditionChange change, EditionContent content)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Stocks.FirstOrDefault(s => s.Id == change.MeasureId) is { } stock)
        {
            return ReportTexts.Say("row.of", stock.Title, StockTables.LabelOf(stock, change.Key!));
        }

        var measure = content.Measures.First(m => m.Id == change.MeasureId);
        return change.By is null || change.Key is null ? measure.Title : ReportTexts.Say("row.of", measure.Title, Label(measure, change, content));
    }

    private static LocalizedText Label(Measure measure, EditionChange change, EditionContent content)
    {
        var breakdowns = measure.FindBreakdowns(change.By!).ToList();
        var labels = change.Key!.Split(Breakdown.Cross).Zip(breakdowns, (code, breakdown) => LabelOf(breakdown, code, content)).ToList();
        return labels.Count == 0 ? new(change.Key!, change.Key!)
            : labels is [var only] && measure.Breakdowns.Any(other => other.Id != change.By && other.Id != Breakdown.Month && (change.Key == FactTable.UnknownCode || CodesOf(other, content).Any(code => code.Label == only)))
                ? ReportTexts.Say("row.of", breakdowns[0].Title, only)
                : ReportTexts.LabelOf(labels);
    }

    private static LocalizedText LabelOf(Breakdown breakdown, string code, EditionContent content) =>
        breakdown.Id == Breakdown.Month ? new(code, code) : ListOf(breakdown, content)!.LabelOf(code);

    /// <summary>Adults of one set of age bands and of another have one name, and are told apart by the breakdown's.</summary>
    private static IEnumerable<ClassificationCode> CodesOf(Breakdown breakdown, EditionContent content) => ListOf(breakdown, content)?.Codes ?? [];

    private static Classification? ListOf(Breakdown breakdown, EditionContent content) => content.Classifications.FirstOrDefault(list => list.Id == breakdown.ClassificationId);

    /// <summary>What was found and accepted is printed with the reason, after the notes of the tables.</summary>
    private static ReportDocument WithFootnotes(ReportDocument document, EditionDocket docket)
    {
        var accepted = docket.Findings.Where(finding => finding is { StopsRelease: true, IsInternal: false, Accepted: not null })
            .Select((finding, i) => new ReportNote(document.Notes.Count + 1 + i, new($"{finding.Says.En} {finding.Accepted}", $"{finding.Says.Km} {finding.Accepted}")));
        return document with { Notes = [.. document.Notes, .. accepted] };
    }
}
