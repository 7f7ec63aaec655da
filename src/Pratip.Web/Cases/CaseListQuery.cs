using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Registry.Cases;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Cases;

/// <summary>A list of cases as its address says it, and the address as the list says it.</summary>
public sealed record CaseListQuery(CaseFilter Filter, Guid? After)
{
    private static readonly (string Field, string Property)[] Fields =
    [
        ("number", nameof(CaseFilter.Number)), ("status", nameof(CaseFilter.Status)), ("province", nameof(CaseFilter.ProvinceCode)),
        ("agency", nameof(CaseFilter.LeadAgencyCode)), ("from", nameof(CaseFilter.From)), ("to", nameof(CaseFilter.To)), ("officer", nameof(CaseFilter.Assignee)),
    ];

    /// <summary>Anything may stand in an address: what is wrong comes out as a problem of the filter.</summary>
    public static CaseListQuery Read(IQueryCollection query, SiteText text)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new CaseFilter
        {
            Number = query["number"],
            Status = query["status"],
            ProvinceCode = query["province"],
            LeadAgencyCode = query["agency"],
            From = TypedDate.Read(query["from"], "from", text).IsoOrWritten,
            To = TypedDate.Read(query["to"], "to", text).IsoOrWritten,
            Assignee = query["officer"].ToString() switch { "" => CaseAssignee.Anybody, "me" => CaseAssignee.Me, "nobody" => CaseAssignee.Nobody, _ => (CaseAssignee)(-1) },
        };
        return new CaseListQuery(filter, Guid.TryParse(query["after"], out var after) ? after : null);
    }

    /// <summary>The address of the list from the row after this one on; of its beginning for none.</summary>
    public string Address(Guid? after) => "/cases" + Asked(after);

    /// <summary>The same list, whole, as a file.</summary>
    public string FileAddress => "/cases.csv" + Asked(null);

    private QueryString Asked(Guid? after)
    {
        var asked = new (string Name, string? Value)[]
        {
            ("number", Filter.Number), ("status", Filter.Status), ("province", Filter.ProvinceCode), ("agency", Filter.LeadAgencyCode),
            ("from", Filter.From), ("to", Filter.To), ("officer", Officer), ("after", after?.ToString()),
        };
        return QueryString.Create(asked.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }

    public string? Officer => Filter.Assignee switch { CaseAssignee.Me => "me", CaseAssignee.Nobody => "nobody", _ => null };

    public bool IsFiltered => Filter != new CaseFilter();

    public IReadOnlyList<FieldError> Errors(SiteText text) =>
        [.. Filter.Problems().Select(problem => (Fields.First(field => field.Property == problem.Field).Field, problem.What))
            .Select(problem => DateError(problem.Field, text) ?? new FieldError(problem.Field, text.Say(problem.What)))];

    /// <summary>A date that cannot be read says more about itself than that it is none.</summary>
    private FieldError? DateError(string field, SiteText text) =>
        field switch { "from" => TypedDate.Read(Filter.From, field, text).Error, "to" => TypedDate.Read(Filter.To, field, text).Error, _ => null };
}
