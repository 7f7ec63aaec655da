using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Pratip.Kernel;
using Pratip.Statistics.Exploration;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Windows;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Explore;

/// <summary>What was asked of a table, as it was written, and what it means.</summary>
public sealed record ExploreForm(IReadOnlyList<string> Measures, string By, string And, string Windows, ExploreQuery? Query, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The same question as an address, without what is empty.</summary>
    public string Address(string path)
    {
        var address = new QueryBuilder();
        foreach (var (name, value) in Measures.Select(id => ("measure", id)).Append(("by", By)).Append(("and", And)).Append(("windows", Windows)))
        {
            if (value.Length > 0)
            {
                address.Add(name, value);
            }
        }

        return path + address;
    }

    public static ExploreForm Read(Func<string, IReadOnlyList<string>> field, SiteText text, ReportingWindow latest)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(text);
        var errors = new List<FieldError>();
        var ids = field("measure").Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var (by, and) = (One(field, "by"), One(field, "and"));
        var written = One(field, "windows");
        var measures = MeasuresOf(ids, errors, text);
        var windows = WindowsOf(written, latest, errors, text);
        var query = new ExploreQuery(measures, by.Length == 0 ? null : by, and.Length == 0 ? null : and, windows);
        if (errors.Count == 0)
        {
            errors.AddRange(OfDivision(query, text));
        }

        return new(ids, by, and, written.Length == 0 ? string.Join(", ", windows) : written, errors.Count == 0 && measures.Count > 0 ? query : null, errors);
    }

    private static string One(Func<string, IReadOnlyList<string>> field, string name) => field(name).Count == 0 ? "" : field(name)[0].Trim();

    private static List<Measure> MeasuresOf(List<string> ids, List<FieldError> errors, SiteText text)
    {
        var known = new List<Measure>();
        foreach (var id in ids)
        {
            if (MeasureCatalogue.Standard.TryGet(id, out var measure))
            {
                known.Add(measure);
            }
            else
            {
                errors.Add(new("measure", text.Say("web.explore.no-measure", WindowField.Shortened(id))));
            }
        }

        if (ids.Count > ExploreQuery.MostMeasures)
        {
            errors.Add(new("measure", text.Say("web.explore.many-measures", ExploreQuery.MostMeasures)));
        }

        return known;
    }

    /// <summary>What people put between two windows; none of them is part of a window's name.</summary>
    private static readonly char[] Between = [',', ';', '\u060C', '\u200B', '\u00A0', ' ', '\t', '\r', '\n'];

    private static List<ReportingWindow> WindowsOf(string written, ReportingWindow latest, List<FieldError> errors, SiteText text)
    {
        var windows = new List<ReportingWindow>();
        foreach (var part in written.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (NamedWindows.Standard.TryParse(part, out var window))
            {
                windows.Add(window);
            }
            else
            {
                errors.Add(new("windows", text.Say(WindowField.Refusal(part))));
            }
        }

        if (windows.Count > ExploreQuery.MostWindows)
        {
            errors.Add(new("windows", text.Say("web.explore.many-windows", ExploreQuery.MostWindows)));
        }

        return windows.Count == 0 ? [latest] : [.. windows.Distinct()];
    }

    private static IEnumerable<FieldError> OfDivision(ExploreQuery query, SiteText text)
    {
        if (query is { By: null, And: not null })
        {
            yield return new("by", text["web.explore.and-alone"]);
        }
        else if (query.By is not null && query.By == query.And)
        {
            yield return new("and", text["web.explore.same"]);
        }
        else if (query.NotDivided is { Count: > 0 } not)
        {
            var common = query.Measures.Select(m => m.Breakdowns.Select(b => b.Id)).Aggregate((one, other) => one.Intersect(other, StringComparer.Ordinal)).ToList();
            yield return new(
                query.And is null ? "by" : "and",
                common.Count == 0
                    ? text.Say("web.explore.nothing-common", not.Select(m => text.Say(m.Title)))
                    : text.Say("web.explore.not-divided", not.Select(m => text.Say(m.Title)), query.Crossed ?? query.By!, common));
        }
    }
}
