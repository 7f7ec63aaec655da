using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web.Access.SignIn;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using SignInResult = Pratip.Registry.Access.SignIn.SignInResult;

namespace Pratip.Web.Access.Account;

/// <summary>What a user sees and changes of their own account.</summary>
internal static class AccountPages
{
    private const string Password = "/account/password";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/account", ShowAsync).SignedIn();
        endpoints.MapGet(Password, static () => ShowPassword([])).SignedIn();
        endpoints.MapPost(Password, ChangePasswordAsync).SignedIn().RequireRateLimiting(SignInRate.Policy);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, SiteRegister site, AgencyWords agencies, CancellationToken ct)
    {
        var (hasTotp, codesLeft) = await SecondFactorService.StateAsync(site.Register, actor.Actor.UserId, ct);
        return Pages.Show<AccountPage>(new
        {
            User = actor.Actor,
            Agency = await agencies.FindAsync(actor.Actor.AgencyId, ct),
            actor.EndsAt,
            HasTotp = hasTotp,
            CodesLeft = codesLeft,
            PasswordChanged = http.Request.Query["done"] == "password",
        });
    }

    private static async Task<IResult> ChangePasswordAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var password = fields["password"].ToString();
        if (!string.Equals(password, fields["again"].ToString(), StringComparison.Ordinal))
        {
            return ShowPassword([new("again", parts.Text["web.password.differs"])]);
        }

        try
        {
            var options = new ChangePasswordOptions(parts.Actor.Actor.UserId, fields["current"].ToString(), password);
            return await SignInService.ChangePasswordAsync(parts.Site.Register, options, ct) switch
            {
                SignInResult.Ok changed when await SiteSession.GoOnAsync(http, changed.Stamp) => Results.LocalRedirect("/account?done=password"),
                SignInResult.LockedUntil locked => ShowPassword([new("current", parts.Locked(locked))]),
                _ => ShowPassword([new("current", parts.Text["web.password.wrong"])]),
            };
        }
        catch (RegisterException refusal)
        {
            return ShowPassword([new("password", parts.Text.Say(refusal.Reason))]);
        }
    }

    private static IResult ShowPassword(IReadOnlyList<FieldError> errors) =>
        Pages.Show<PasswordPage>(new { Errors = errors }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
