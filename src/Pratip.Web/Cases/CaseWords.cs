using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Web.Hosting;

namespace Pratip.Web.Cases;

/// <summary>How the pages of cases name what the register keeps as codes. What is unknown is said to be.</summary>
internal static class CaseWords
{
    public static string Day(this SiteText text, string? iso) => PartialDate.TryParseIso(iso, out var date) ? text.Day(date) : text["web.cases.unknown"];

    public static string Day(this SiteText text, PartialDate? date) => date is { } known ? text.Day(known) : text["web.cases.unknown"];

    public static string Code(this SiteText text, string list, string? code) =>
        string.IsNullOrEmpty(code) ? text["web.cases.unknown"] : text.Say(CodeListCatalogue.Standard.Label(list, code));

    public static string Province(this SiteText text, string? code) => Gazetteer.Standard.FindProvince(code) is { } province ? text.Say(province.Name) : code ?? text["web.cases.unknown"];

    public static string Article(this SiteText text, string code) => LawBook.Standard.Find(code) is { } article ? $"{code} {text.Say(article.Title)}" : code;

    public static string Agency(this SiteText text, Agency? agency) =>
        agency is null ? text["web.cases.unknown"] : $"{text.Say(new LocalizedText(agency.NameEn, agency.NameKm))} ({agency.Code})";

    public static string Kind(this SiteText text, TimelineKind kind) => text[$"web.cases.timeline.{Kebab(kind.ToString())}"];

    public static string Kind(this SiteText text, ReadKind kind) => text[$"web.cases.read.{Kebab(kind.ToString())}"];

    /// <summary>In the reader's language where it is a court we know, and else as it was written.</summary>
    public static string Court(this SiteText text, string written) => CourtNames.FirstInstanceOf(written) is { } province ? text.Say("web.cases.court-of-first-instance", province.Name) : written;

    /// <summary>Hours and minutes, rounded down: a clock never shows more time than there is.</summary>
    public static string Hours(this SiteText text, TimeSpan time) => text.Say("web.cases.hours", (int)time.TotalHours, time.Minutes);

    /// <summary>How long something went over: in hours as long as they say more than days.</summary>
    public static string Duration(this SiteText text, TimeSpan time) =>
        time < CustodyClock.Longest ? text.Hours(time) : text.Say("web.cases.days-hours", (int)time.TotalDays, time.Hours);

    private static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
