using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Packs;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Editions;
using Pratip.Statistics.Editions;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Editions;

/// <summary>Editions and the release calendar: what there is, what one says and waits for, and its bundle.</summary>
internal static class EditionPages
{
    private static readonly string[] Forms = ["accept-findings", "explain-change", "write-edition-text", "sign-edition", "release-edition", "withdraw-edition"];

    /// <summary>Asks for the bundle with its restricted parts; without it there is the public part alone.</summary>
    internal const string Restricted = "restricted";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/editions", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}/bundle", BundleAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}/report", ReportAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
        endpoints.MapGet("/editions/{name}/pack", PackAsync).RequireAccess(AccessVerb.View, AccessNoun.Editions);
    }

    public static string Address(string name) => "/editions/" + Uri.EscapeDataString(name);

    private static async Task<IResult> ListAsync(SiteActor actor, CancellationToken ct) => Pages.Show<EditionsPage>(new
    {
        Editions = await EditionReader.ListAsync(actor.Register, ct),
        Calendar = await ReleaseCalendar.ListAsync(actor.Register, ct),
        Exemptions = actor.May(AccessVerb.View, AccessNoun.SmallCells) || actor.May(AccessVerb.Approve, AccessNoun.Editions) ? await ExemptionService.ListAsync(actor.Register, ct) : [],
        MayApprove = actor.May(AccessVerb.Approve, AccessNoun.Editions),
        MayEnter = actor.May(AccessVerb.Enter, AccessNoun.Editions),
    });

    private static async Task<IResult> ShowAsync(string name, SiteActor actor, EntryForms forms, CancellationToken ct) =>
        await EditionReader.FindAsync(actor.Register, name, ct) is { } view
            ? Pages.Show<EditionPage>(new { View = view, MayTakeRestricted = MayTakeRestricted(actor), Offered = await forms.OfferedAsync(actor.Register, view.Edition.Id.ToString(), Forms, ct) })
            : Results.NotFound();

    /// <summary>The report of the edition in a format; a draft's too, for those who read it before they sign.</summary>
    private static async Task<IResult> ReportAsync(string name, HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        if (!ReportFormats.TryParse(http.Request.Query["format"], out var format) || await EditionReader.FindAsync(actor.Register, name, ct) is not { } view)
        {
            return Results.NotFound();
        }

        var document = EditionReport.Of(view.Content, view.Docket, view.SupersededBy, view.Standing);
        var language = LanguageCodes.TryParse(http.Request.Query["language"], out var asked) ? asked : text.Language;
        var file = format.FileName(document, language);
        try
        {
            var content = await ReportFiles.RenderAsync(document, format, new ReportStyle(language), ct);
            await actor.Register.RecordExportAsync(file, [], ct);
            return Results.File(content, format.MediaType(), file);
        }
        catch (PdfPrinterException)
        {
            // Offered only where a browser is installed: it has gone since, or does not answer.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> PackAsync(string name, HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        if (!PackKinds.TryParse(http.Request.Query["kind"], out var kind) || await EditionReader.FindAsync(actor.Register, name, ct) is not { Edition.State: EditionState.Signed or EditionState.Released } view)
        {
            return Results.NotFound();
        }

        try
        {
            using var pack = new MemoryStream();
            EditionPacks.Write(view.Content, kind, pack);
            var file = EditionPacks.FileName(view.Content.Head, kind);
            await actor.Register.RecordExportAsync(file, [], ct);
            return Results.File(pack.ToArray(), "application/zip", file);
        }
        catch (PackRefusedException refused)
        {
            return Results.Text(text.Say(refused.Reason), "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Whoever may be handed the key of the restricted parts may take them out; nobody else has a use for them.</summary>
    internal static bool MayTakeRestricted(SiteActor actor) => actor.May(AccessVerb.View, AccessNoun.Microdata);

    /// <summary>Only what two persons have signed leaves as a file, and the restricted parts only where they are asked for by whoever may open them.</summary>
    private static async Task<IResult> BundleAsync(string name, HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var isRestricted = string.Equals(http.Request.Query["part"], Restricted, StringComparison.Ordinal);
        if (isRestricted && !MayTakeRestricted(actor))
        {
            return Results.NotFound();
        }

        var known = (await EditionReader.ListAsync(actor.Register, ct)).FirstOrDefault(one => one.Name == name);
        if (known?.State is not (EditionState.Signed or EditionState.Released))
        {
            return Results.NotFound();
        }

        var bundle = await (isRestricted ? EditionReader.WholeBundleAsync(actor.Register, name, ct) : EditionReader.PublicBundleAsync(actor.Register, name, ct));
        return bundle is null ? Results.NotFound() : Results.File(bundle, "application/zip", isRestricted ? EditionBundle.FileName(name) : PublicBundle.FileName(name));
    }
}
