using Pratip.Reference.CodeLists;
using Pratip.Registry.Detentions;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Detentions;

/// <summary>How the pages say grounds and limits.</summary>
internal static class DetentionWords
{
    public static IReadOnlyList<(string Value, string Words)> Grounds(SiteText text) =>
        [("", text["web.cases.unknown"]), .. CodeListCatalogue.Standard.Get("detention-ground").Entries.Where(entry => entry.Code != "unknown").Select(entry => (entry.Code, text.Say(entry.Label)))];

    /// <summary>The limit of a ground, and that nobody has checked it where nobody has.</summary>
    public static string Limit(this SiteText text, DetentionLimit limit)
    {
        var words = limit.Longest < TimeSpan.FromDays(3) ? text.Hours(limit.Longest) : text.Say("web.detentions.days", (int)limit.Longest.TotalDays);
        return limit.IsVerified ? words : text.Say("web.detentions.unchecked", words);
    }
}
