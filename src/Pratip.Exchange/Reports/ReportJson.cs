using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>
/// The report as data for programs, in both languages. The shape is a contract: members may be added, none is renamed or
/// left out, and a figure that was not reported is <c>null</c>, never 0.
/// </summary>
/// <remarks>
/// <code>
/// { format, version, title, window, comparison, asOf, purpose, purposeMark, release, edition, before, supersededBy,
///   sections: [{ letter, title, tables: [{ id, title, notes, columns: [{ kind, title }],
///     rows: [{ label, indent, measure, by, key, window: cell, comparison: cell, difference, growthPercent, seriesBroken, notes }], narrative: [text] }] }],
///   blocks: [{ kind, text }], revisions: [{ figure, window, before, after, reason }],
///   completeness: [{ measure, window, state, expected, reported, missing, incomplete }],
///   notes: [{ number, text }],
///   definitions: [{ measure, version, unit, title, definition, placingDate, legalBasis }] }
/// cell: { window, value, kind, origin, notes } or null; a text: { en, km }; the windows of the report: { name, from, to }
/// </code>
/// </remarks>
public static class ReportJson
{
    public const string Format = "pratip-report";
    public const int Version = 1;

    // Khmer stays readable; what could end a script or an attribute is still escaped by this encoder.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Render(ReportDocument document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            Write(json, "title", document.Title);
            Write(json, "window", document.Window);
            Write(json, "comparison", document.Comparison);
            json.WriteString("asOf", document.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("purpose", document.Purpose.Code());
            Write(json, "purposeMark", document.PurposeMark);
            json.WriteString("release", ReportCodes.Release);
            json.WriteString("edition", document.Edition);
            json.WriteString("before", document.Before);
            json.WriteString("supersededBy", document.SupersededBy);
            json.WriteString("standing", document.Standing?.Code());
            WriteAll(json, "sections", document.Sections, WriteSection);
            WriteAll(json, "blocks", document.Blocks, (writer, block) =>
            {
                writer.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(block.Kind.ToString()));
                Write(writer, "text", block.Text);
            });
            WriteAll(json, "revisions", document.Revisions, WriteRevision);
            WriteAll(json, "completeness", document.Completeness, WriteCompleteness);
            WriteAll(json, "notes", document.Notes, WriteNote);
            WriteAll(json, "definitions", document.Definitions, WriteDefinition);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteSection(Utf8JsonWriter json, ReportSection section)
    {
        json.WriteString("letter", section.Letter);
        Write(json, "title", section.Title);
        WriteAll(json, "tables", section.Tables, WriteTable);
    }

    private static void WriteTable(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteString("id", table.Id);
        Write(json, "title", table.Title);
        Write(json, "notes", table.Notes);
        WriteAll(json, "columns", table.Columns, (writer, column) =>
        {
            writer.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(column.Kind.ToString()));
            Write(writer, "title", column.Title);
        });
        WriteAll(json, "rows", table.Rows, WriteRow);
        json.WriteStartArray("narrative");
        foreach (var sentence in table.Narrative)
        {
            Write(json, sentence);
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, ReportRow row)
    {
        Write(json, "label", row.Label);
        json.WriteNumber("indent", row.Indent);
        json.WriteString("measure", row.Current.MeasureId);
        json.WriteString("by", row.Current.By);
        json.WriteString("key", row.Current.Key);
        Write(json, "window", row.Current);
        Write(json, "comparison", row.Earlier);
        Write(json, "difference", row.Difference);
        Write(json, "growthPercent", row.GrowthPercent);
        json.WriteBoolean("seriesBroken", row.IsBroken);
        Write(json, "notes", row.Notes);
    }

    private static void Write(Utf8JsonWriter json, string name, ReportCell? cell)
    {
        if (cell is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("window", cell.Window.ToString());
        Write(json, "value", cell.Value);
        json.WriteString("kind", cell.Kind.Code());
        json.WriteString("origin", cell.Origin?.Code());
        Write(json, "notes", cell.Notes);
        json.WriteEndObject();
    }

    private static void WriteCompleteness(Utf8JsonWriter json, ReportCompleteness entry)
    {
        json.WriteString("measure", entry.MeasureId);
        json.WriteString("window", entry.Window.ToString());
        json.WriteString("state", entry.Completeness.State.Code());
        json.WriteNumber("expected", entry.Completeness.ExpectedEntities);
        json.WriteNumber("reported", entry.Completeness.ReportedEntities);
        Write(json, "missing", entry.Completeness.Missing);
        Write(json, "incomplete", entry.Completeness.Incomplete);
    }

    private static void WriteRevision(Utf8JsonWriter json, ReportRevision revision)
    {
        Write(json, "figure", revision.Figure);
        json.WriteString("window", revision.Window.ToString());
        Write(json, "before", revision.Before);
        Write(json, "after", revision.After);
        json.WriteBoolean("hidden", revision.IsOfHidden);
        Write(json, "reason", revision.Reason);
    }

    private static void WriteNote(Utf8JsonWriter json, ReportNote note)
    {
        json.WriteNumber("number", note.Number);
        Write(json, "text", note.Text);
    }

    private static void WriteDefinition(Utf8JsonWriter json, ReportDefinition definition)
    {
        json.WriteString("measure", definition.MeasureId);
        json.WriteNumber("version", definition.Version);
        json.WriteString("unit", definition.Unit.Code());
        Write(json, "title", definition.Title);
        Write(json, "definition", definition.Definition);
        Write(json, "placingDate", definition.PlacingDate);
        Write(json, "legalBasis", definition.LegalBasis);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, LocalizedText? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        Write(json, text);
    }

    private static void Write(Utf8JsonWriter json, LocalizedText text)
    {
        json.WriteStartObject();
        json.WriteString("en", Markup.Clean(text.En));
        json.WriteString("km", Markup.Clean(text.Km));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ReportingWindow? window)
    {
        if (window is not { } dates)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("name", dates.ToString());
        json.WriteString("from", dates.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("to", dates.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
