using Microsoft.AspNetCore.Http;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Entry;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Log;

/// <summary>A page of the log as its address says it, and the address as the page says it.</summary>
public sealed record LogQuery(LogPart Part, LogFilter Filter, LogPlace? After)
{
    private const string ReadsPart = "reads";

    /// <summary>Anything may stand in an address: what is wrong comes out as a problem of the filter.</summary>
    public static LogQuery Read(IQueryCollection query, SiteText text)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new LogFilter
        {
            Actor = query["actor"],
            Kind = query["kind"],
            Noun = query["noun"],
            Record = query["record"],
            From = TypedDate.Read(query["from"], "from", text).IsoOrWritten,
            To = TypedDate.Read(query["to"], "to", text).IsoOrWritten,
        };
        return new LogQuery(query["of"] == ReadsPart ? LogPart.Reads : LogPart.Changes, filter, LogPlace.Read(query["after"]));
    }

    public string? Of => Part == LogPart.Reads ? ReadsPart : null;

    public bool IsFiltered => Filter != new LogFilter();

    public string Address(LogPlace? after) => Address(this with { After = after });

    /// <summary>The other half, asked the same; the kinds are not the same, and of reads no noun is asked.</summary>
    public string AddressOf(LogPart part) => Address(new LogQuery(part, part == Part ? Filter : Filter with { Kind = null, Noun = null }, null));

    public string AddressOfRecord(Guid id) => Address(new LogQuery(Part, new LogFilter { Record = id.ToString() }, null));

    public string AddressOfActor(string actor) => Address(new LogQuery(Part, Filter with { Actor = actor }, null));

    public IReadOnlyList<FieldError> Errors(IReadOnlyList<EntryProblem> problems, SiteText text) =>
        [.. problems.Select(problem => (Field: Answers.FieldOf(problem.Field), problem.What)).Select(problem => DateError(problem.Field, text) ?? new FieldError(problem.Field, text.Say(problem.What)))];

    /// <summary>A date that cannot be read says more about itself than that it is none.</summary>
    private FieldError? DateError(string field, SiteText text) =>
        field switch { "from" => TypedDate.Read(Filter.From, field, text).Error, "to" => TypedDate.Read(Filter.To, field, text).Error, _ => null };

    private static string Address(LogQuery query)
    {
        var asked = new (string Name, string? Value)[]
        {
            ("of", query.Of), ("actor", query.Filter.Actor), ("kind", query.Filter.Kind), ("noun", query.Filter.Noun), ("record", query.Filter.Record),
            ("from", query.Filter.From), ("to", query.Filter.To), ("after", query.After?.ToString()),
        };
        return "/log" + QueryString.Create(asked.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }
}
