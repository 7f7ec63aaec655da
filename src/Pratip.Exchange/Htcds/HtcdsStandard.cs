using System.Text;
using System.Text.Json;
using Pratip.Kernel;
using Pratip.Reference.Characters;

namespace Pratip.Exchange.Htcds;

/// <summary>A field of the standard, and either the column of the sheet of victims it goes to or why it is not kept.</summary>
/// <param name="Api">The name in the hidden first row of the published templates.</param>
/// <param name="Label">The visible heading.</param>
/// <param name="List">The code list of its values, if it has one.</param>
/// <param name="To">A column of the sheet of victims, or "name" for the parts of a name.</param>
/// <param name="Why">Id of the reason it is not kept.</param>
/// <param name="Aliases">Other spellings, such as the slip in the published templates.</param>
public sealed record HtcdsField(string Api, string Label, string? List = null, string? To = null, string? Why = null, IReadOnlyList<string>? Aliases = null);

public sealed record HtcdsReason(string Id, string En, string Km)
{
    public LocalizedText Text => new(En, Km);
}

/// <summary>The fields of IOM's Human Trafficking Case Data Standard 2.0 and what becomes of each.</summary>
public sealed class HtcdsStandard
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, HtcdsField> _byKey = new(StringComparer.Ordinal);

    private HtcdsStandard(Content content)
    {
        Fields = content.Fields;
        Reasons = content.Reasons;
        foreach (var field in Fields)
        {
            foreach (var spelling in new[] { field.Api, field.Label }.Concat(field.Aliases ?? []))
            {
                _byKey.TryAdd(LookupKey.Of(spelling), field);
            }
        }
    }

    public static HtcdsStandard Standard { get; } = Load();

    public IReadOnlyList<HtcdsField> Fields { get; }

    public IReadOnlyList<HtcdsReason> Reasons { get; }

    public HtcdsField? Find(string heading) => _byKey.GetValueOrDefault(LookupKey.Of(heading));

    /// <summary>The table of the documentation page, which a test holds to this data.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder("| field | label | becomes | note |\n| --- | --- | --- | --- |\n");
        foreach (var field in Fields)
        {
            var becomes = field.To is null ? "not kept" : $"`{(field.To == "name" ? "name_latin` or `name_own" : field.To)}`";
            var note = field.Why is null ? (field.List is null ? "" : $"values by the crosswalk of `{field.List}`") : Reasons.First(r => r.Id == field.Why).En;
            page.Append($"| `{field.Api}` | {field.Label} | {becomes} | {note} |\n");
        }

        return page.ToString();
    }

    private static HtcdsStandard Load()
    {
        using var stream = typeof(HtcdsStandard).Assembly.GetManifestResourceStream("Pratip.Exchange.Htcds.htcds.json")!;
        return new(JsonSerializer.Deserialize<Content>(stream, Options)!);
    }

    private sealed record Content(string Version, IReadOnlyList<HtcdsReason> Reasons, IReadOnlyList<HtcdsField> Fields);
}
