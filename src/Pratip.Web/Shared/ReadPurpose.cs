using Microsoft.AspNetCore.Http;
using Pratip.Reference.CodeLists;
using Pratip.Web.Hosting;

namespace Pratip.Web.Shared;

/// <summary>What sealed words are opened for: asked on the page before they are opened, and read from what the page sends.</summary>
internal static class ReadPurpose
{
    private const string List = "read-purpose";

    /// <summary>Null where no purpose of the list was chosen.</summary>
    public static string? Of(IFormCollection fields, string name = "purpose") =>
        fields[name].ToString() is var chosen && CodeListCatalogue.Standard.Get(List).Contains(chosen) ? chosen : null;

    /// <summary>For a page, with nothing chosen first.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices(SiteText text) =>
        [("", text["web.cases.choose"]), .. CodeListCatalogue.Standard.Get(List).Entries.Select(entry => (entry.Code, text.Say(entry.Label)))];
}
