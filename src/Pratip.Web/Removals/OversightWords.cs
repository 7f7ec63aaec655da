using Pratip.Registry.Agencies;
using Pratip.Registry.Removals;
using Pratip.Web.Cases;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;

namespace Pratip.Web.Removals;

/// <summary>How a person stands on the pages of oversight: by what the register knows, and never by a name.</summary>
internal static class OversightWords
{
    public static string OversightPerson(this SiteText text, OversightPerson? person)
    {
        if (person is null)
        {
            return text["web.cases.unknown"];
        }

        var report = person.Report;
        var born = report.BirthYear is { } year ? text.Say("web.known.born", text.Digits(year)) : text["web.known.birth-unknown"];
        var from = report.Citizenships.Count == 0 ? text["web.removals.no-citizenship"] : string.Join(", ", report.Citizenships.Select(PeopleWords.Country(text)));
        return $"{report.OwnReference}: {text.Code("sex", report.Sex)}, {born}, {from}";
    }

    public static string OversightScreening(this SiteText text, OversightPerson? person, IReadOnlyDictionary<Guid, Agency> agencies) => person?.Screening is { } one
        ? $"{text.Code("screening-kind", one.Kind)}, {text.Moment(one.EndedAt)}, {text.Agency(agencies.GetValueOrDefault(one.AgencyId))}: {text.Code("screening-decision", one.Decision)}"
        : text["web.removals.no-screening"];
}
