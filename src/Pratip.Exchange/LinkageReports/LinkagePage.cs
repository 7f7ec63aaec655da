using System.Security.Cryptography;
using System.Text;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Charts;
using Pratip.Exchange.Reports.Html;
using Pratip.Kernel;
using Pratip.Linkage.Weights;
using Pratip.Registry.Identities;

namespace Pratip.Exchange.LinkageReports;

/// <summary>The page of a run: one file without script or request, that prints.</summary>
internal sealed class LinkagePage(LinkageWords words, LinkageOutcome outcome, IReadOnlyDictionary<Guid, string> agencies, RegisterPurpose purpose)
{
    /// <summary>Overlaps between fewer persons are for the office's own work and not for a page that may travel.</summary>
    private const int FewestInCommon = 11;

    private readonly Markup _page = new();

    public string Render()
    {
        _page.Raw("<!DOCTYPE html>\n").Open("html", ("lang", words.Report.LanguageTag)).Line();
        WriteHead();
        _page.Open("body").Line();
        _page.Element("p", $"{words.Report.Purpose(purpose)} \u00B7 {words.Report["internal"]}", ("class", "mark"), ("role", "note")).Line();
        _page.Open("main").Line().Element("h1", words["title"]).Line();
        WriteSummary();
        if (outcome.Details is { } details)
        {
            WriteWeights(details);
            WriteThresholds(details);
            WriteBlocking(details);
            WriteSizes(details);
            WriteGroups(details);
            WriteJudged(details);
        }

        WriteOverlap();
        _page.Close().Line().Close().Line().Close().Line();
        return _page.ToString();
    }

    private void WriteHead()
    {
        var css = ReportStyleSheet.Plain;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        _page.Open("head").Line().Leaf("meta", ("charset", "utf-8")).Line();
        _page.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src 'sha256-{hash}'")).Line();
        _page.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        _page.Element("title", words["title"]).Line().Open("style").Raw(css).Close().Line().Close().Line();
    }

    private void WriteSummary()
    {
        _page.Element("p", words["lead"]).Line().Open("dl", ("class", "facts")).Line();
        Fact("reports", words.Number(outcome.Counts.Reports));
        Fact("persons", words.Number(outcome.Counts.Persons));
        Fact("shared", words.Number(outcome.Counts.Shared));
        if (outcome.Unique is { } unique)
        {
            Fact("interval", words.Fill("interval-value", words.Number(unique.Low), words.Number(unique.High), words.Number(unique.Median)));
            Fact("never-compared", words.Number(unique.NeverCompared));
        }

        Fact("automatic", words.Number(outcome.AutomaticPairs));
        Fact("review", words.Number(outcome.ReviewPairs));
        Fact("decided", words.Number(outcome.DecidedPairs));
        Fact("threshold", words.Fill("per-mille", Probability(outcome.ThresholdPerMille)));
        Fact("model", $"{outcome.ModelVersion} \u00B7 {outcome.Seed}");
        _page.Close().Line();
        if (outcome.IsOutsideInterval)
        {
            _page.Element("p", words.Fill("outside", words.Number(outcome.Counts.Persons), words.Number(outcome.ReviewPairs))).Line();
        }

        if (outcome.Details is { AreWeightsLearnt: false })
        {
            _page.Element("p", words["usual-weights"]).Line();
        }

        if (outcome.Unique is { IsLearnt: false })
        {
            _page.Element("p", words["nothing-learnt"]).Line();
        }
        else if (outcome.Unique is { HasNumbers: false })
        {
            _page.Element("p", words["no-numbers"]).Line();
        }

        if (outcome.Causes.Count > 0)
        {
            Table("causes", ["cause", "pairs"], outcome.Causes.OrderByDescending(cause => cause.Value).Select(cause => new[] { words.Cause(cause.Key), words.Number(cause.Value) }));
        }
    }

    private void WriteWeights(LinkageDetails details)
    {
        var groups = details.Fields.Select(field => new WeightGroup(words.Field(field.Field), [.. Levels(field)])).ToList();
        Section("weights", Math.Log2(details.Prior / (1 - details.Prior)) is var prior ? words.Decimal(prior, 1) : "");
        Figure("weights", frame => WeightChart.Draw(frame, groups));
        Table("weights", ["field", "level", "m", "u", "bits"], details.Fields.SelectMany(field => Enumerable.Range(1, field.Levels.Count - 1).Reverse().Select(level => new[]
        {
            words.Field(field.Field), words.Level(LinkageLevels.WordOf(field.Levels[level])), words.Percent(field.Same[level]), words.Percent(field.Different[level]), words.Decimal(field.Weight(level), 1),
        })));

        IEnumerable<(string, double)> Levels(FieldWeights field) =>
            Enumerable.Range(1, field.Levels.Count - 1).Reverse().Select(level => (words.Level(LinkageLevels.WordOf(field.Levels[level])), field.Weight(level)));
    }

    private void WriteThresholds(LinkageDetails details)
    {
        Section("thresholds");
        var rows = details.Thresholds.Select(point => new ChartRow(Probability(point.PerMille) + (point.IsChosen ? " \u2190" : ""), ChartRowKind.Item, [Thousandths(point.Precision), Thousandths(point.Recall)])).ToList();
        Figure("thresholds", frame => BarChart.Draw(frame, [words["precision"], words["recall"]], rows));
        Table("thresholds", ["from", "pairs", "precision", "recall", "f1"], details.Thresholds.Select(point => new[]
        {
            Probability(point.PerMille) + (point.IsChosen ? " " + words["chosen"] : ""), words.Number(point.Pairs), words.Percent(point.Precision), words.Percent(point.Recall), words.Percent(point.F1),
        }));
    }

