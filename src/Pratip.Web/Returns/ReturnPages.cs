using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Returns;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Measures;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Returns;

/// <summary>The returns calendar: who had to return what about which month, as a page and as CSV.</summary>
internal static class ReturnPages
{
    private const string FirstSubject = "cases";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/returns", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Returns);
        endpoints.MapGet("/returns.csv", CsvAsync).RequireAccess(AccessVerb.View, AccessNoun.Returns);
    }

    public static string Address(string subject, int year) => string.Create(CultureInfo.InvariantCulture, $"/returns?subject={subject}&year={year}");

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var (subject, year, errors) = Asked(http, actor, text);
        var matrix = errors.Count > 0 ? new ReturnMatrix(subject, year, []) : await ReturnMatrix.ReadAsync(actor.Register, subject, year, ct);
        return Pages.Show<ReturnsPage>(new
        {
            Matrix = matrix,
            Errors = errors,
            MayDeclare = actor.May(AccessVerb.Enter, AccessNoun.Returns),
            MayAccept = actor.Actor.To(AccessVerb.Enter, AccessNoun.Returns),
            Own = actor.Actor.AgencyId,
            Measures = (IReadOnlyList<Measure>)[.. MeasureCatalogue.Standard.All.Where(measure => measure.Subjects.Contains(subject, StringComparer.Ordinal))],
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> CsvAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var (subject, year, errors) = Asked(http, actor, text);
        if (errors.Count > 0)
        {
            return Results.Text(string.Join("\n", errors.Select(error => error.What)), "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }

        var matrix = await ReturnMatrix.ReadAsync(actor.Register, subject, year, ct);
        var name = string.Create(CultureInfo.InvariantCulture, $"returns-{subject}-{year}.csv");
        await actor.Register.RecordExportAsync(name, [], ct);
        var bytes = CsvBytes.Of(csv =>
        {
            csv.WriteRow(["subject", "agency", "month", "state", "rows"]);
            foreach (var line in matrix.Lines)
            {
                foreach (var cell in line.Cells)
                {
                    csv.WriteRow([subject, line.Agency.Code, ReturnCalendar.CodeOf(cell.Month), cell.State?.Code() ?? "not-expected", cell.Return?.RowCount.ToString(CultureInfo.InvariantCulture) ?? ""]);
                }
            }
        });

        return Results.File(bytes, "text/csv; charset=utf-8", name);
    }

    /// <summary>What is not asked for is the year of today and the first subject; what is asked for wrongly is said.</summary>
    private static (string Subject, int Year, IReadOnlyList<FieldError> Errors) Asked(HttpContext http, SiteActor actor, SiteText text)
    {
        var errors = new List<FieldError>();
        var subject = http.Request.Query["subject"].ToString();
        if (subject.Length > 0 && !CodeListCatalogue.Standard.Get("return-subject").Contains(subject))
        {
            errors.Add(new FieldError("subject", text["web.returns.no-subject"]));
            subject = "";
        }

        var typed = http.Request.Query["year"].ToString();
        var year = actor.Register.Today.Year;
        if (typed.Length > 0 && !(int.TryParse(KhmerDigits.ToAscii(typed), NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1900 and <= 2199))
        {
            errors.Add(new FieldError("year", text["web.returns.no-year"]));
            year = actor.Register.Today.Year;
        }

        return (subject.Length == 0 ? FirstSubject : subject, year, errors);
    }
}
