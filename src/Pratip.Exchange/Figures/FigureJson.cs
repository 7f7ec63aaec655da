using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pratip.Kernel;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Figures;

/// <summary>
/// One figure as JSON, a public contract: a value that nobody reported is <c>null</c>, never 0. The same text comes from
/// the command line and from the page.
/// </summary>
public static class FigureJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(Figure figure, RegisterPurpose purpose)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("measure", figure.Measure.Id);
            json.WriteNumber("measureVersion", figure.Measure.Version);
            json.WriteString("unit", JsonNamingPolicy.KebabCaseLower.ConvertName(figure.Measure.Unit.ToString()));
            json.WriteString("window", figure.Window.ToString());
            json.WriteString("from", figure.Window.From.ToString("yyyy-MM-dd"));
            json.WriteString("to", figure.Window.To.ToString("yyyy-MM-dd"));
            json.WriteString("by", figure.By);
            WriteRows(json, figure);
            WriteCount(json, "total", figure.Total);
            WriteCompleteness(json, figure.Completeness);
            WriteLinkage(json, figure.Linkage);
            json.WriteString("source", figure.Source.ToString().ToLowerInvariant());
            WriteReported(json, figure);
            WriteCount(json, "undated", figure.Undated);
            WriteFootnotes(json, figure);
            json.WriteString("purpose", purpose.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRows(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartArray("rows");
        foreach (var row in figure.Rows)
        {
            json.WriteStartObject();
            json.WriteString("key", row.Key);
            json.WriteString("label", row.Label.En);
            json.WriteString("labelKm", row.Label.Km);
            WriteCount(json, "value", row.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCompleteness(Utf8JsonWriter json, Completeness completeness)
    {
        json.WriteStartObject("completeness");
        json.WriteString("state", completeness.State.ToString().ToLowerInvariant());
        json.WriteNumber("expected", completeness.ExpectedEntities);
        json.WriteNumber("reported", completeness.ReportedEntities);
        WriteCodes(json, "missing", completeness.Missing);
        WriteCodes(json, "incomplete", completeness.Incomplete);
        json.WriteEndObject();
    }

    /// <summary>Null where no persons are counted.</summary>
    private static void WriteLinkage(Utf8JsonWriter json, FigureLinkage? linkage)
    {
        if (linkage is null)
        {
            json.WriteNull("linkage");
            return;
        }

        json.WriteStartObject("linkage");
        json.WriteNumber("reported", linkage.Reported);
        json.WriteNumber("linked", linkage.Linked);
        json.WriteNumber("removed", linkage.Removed);
        json.WriteStartArray("overlaps");
        foreach (var overlap in linkage.Overlaps)
        {
            json.WriteStartObject();
            json.WriteString("agency", overlap.AgencyCode);
            json.WriteString("otherAgency", overlap.OtherAgencyCode);
            json.WriteNumber("persons", overlap.Persons);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteReported(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartArray("reportedTotals");
        foreach (var total in figure.ReportedTotals)
        {
            json.WriteStartObject();
            json.WriteString("window", total.Window.ToString());
            json.WriteString("by", total.By);
            json.WriteString("key", total.Key);
            json.WriteNumber("value", total.Value);
            json.WriteString("agency", total.AgencyCode);
            json.WriteString("source", total.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFootnotes(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartArray("footnotes");
        foreach (var footnote in figure.Footnotes)
        {
            json.WriteStartObject();
            json.WriteString("text", footnote.En);
            json.WriteString("textKm", footnote.Km);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCodes(Utf8JsonWriter json, string name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
