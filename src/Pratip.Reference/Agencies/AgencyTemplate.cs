using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Geography;

namespace Pratip.Reference.Agencies;

/// <summary>
/// A template of the reporting entities: 22 ministries and institutions, five specialised units, 25 capital and provincial
/// committees, and a few organisations. The real list is not public, so a register starts from this one and replaces it.
/// </summary>
public sealed class AgencyTemplate
{
    private const string File = "Agencies/template.json";

    private static readonly Lazy<AgencyTemplate> Shipped = new(Read);

    private readonly FrozenDictionary<string, AgencyTemplateEntry> _byCode;

    private AgencyTemplate(LocalizedText note, IReadOnlyList<AgencyTemplateEntry> agencies)
    {
        Note = note;
        Agencies = agencies;
        _byCode = agencies.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
    }

    public static AgencyTemplate Standard => Shipped.Value;

    /// <summary>Says that this is a template.</summary>
    public LocalizedText Note { get; }

    /// <summary>Parents stand before their children.</summary>
    public IReadOnlyList<AgencyTemplateEntry> Agencies { get; }

    public AgencyTemplateEntry? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public IEnumerable<AgencyTemplateEntry> ReportersOf(string subject) => Agencies.Where(a => a.ReportsSubjects.Contains(subject, StringComparer.Ordinal));

    private static AgencyTemplate Read()
    {
        var file = EmbeddedData.ReadJson(File, AgencyJson.Default.AgencyFile);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return new AgencyTemplate(new LocalizedText(file.En, file.Km), [.. file.Agencies.Select(row => Entry(row, codes))]);
    }

    private static AgencyTemplateEntry Entry(AgencyRow row, HashSet<string> codes)
    {
        Check(row, "organisation-kind", row.Kind);
        Check(row, "organisation-level", row.Level);
        foreach (var subject in row.Reports ?? [])
        {
            Check(row, "return-subject", subject);
        }

        if (row.Parent is not null && !codes.Contains(row.Parent))
        {
            throw new ReferenceDataException(File, row.Code, $"the parent '{row.Parent}' must stand before it.");
        }

        if (row.Province is not null && Gazetteer.Standard.FindProvince(row.Province) is null)
        {
            throw new ReferenceDataException(File, row.Code, $"'{row.Province}' is no province.");
        }

        return codes.Add(row.Code)
            ? new AgencyTemplateEntry(row.Code, row.Kind, row.Level, new LocalizedText(row.En, row.Km), row.Parent, row.Province, row.Reports ?? [], null)
            : throw new ReferenceDataException(File, row.Code, "the code is there twice.");
    }

    private static void Check(AgencyRow row, string list, string code)
    {
        if (!CodeListCatalogue.Standard.Get(list).Contains(code))
        {
            throw new ReferenceDataException(File, row.Code, $"'{code}' is not in the list {list}.");
        }
    }
}

internal sealed record AgencyFile(string En, string Km, IReadOnlyList<AgencyRow> Agencies);

internal sealed record AgencyRow(string Code, string Kind, string Level, string En, string Km, string? Parent = null, string? Province = null, IReadOnlyList<string>? Reports = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AgencyFile))]
internal sealed partial class AgencyJson : JsonSerializerContext;
