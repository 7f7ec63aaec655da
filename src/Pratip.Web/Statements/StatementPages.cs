using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Statistics.Editions;
using Pratip.Web.Access;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Statements;

/// <summary>What was said in public: the list, one statement with its claims, what claims go wrong in, and the report that everybody may read once it is out.</summary>
internal static class StatementPages
{
    private static readonly string[] Forms = ["add-claim", "check-statement", "note-reply", "note-correction", "prepare-report", "void-statement"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statements", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Statements);
        endpoints.MapGet("/statements/trends", TrendsAsync).RequireAccess(AccessVerb.View, AccessNoun.Statements);
        endpoints.MapGet("/statements/{id:guid}", OneAsync).RequireAccess(AccessVerb.View, AccessNoun.Statements);
        endpoints.MapGet("/checks/{code}", ReportAsync).Public();
        NewStatementPages.Map(endpoints);
        StatementFiles.Map(endpoints);
    }

    public static string Address(Guid id, int? check = null) => check is { } number ? string.Create(CultureInfo.InvariantCulture, $"/statements/{id}?check={number}") : $"/statements/{id}";

    /// <summary>Where everybody reads a report that is out.</summary>
    public static string ReportAddress(string code) => "/checks/" + Uri.EscapeDataString(code);

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var query = http.Request.Query;
        var view = EditionCodes.TryParse<StatementView>(query["show"], out var asked) ? asked : StatementView.All;
        return Pages.Show<StatementsPage>(new
        {
            View = view,
            Found = await StatementList.ReadAsync(actor.Register, view, Number(query["page"]) ?? 1, ct),
            MayEnter = actor.May(AccessVerb.Enter, AccessNoun.Statements),
        });
    }

    private static async Task<IResult> TrendsAsync(HttpContext http, SiteActor actor, CancellationToken ct)
    {
        var by = http.Request.Query["by"].ToString() is { Length: > 0 } asked ? asked : StatementTrends.ByError;
        try
        {
            return Pages.Show<StatementTrendsPage>(new { By = by, Trends = await StatementTrends.ReadAsync(actor.Register, by, ct) });
        }
        catch (EntryRefusedException)
        {
            // By whom or in which paper is no question of this register.
            return Results.NotFound();
        }
    }

    private static async Task<IResult> OneAsync(Guid id, HttpContext http, SiteActor actor, EntryForms forms, CancellationToken ct) =>
        await StatementReader.FindAsync(actor.Register, id, Number(http.Request.Query["check"]), ct) is { } file
            ? Pages.Show<StatementPage>(new
            {
                File = file,
                Offered = file.Mistake is null ? await forms.OfferedAsync(actor.Register, id.ToString(), Forms, ct) : [],
                MayEnter = file.Mistake is null && actor.May(AccessVerb.Enter, AccessNoun.Statements),
                MayRelease = file.Mistake is null && actor.May(AccessVerb.Approve, AccessNoun.Statements),
                User = actor.Actor.UserId,
            })
            : Results.NotFound();

    private static async Task<IResult> ReportAsync(string code, SiteRegister register, CancellationToken ct) =>
        await StatementReports.FindAsync(register.Register, code, ct) is { } report ? Pages.Show<CheckReportPage>(new { Report = report }) : Results.NotFound();

    internal static int? Number(string? typed) =>
        int.TryParse(KhmerDigits.ToAscii(typed ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
