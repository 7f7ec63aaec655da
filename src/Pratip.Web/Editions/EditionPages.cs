using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Editions;

/// <summary>Editions and the release calendar: what there is, what one says and waits for, and its bundle.</summary>
internal static class EditionPages
{
    private static readonly string[] Forms = ["accept-finding", "explain-change", "write-edition-text", "sign-edition", "release-edition", "withdraw-edition"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/editions", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}/bundle", BundleAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
    }

    public static string Address(string name) => "/editions/" + Uri.EscapeDataString(name);

    private static async Task<IResult> ListAsync(SiteActor actor, CancellationToken ct) => Pages.Show<EditionsPage>(new
    {
        Editions = await EditionReader.ListAsync(actor.Register, ct),
        Calendar = await ReleaseCalendar.ListAsync(actor.Register, ct),
        MayEnter = actor.May(AccessVerb.Enter, AccessNoun.Editions),
    });

    private static async Task<IResult> ShowAsync(string name, SiteActor actor, EntryForms forms, CancellationToken ct) =>
        await EditionReader.FindAsync(actor.Register, name, ct) is { } view
            ? Pages.Show<EditionPage>(new { View = view, Offered = await forms.OfferedAsync(actor.Register, view.Edition.Id.ToString(), Forms, ct) })
            : Results.NotFound();

    /// <summary>Only what two persons have signed leaves as a file.</summary>
    private static async Task<IResult> BundleAsync(string name, SiteActor actor, CancellationToken ct)
    {
        var known = (await EditionReader.ListAsync(actor.Register, ct)).FirstOrDefault(one => one.Name == name);
        return known?.State is EditionState.Signed or EditionState.Released && await EditionReader.BundleAsync(actor.Register, name, ct) is { } bundle
            ? Results.File(bundle, "application/zip", $"{name}.pratip-edition")
            : Results.NotFound();
    }
}
