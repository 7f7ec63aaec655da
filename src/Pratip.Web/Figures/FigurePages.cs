using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Figures;
using Pratip.Registry.Access;
using Pratip.Registry.Facts;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Figures;

/// <summary>One figure: <c>/figures/victims.registered?window=2024&amp;by=sex</c>, and the same with <c>.json</c> for programs.</summary>
internal static class FigurePages
{
    private const string Json = ".json";

    /// <summary>The look into the cases is checked work: what a number is made of is asked to see whether it is right.</summary>
    private const string PurposeOfCases = "data-quality";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/figures/{id}", Show).RequireAccess(AccessVerb.View, AccessNoun.Figures);
        endpoints.MapGet("/figures/{id}/cases", CasesAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases);
    }

    public static string Address(FigureRequest request) => $"/figures/{request.Measure.Id}?window={request.Window}" + (request.By is null ? "" : "&by=" + Uri.EscapeDataString(request.By));

    /// <summary>Where the cases behind one number stand.</summary>
    public static string CasesAddress(Figure figure, string? key) =>
        $"/figures/{figure.Measure.Id}/cases?window={figure.Window}" + (key is null ? "" : $"&by={Uri.EscapeDataString(figure.By!)}&key={Uri.EscapeDataString(key)}");

    private static async Task<IResult> Show(string id, HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var asJson = id.EndsWith(Json, StringComparison.Ordinal);
        if (!MeasureCatalogue.Standard.TryGet(asJson ? id[..^Json.Length] : id, out var measure))
        {
            return asJson ? Problem($"There is no measure '{id[..^Json.Length]}'. /measures lists them.", StatusCodes.Status404NotFound) : Results.NotFound();
        }

        var facts = await register.FactsAsync(ct);
        var window = WindowField.Read(http, text, "window", LatestYear.Of(facts));
        var by = http.Request.Query["by"].ToString();
        var errors = Errors(measure, window, by, text);
        if (errors.Count > 0)
        {
            return asJson
                ? Problem(string.Join(" ", errors.Select(error => error.What)), StatusCodes.Status400BadRequest)
                : Pages.Show<FigurePage>(new { Measure = measure, Window = window, By = by, Errors = errors }, StatusCodes.Status400BadRequest);
        }

        var figure = ProtectedFigures.Compute(facts, [new(measure, window.Window!.Value, by.Length == 0 ? null : by)], await SmallCells.PolicyForAsync(actor, register.Register, ct))[0];
        return asJson
            ? Results.Text(FigureJson.Write(figure, register.Purpose), "application/json")
            : Pages.Show<FigurePage>(new { Measure = measure, Window = window, By = by, Errors = errors, Figure = figure });
    }

    private static async Task<IResult> CasesAsync(string id, HttpContext http, SiteActor actor, SiteRegister register, SiteText text, CancellationToken ct)
    {
        var facts = await register.FactsAsync(ct);
        var window = WindowField.Read(http, text, "window", LatestYear.Of(facts));
        var (by, key) = (http.Request.Query["by"].ToString(), http.Request.Query["key"].ToString());
        if (!MeasureCatalogue.Standard.TryGet(id, out var measure) || !CasesBehind.HasCases(measure.Facts) || (key.Length > 0 && by.Length == 0))
        {
            return Results.NotFound();
        }

        if (Errors(measure, window, by, text) is { Count: > 0 } errors)
        {
            return Pages.Show<FigurePage>(new { Measure = measure, Window = window, By = by, Errors = errors }, StatusCodes.Status400BadRequest);
        }

        var request = new FigureRequest(measure, window.Window!.Value, key.Length == 0 ? null : by);
        var row = key.Length == 0 ? null : ProtectedFigures.Compute(facts, [request], await SmallCells.PolicyForAsync(actor, register.Register, ct))[0].FindRow(key);
        return key.Length > 0 && row is null
            ? Results.NotFound()
            : Pages.Show<FigureCasesPage>(new
            {
                Request = request,
                Row = row,
                Behind = await CasesBehind.ReadAsync(actor.Register, request, row?.Key, PurposeOfCases, ct),
                Agencies = await actor.Register.Agencies.InForceAsync(ct),
            });
    }

    private static List<FieldError> Errors(Measure measure, WindowField window, string by, SiteText text)
    {
        var errors = new List<FieldError>();
        if (window.Error is not null)
        {
            errors.Add(window.Error);
        }

        if (by.Length > 0 && measure.FindBreakdowns(by).Count == 0)
        {
            errors.Add(new("by", text.Say("web.figure.no-breakdown", by, measure.Breakdowns.Select(b => b.Id))));
        }

        return errors;
    }

    private static IResult Problem(string detail, int status) => Results.Json(new { error = detail }, statusCode: status);
}
