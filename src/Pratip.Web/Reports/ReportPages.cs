using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Demonstration;
using Pratip.Exchange.Reports;
using Pratip.Exchange.Reports.Pdf;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tables;
using Pratip.Web.Access;
using Pratip.Web.Figures;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Reports;

/// <summary>The report of a window beside an earlier one: <c>/reports?window=2024&amp;compare=2023</c>, and its files.</summary>
internal static class ReportPages
{
    /// <summary>The language of a file, which is not the language of the site: taking the Khmer file must not turn the pages Khmer.</summary>
    public const string FileLanguage = "language";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/reports", Show).RequireAccess(AccessVerb.View, AccessNoun.Figures);
        endpoints.MapGet("/reports/file", Download).RequireAccess(AccessVerb.View, AccessNoun.Figures);
    }

    private static async Task<ReportDocument> BuildAsync(FactSnapshot facts, SiteActor actor, SiteRegister register, ReportingWindow window, ReportingWindow? compare, CancellationToken ct) =>
        Report.Build(facts, window, compare, register.Purpose, CellOrigins.For(register.Purpose), policy: await SmallCells.PolicyForAsync(actor, register.Register, ct));

    /// <summary>A finding prints the numbers it adds up, small ones too: it is for those who may see them.</summary>
    private static IReadOnlyList<Finding> ChecksOf(FactSnapshot facts, ReportDocument document, SiteActor actor) =>
        SmallCells.MaySee(actor) ? ReportChecks.Of(facts, document) : [];

    private static async Task<IResult> Show(HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        var (window, compare) = Windows(http, text, facts);
        List<FieldError> errors = [.. new[] { window.Error, compare.Error }.OfType<FieldError>()];
        if (errors.Count > 0)
        {
            return Pages.Show<ReportPage>(new { Window = window, Compare = compare, Errors = errors }, StatusCodes.Status400BadRequest);
        }

        var document = await BuildAsync(facts, actor, register, window.Window!.Value, compare.Window, ct);
        return Pages.Show<ReportPage>(new { Window = window, Compare = compare, Errors = errors, Document = document, Checks = ChecksOf(facts, document, actor) });
    }

    private static async Task<IResult> Download(HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        var (window, compare) = Windows(http, text, facts);
        if (window.Window is not { } wanted || compare.Error is not null || !ReportFormats.TryParse(http.Request.Query["format"], out var format))
        {
            return Results.BadRequest();
        }

        var document = await BuildAsync(facts, actor, register, wanted, compare.Window, ct);
        var language = LanguageCodes.TryParse(http.Request.Query[FileLanguage], out var asked) ? asked : text.Language;
        var name = format.FileName(document, language);
        try
        {
            var file = await ReportFiles.RenderAsync(document, format, new ReportStyle(language), ct);
            await actor.Register.RecordExportAsync(name, [], ct);
            return Results.File(file, format.MediaType(), name);
        }
        catch (PdfPrinterException)
        {
            var missing = new FieldError("downloads", text["web.report.pdf-missing"]);
            return Pages.Show<ReportPage>(
                new { Window = window, Compare = compare, Errors = new[] { missing }, Document = document, Checks = ChecksOf(facts, document, actor) }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static (WindowField Window, WindowField Compare) Windows(HttpContext http, SiteText text, FactSnapshot facts)
    {
        var window = WindowField.Read(http, text, "window", LatestYear.Of(facts));
        return (window, WindowField.Read(http, text, WindowField.Compare, window.Window is { HasYearBefore: true } known ? known.YearBefore() : null, window.Window));
    }
}
