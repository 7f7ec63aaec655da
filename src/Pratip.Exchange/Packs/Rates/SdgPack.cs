using System.Globalization;
using Pratip.Exchange.Packs.Tables;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;

namespace Pratip.Exchange.Packs.Rates;

/// <summary>Indicator 16.2.2: victims of trafficking in persons for each 100,000 people, by sex, age and form of exploitation.</summary>
internal static class SdgPack
{
    private const string MeasureId = "victims.identified";
    private const string Sex = "sex";
    private const string Age = "age-unodc";
    private const string Form = "form";

    public static IReadOnlyList<PackFile> Files(EditionContent content, PackOptions options)
    {
        var head = content.Head;
        if (!PackKind.Sdg.Fits(head.Window))
        {
            throw new PackRefusedException(new Message("exchange.packs.not-a-year", head.Window.ToString(), UnodcPack.YearCommand(head)));
        }

        var windows = head.Comparisons.Append(head.Window).Where(w => w.IsYear).Distinct().OrderBy(w => w.From).ToList();
        var cells = new EditionCells(content);
        var rows = windows.SelectMany(w => Rows(cells, windows, w, options.Population)).ToList();
        if (rows.Find(row => row.Victims.Value > row.Population?.Value) is { } wrong)
        {
            throw new PackRefusedException(new Message("exchange.packs.population-exceeded", wrong.Victims.Value, $"{wrong.Year}", wrong.Population!.Value));
        }

        var name = $"sdg-16-2-2-{PackTexts.NameOf(head)}";
        return [new(name + ".csv", Csv(head, rows, options.RateDecimals)), new(name + ".xlsx", Xlsx(head, rows, options.RateDecimals, cells.FindMeasure(MeasureId)))];
    }

    private static IEnumerable<RateRow> Rows(EditionCells cells, List<ReportingWindow> windows, ReportingWindow window, PopulationTable population)
    {
        var year = window.From.Year;
        yield return new(year, null, null, null, PackTexts.Say("rate.total"), cells.Total(MeasureId, window), population.Find(year, null, null));
        if (cells.FindMeasure(MeasureId) is null)
        {
            yield break;
        }

        foreach (var by in new[] { Sex, Age, $"{Sex}{Breakdown.Cross}{Age}", Form })
        {
            var keys = cells.Keys(MeasureId, windows, by);
            if (keys.Count == 0)
            {
                yield return new(year, null, null, null, cells.TitleOf(MeasureId, by), PackValue.NotAvailable, null);
            }

            foreach (var key in keys)
            {
                var parts = by.Split(Breakdown.Cross).Zip(key.Split(Breakdown.Cross)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
                var (sex, age, form) = (parts.GetValueOrDefault(Sex), parts.GetValueOrDefault(Age), parts.GetValueOrDefault(Form));
                yield return new(year, sex, age, form, cells.LabelOf(MeasureId, by, key), cells.At(MeasureId, window, by, key), population.Find(year, sex, age));
            }
        }
    }

    private static byte[] Csv(EditionHead head, IReadOnlyList<RateRow> rows, int decimals)
    {
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            csv.WriteRow(
                "indicator", "year", "sex", "age", "form", "label_en", "label_km", "victims", "population", "rate_per_100000", "status",
                "population_source", "population_verified", "edition", "purpose", "release");
            foreach (var row in rows)
            {
                csv.Write("16.2.2").Write((long)row.Year).Write(row.Sex).Write(row.Age).Write(row.Form);
                csv.Write(Markup.Clean(row.Label.En)).Write(Markup.Clean(row.Label.Km));
                csv.Write(row.Victims.Value).Write(row.Population?.Value).Write(Text(row, decimals)).Write(row.Status);
                csv.Write(row.Population?.Source).Write(row.Population is { } people ? (people.Verified ? "true" : "false") : null);
                csv.Write(PackTexts.NameOf(head)).Write(head.Purpose.Code()).Write(ReportCodes.Release);
                csv.EndRow();
            }
        }

        return buffer.ToArray();
    }

    /// <summary>All its decimals, so that 3.00 is not read as a rounder number.</summary>
    private static string? Text(RateRow row, int decimals) => row.Rate(decimals)?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static byte[] Xlsx(EditionHead head, List<RateRow> rows, int decimals, Measure? measure)
    {
        var title = PackTexts.Say("kind.sdg");
        using var book = new PackBook(head, title.En);
        book.Cover(title, [(PackTexts.Say("note"), PackTexts.Say("rate.rule"))], []);
        var sheet = book.Begin("16.2.2", 2, new(8), new(44), new(44), new(24), new(16), new(14), new(36), new(60));
        sheet.Write(
            PackBook.Head("rate.year"), PackBook.Head("item"), XlsxCell.Of(PackTexts.Say("item").Km, CellStyle.Header), PackBook.Head("rate.victims"),
            PackBook.Head("rate.population"), PackBook.Head("rate.rate"), PackBook.Head("rate.status"), PackBook.Head("rate.source"));
        foreach (var row in rows)
        {
            sheet.Write(
                XlsxCell.Of(row.Year, CellStyle.Normal), XlsxCell.Of(row.Label.En, CellStyle.Wrapped), XlsxCell.Of(row.Label.Km, CellStyle.Wrapped),
                PackBook.Figure(row.Victims), XlsxCell.Of(row.Population?.Value), XlsxCell.Of(row.Rate(decimals), CellStyle.Decimal),
                XlsxCell.Of(Status(row), CellStyle.Wrapped), XlsxCell.Of(Source(row), CellStyle.Wrapped));
        }

        book.Definitions(measure is null ? [] : [measure]);
        return book.ToArray();
    }

    /// <summary>Beside the rate itself, for whoever copies it without its source.</summary>
    private static string Status(RateRow row) => row.Status == RateRow.NoPopulation
        ? PackTexts.Both("rate.no-population")
        : PackTexts.Both(PackTexts.State(row.Victims.State)) + (row is { Victims.Value: not null, Population.Verified: false } ? $"; {PackTexts.Both("rate.population-unverified")}" : "");

    private static string? Source(RateRow row) => row.Population is not { } people ? null
        : people.Verified ? people.Source
        : $"{people.Source} ({PackTexts.Both("rate.unverified")})";
}
