using Pratip.Kernel;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Stocks;

namespace Pratip.Statistics.Editions;

/// <summary>The JSON files of an edition: its head, its definitions and its texts.</summary>
internal static class DefinitionFiles
{
    public const string Format = "pratip-edition";

    public static byte[] Head(EditionHead head)
    {
        var json = new JsonText();
        json.Object(null, () => json
            .Member("format", Format)
            .Member("tabulation", head.Tabulation)
            .Member("window", head.Window.ToString())
            .List("comparisons", head.Comparisons.Select(window => window.ToString()))
            .Member("vintage", EditionCodes.Of(head.Vintage))
            .Member("number", head.Number)
            .Member("asOf", CsvText.Of(head.AsOf))
            .Member("purpose", EditionCodes.Of(head.Purpose))
            .Member("before", head.Before));
        return json.ToBytes();
    }

    public static byte[] Measures(IEnumerable<Measure> measures)
    {
        var json = new JsonText();
        json.Object(null, () => json.List("measures", () =>
        {
            foreach (var measure in measures.OrderBy(m => m.Id, StringComparer.Ordinal))
            {
                json.Object(null, () => Write(json, measure));
            }
        }));
        return json.ToBytes();
    }

    public static byte[] Classifications(IEnumerable<Classification> classifications)
    {
        var json = new JsonText();
        json.Object(null, () => json.List("classifications", () =>
        {
            foreach (var one in classifications.OrderBy(c => c.Id, StringComparer.Ordinal))
            {
                json.Object(null, () =>
                {
                    json.Member("id", one.Id).Member("open", one.IsOpen);
                    json.List("codes", () => Write(json, one.Codes));
                    json.Member("unknown", one.Unknown);
                });
            }
        }));
        return json.ToBytes();
    }

    public static byte[] Texts(IEnumerable<EditionText> texts)
    {
        var json = new JsonText();
        json.Object(null, () => json.List("texts", () =>
        {
            foreach (var text in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                json.Object(null, () => json.Member("key", text.Key).Member("text", text.Text));
            }
        }));
        return json.ToBytes();
    }

    public static byte[] Stocks(IEnumerable<StockDefinition> stocks)
    {
        var json = new JsonText();
        json.Object(null, () => json.List("stocks", () =>
        {
            foreach (var stock in stocks.OrderBy(s => s.Id, StringComparer.Ordinal))
            {
                json.Object(null, () => Write(json, stock));
            }
        }));
        return json.ToBytes();
    }

    private static void Write(JsonText json, StockDefinition stock)
    {
        json.Member("id", stock.Id).Member("version", stock.Version).Member("table", stock.Table).Member("section", stock.Section).Member("unit", EditionCodes.Of(stock.Unit));
        json.List("subjects", stock.Subjects).Member("facts", stock.Facts).Member("entered", stock.Entered).Member("left", stock.Left).Member("by", stock.By);
        json.List("ways", () => Write(json, stock.Ways));
        WriteWhere(json, stock.Where);
        json.Member("title", stock.Title).Member("definition", stock.Definition).Member("legalBasis", stock.LegalBasis);
    }

    private static void Write(JsonText json, IEnumerable<ClassificationCode> codes)
    {
        foreach (var code in codes)
        {
            json.Object(null, () => json.Member("code", code.Code).Member("label", code.Label));
        }
    }

    private static void WriteWhere(JsonText json, IReadOnlyDictionary<string, IReadOnlyList<string>> where) => json.Object("where", () =>
    {
        foreach (var (column, codes) in where.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            json.List(column, codes);
        }
    });

    private static void Write(JsonText json, Measure measure)
    {
        json.Member("id", measure.Id).Member("version", measure.Version).Member("unit", EditionCodes.Of(measure.Unit))
            .Member("subject", measure.Subject);
        if (measure.Needs.Count > 0)
        {
            json.List("needs", measure.Needs);
        }

        json.Member("facts", measure.Facts);
        if (measure.Placing is { } placing)
        {
            json.Object("placing", () => json.Member("date", placing.Date).Member("until", placing.Until));
        }

        WriteWhere(json, measure.Where);
        json.Object("counting", () => Write(json, measure.Counting));
        json.List("breakdowns", () =>
        {
            foreach (var one in measure.Breakdowns)
            {
                json.Object(null, () => json.Member("id", one.Id).Member("column", one.Column).Member("classification", one.ClassificationId).Member("title", one.Title));
            }
        });
        json.Member("title", measure.Title).Member("definition", measure.Definition).Member("legalBasis", measure.LegalBasis);
        if (measure.Footnote is { } footnote)
        {
            json.Object("footnote", () => json.Member("text", footnote.Text).Member("column", footnote.Column).List("codes", footnote.Codes));
        }

        json.Member("reported", EditionCodes.Of(measure.Reported));
    }

    private static void Write(JsonText json, Counting counting)
    {
        json.Member("kind", EditionCodes.Of(counting.Kind)).Member("column", counting.Column).Member("precedence", counting.Precedence).List("order", counting.Order);
        json.Object("amounts", () =>
        {
            foreach (var (code, column) in counting.Amounts)
            {
                json.Member(code, column);
            }
        });
        json.Member("amountsBy", counting.AmountsBy).List("except", counting.Except);
    }
}
