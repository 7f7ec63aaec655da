using System.Text.Json;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;

namespace Pratip.Exchange.Encounters;

/// <summary>The list of people met in one encounter, as a sheet: beside the returns of the agencies, and read and written with the same means.</summary>
internal static class PeopleSheet
{
    public static Sheet Sheet { get; } = Load();

    private static Sheet Load()
    {
        using var stream = typeof(PeopleSheet).Assembly.GetManifestResourceStream("Pratip.Exchange.Encounters.people.json")!;
        return JsonSerializer.Deserialize<Sheet>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The empty list to fill in, with drop-downs.</summary>
public static class PeopleTemplate
{
    public static void Write(Stream output, Language language, string purposeMarker)
    {
        var sheet = PeopleSheet.Sheet;
        var notes = new NotesSheet([sheet], TemplateWriter.Texts, language, NotesSheet.People);
        using var writer = new XlsxWriter(output, $"{sheet.En} · {sheet.Km}");
        var tab = new WorkbookLayout(writer, purposeMarker).Begin(sheet);
        WorkbookLayout.AddDropDowns(tab, sheet, tab.Row + 1, notes.RangeOf, static _ => false);
        notes.Write(writer);
    }
}
