using Pratip.Registry.Corrections;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Corrections;

/// <summary>How pages say what a row is about: whose it is, by a reference and never a name, and what tells it from its neighbours.</summary>
internal static class MatterWords
{
    /// <summary>Empty where nothing tells the row.</summary>
    public static string Matter(this SiteText text, RowMatter? matter) => matter is null ? "" : string.Join(", ", Parts(text, matter));

    private static IEnumerable<string> Parts(SiteText text, RowMatter matter)
    {
        if (matter.IsOfPerson)
        {
            yield return matter.Reference ?? text["web.corrections.reference-not-shown"];
        }

        foreach (var (field, values) in matter.Facts)
        {
            yield return text.Say(field, values);
        }

        if (matter.Agency is { } agency)
        {
            yield return text.Agency(agency);
        }

        if (matter.Staff is { } colleague)
        {
            yield return colleague;
        }
    }
}
