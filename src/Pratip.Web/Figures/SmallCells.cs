using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Disclosure;
using Pratip.Web.Access;

namespace Pratip.Web.Figures;

/// <summary>Inside the office too, small cells are for those who work with them.</summary>
internal static class SmallCells
{
    /// <summary>What is hidden from a user, who may hold it against the editions; null where nothing is.</summary>
    public static async Task<DisclosurePolicy?> PolicyForAsync(SiteActor actor, Register register, CancellationToken ct) =>
        MaySee(actor) ? null : await HiddenNumbers.PolicyAsync(register, ct);

    public static bool MaySee(SiteActor actor) => actor.May(AccessVerb.View, AccessNoun.SmallCells);
}