    private void WriteBlocking(LinkageDetails details)
    {
        Section("blocking", words.Number(details.CutPairs));
        if (details.Rules.Count == 0)
        {
            _page.Element("p", words["all-compared"]).Line();
            return;
        }

        Table("blocking", ["rule", "pairs", "alone", "added"], details.Rules.Select(rule => new[]
        {
            string.Join(" + ", rule.Rule.Keys.Select(key => $"{words.Field(details.Fields[key.Field].Field)} ({words["form." + key.Form.ToString().ToLowerInvariant()]})")),
            words.Number((long)rule.Pairs), words.Percent(rule.Recall), words.Percent(rule.Added),
        }));
    }

    private void WriteSizes(LinkageDetails details)
    {
        Section("sizes");
        var last = details.Sizes[^1].Times;
        var rows = details.Sizes.Select(size => new ChartRow(size.Times == last ? words.Fill("and-more", words.Number(size.Times)) : words.Number(size.Times), ChartRowKind.Item, [size.Persons])).ToList();
        Figure("sizes", frame => BarChart.Draw(frame, [words["persons"]], rows));
        Table("sizes", ["times", "persons"], rows.Select(row => new[] { row.Label, words.Number(row.Values[0].Number!.Value) }));
    }

    private void WriteGroups(LinkageDetails details)
    {
        Section("groups");
        foreach (var kind in details.Groups.GroupBy(group => group.Kind, StringComparer.Ordinal))
        {
            Table("groups-" + kind.Key, [kind.Key, "automatic", "expected-wrong", "review"], kind.Select(group => new[]
            {
                words.Group(group), words.Number(group.Automatic), group.Automatic == 0 ? words["none"] : words.Percent(group.ExpectedWrong), words.Number(group.Reviews),
            }));
        }
    }

    private void WriteJudged(LinkageDetails details)
    {
        Section("judged");
        if (details.Judged.Count == 0)
        {
            _page.Element("p", words["nothing-judged"]).Line();
            return;
        }

        var fewest = words.Number(Calibration.FewestOfEither);
        _page.Element("p", details.Line is { } line ? words.Fill("calibrated", fewest, words.Decimal(line.Slope, 2), words.Decimal(line.Shift, 1)) : words.Fill("not-calibrated", fewest)).Line();
        var labels = details.Judged.Select(bin => $"{words.Number(bin.FromPerMille)} \u2013 {words.Number(bin.ToPerMille)}").ToList();
        Figure("judged", frame => BarChart.Draw(frame, [words["said"], words["calibrated-bar"], words["same"]], [.. details.Judged.Zip(labels, (bin, label) => new ChartRow(label, ChartRowKind.Item, [Thousandths(bin.Said), Thousandths(bin.Calibrated), Thousandths(bin.Same)]))]));
        Table("judged", ["from", "pairs", "said", "calibrated", "same"], details.Judged.Zip(labels, (bin, label) => new[] { label, words.Number(bin.Pairs), words.Percent(bin.Said), words.Percent(bin.Calibrated), words.Percent(bin.Same) }));
    }

    private void WriteOverlap()
    {
        Section("overlap", words.Number(FewestInCommon));
        Table("overlap", ["agency", "other-agency", "persons"], outcome.Counts.Pairs.Select(cell => new[]
        {
            agencies[cell.AgencyId], agencies[cell.OtherAgencyId], cell.Persons < FewestInCommon ? words.Fill("fewer", words.Number(FewestInCommon)) : words.Number(cell.Persons),
        }));
    }

    /// <summary>In 1,000. What is rounded up to certainty is not certain.</summary>
    private string Probability(int perMille) => perMille < 1000 ? words.Number(perMille) : "> " + words.Number(999);

    private static long Thousandths(double share) => (long)Math.Round(1000 * share);

    private void Fact(string name, string value) => ReportHtml.Fact(_page, words[name], value);

    private void Section(string name, params object?[] args)
    {
        _page.Element("h2", words["title." + name], ("id", name)).Line();
        _page.Element("p", words.Fill("lead." + name, args)).Line();
    }

    private void Figure(string name, Func<ChartFrame, string> draw)
    {
        var frame = new ChartFrame("chart-" + name, words["title." + name], words["chart." + name], words["none"], words.Language, words.Report.LanguageTag);
        _page.Open("figure").Line().Open("figcaption").Element("strong", words["chart." + name]).Close().Line().Raw(draw(frame)).Line().Close().Line();
    }

    /// <summary>The first column says what a row is about; the others are figures unless they are words of the model.</summary>
    private void Table(string name, string[] columns, IEnumerable<string[]> rows)
    {
        _page.Open("div", ("class", "table")).Line().Open("table").Line().Element("caption", words["table." + name]).Line();
        _page.Open("thead").Line().Open("tr");
        foreach (var column in columns)
        {
            _page.Element("th", words["column." + column], ("scope", "col"), ("class", IsWords(column) ? null : "number"));
        }

        _page.Close().Line().Close().Line().Open("tbody").Line();
        foreach (var row in rows)
        {
            _page.Open("tr").Element("th", row[0], ("scope", "row"));
            for (var i = 1; i < row.Length; i++)
            {
                _page.Element("td", row[i], ("class", IsWords(columns[i]) ? null : "number"));
            }

            _page.Close().Line();
        }

        _page.Close().Line().Close().Line().Close().Line();
    }

    private static bool IsWords(string column) => column is "field" or "level" or "rule" or "cause" or "agency" or "other-agency" or "from" or "times" or "citizenship" or "script";
}
