using Pratip.Registry.Access;
using Pratip.Statistics.Disclosure;
using Pratip.Web.Access;

namespace Pratip.Web.Figures;

/// <summary>Inside the office too, small cells are for those who work with them.</summary>
internal static class SmallCells
{
    /// <summary>What is hidden from a user; null where nothing is.</summary>
    public static DisclosurePolicy? PolicyFor(SiteActor actor) => actor.May(AccessVerb.View, AccessNoun.SmallCells) ? null : DisclosurePolicy.Standard;
}
