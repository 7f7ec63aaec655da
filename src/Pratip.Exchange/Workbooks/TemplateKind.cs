using System.Text.Json;
using Pratip.Kernel;
using Pratip.Reference.Agencies;

namespace Pratip.Exchange.Workbooks;

/// <summary>A kind of agency and the sheets it fills in.</summary>
public sealed record TemplateKind(string Id, string En, string Km, IReadOnlyList<string> Sheets)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Sheets that any agency may need, whatever it owes a return about.</summary>
    private static readonly string[] Everybodys = ["prevention", "aggregates"];

    public static IReadOnlyList<TemplateKind> All { get; } = Load();

    public LocalizedText Title => new(En, Km);

    /// <summary>A kind by its id, or the sheets of one agency of the template set by its code; null if there is neither.</summary>
    public static (TemplateKind Kind, string? AgencyCode)? Find(string kindOrCode)
    {
        if (All.FirstOrDefault(k => string.Equals(k.Id, kindOrCode, StringComparison.OrdinalIgnoreCase)) is { } kind)
        {
            return (kind, null);
        }

        var agency = AgencyTemplate.Standard.Agencies.FirstOrDefault(a => string.Equals(a.Code, kindOrCode, StringComparison.OrdinalIgnoreCase));
        return agency is null ? null : (OfAgency(agency), agency.Code);
    }

    private static TemplateKind OfAgency(AgencyTemplateEntry agency)
    {
        var sheets = SheetCatalogue.Standard.Sheets
            .Where(s => Everybodys.Contains(s.Id, StringComparer.Ordinal) || agency.ReportsSubjects.Contains(s.Subject, StringComparer.Ordinal));
        return new(agency.Code, agency.Name.En, agency.Name.Km, [.. sheets.Select(s => s.Id)]);
    }

    private static IReadOnlyList<TemplateKind> Load()
    {
        using var stream = typeof(TemplateKind).Assembly.GetManifestResourceStream("Pratip.Exchange.Workbooks.template-kinds.json")!;
        return JsonSerializer.Deserialize<Content>(stream, Options)!.Kinds;
    }

    private sealed record Content(int Version, IReadOnlyList<TemplateKind> Kinds);
}
