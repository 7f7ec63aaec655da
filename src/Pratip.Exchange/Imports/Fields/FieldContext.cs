using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Characters;
using Pratip.Registry.Agencies;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>What fields are read against: the day of the register's clock, its agencies, the measures that may be reported as totals.</summary>
internal sealed record FieldContext(DateOnly Today, DateOrder DateOrder, AgencyDirectory Agencies)
{
    /// <summary>Nobody whom a return speaks of was born earlier, and nothing in it happened earlier.</summary>
    public const int FirstYear = 1900;

    /// <summary>Null where any measure id is taken as it stands.</summary>
    public IReadOnlySet<string>? Measures { get; init; }
}

/// <summary>The register's agencies by code and name.</summary>
internal sealed class AgencyDirectory
{
    private readonly Dictionary<string, Agency> _byKey = new(StringComparer.Ordinal);

    public AgencyDirectory(IEnumerable<Agency> agencies)
    {
        All = [.. agencies];
        foreach (var agency in All)
        {
            _byKey[LookupKey.Of(agency.Code)] = agency;
        }

        foreach (var agency in All)
        {
            _byKey.TryAdd(LookupKey.Of(agency.NameEn), agency);
            _byKey.TryAdd(LookupKey.Of(agency.NameKm), agency);
        }

        ById = All.ToDictionary(a => a.Id);
    }

    public IReadOnlyList<Agency> All { get; }

    public IReadOnlyDictionary<Guid, Agency> ById { get; }

    public IEnumerable<Choice> Choices => All.Select(a => new Choice(a.Code, new LocalizedText(a.NameEn, a.NameKm)));

    public Agency? Find(string? code) => code is null ? null : _byKey.GetValueOrDefault(LookupKey.Of(code));

    public bool TryResolve(string typed, out string? code)
    {
        var cut = typed.IndexOf(Choice.Separator, StringComparison.Ordinal);
        code = (Find(typed) ?? (cut > 0 ? Find(typed[..cut]) : null))?.Code;
        return code is not null;
    }
}
