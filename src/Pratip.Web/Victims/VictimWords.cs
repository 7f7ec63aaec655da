using Pratip.Registry.Children;
using Pratip.Registry.Victims;
using Pratip.Web.Hosting;

namespace Pratip.Web.Victims;

/// <summary>How pages call somebody in a file: presumed until a body has identified; whom no body confirmed stays what the file says and is called no more.</summary>
internal static class VictimWords
{
    public static string Heading(this SiteText text, Victim victim, int number) =>
        text.Say(victim.Status == VictimStatus.Identified ? "web.victims.identified" : "web.cases.victim", number);

    public static string Standing(this SiteText text, ChildStanding standing) => text[standing switch
    {
        ChildStanding.Child => "web.children.child",
        ChildStanding.TreatedAsChild => "web.children.treated-as-child",
        _ => "web.children.adult",
    }];
}
