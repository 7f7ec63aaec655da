using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Entry;
using Pratip.Registry.Tasks;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Tasks;

/// <summary>Where a user wants notices by mail.</summary>
internal static class NoticeAddressPages
{
    private const string Address = "/account/notices";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, ShowAsync).SignedIn();
        endpoints.MapPost(Address, ChangeAsync).SignedIn();
    }

    private static async Task<IResult> ShowAsync(SiteActor actor, SiteRegister site, CancellationToken ct) =>
        Show(await NoticeAddress.OfAsync(actor.Register, ct), site, []);

    private static async Task<IResult> ChangeAsync([FromForm] IFormCollection fields, SiteActor actor, SiteRegister site, SiteText text, CancellationToken ct)
    {
        var typed = fields["address"].ToString();
        try
        {
            await NoticeAddress.ChangeAsync(actor.Register, new NoticeAddressOptions { Address = typed }, ct);
            return Results.LocalRedirect("/account/notices?kept=1");
        }
        catch (EntryRefusedException refusal)
        {
            return Show(typed, site, [new("address", text.Say(refusal.Reason))]);
        }
    }

    private static IResult Show(string? address, SiteRegister site, IReadOnlyList<FieldError> errors) => Pages.Show<NoticeAddressPage>(
        new { Address = address, site.Register.MailsNotices, Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
