using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Exchange.Workbooks;
using Pratip.Statistics.Tables;
using Pratip.Web.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Imports;

/// <summary>The empty workbooks that agencies fill in, by kind of agency or for one agency by its code.</summary>
internal static class TemplatePages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/imports/templates/{kindOrCode}", Download).SignedIn();

    private static IResult Download(string kindOrCode, SiteRegister register, SiteText text)
    {
        if (TemplateKind.Find(kindOrCode) is not { } found)
        {
            return Results.NotFound();
        }

        var purpose = ReportTexts.PurposeMark(register.Purpose);
        using var bytes = new MemoryStream();
        TemplateWriter.Write(found.Kind, found.AgencyCode, bytes, new TemplateOptions { Language = text.Language, PurposeMarker = $"{purpose.En} {purpose.Km}" });
        return Results.File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"pratip-{found.Kind.Id}.xlsx");
    }
}
