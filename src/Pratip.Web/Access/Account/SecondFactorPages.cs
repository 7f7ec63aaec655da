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

/// <summary>The key of one-time codes as the page shows it again after a mistyped code.</summary>
public sealed record TotpKey(Guid UserId, string Key, Uri Address);

/// <summary>Setting up one-time codes, and taking them away.</summary>
internal static class SecondFactorPages
{
    private const string Address = "/account/second-factor";
    private const string KeyPurpose = "totp-key";

    private static readonly TimeSpan KeyLasts = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, ShowStateAsync).SignedIn();
        endpoints.MapPost(Address, BeginAsync).SignedIn();
        endpoints.MapPost(Address + "/confirm", ConfirmAsync).SignedIn().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapPost(Address + "/remove", RemoveAsync).SignedIn().RequireRateLimiting(SignInRate.Policy);
    }

    private static Task<IResult> ShowStateAsync([AsParameters] SignInParts parts, CancellationToken ct) => ShowAsync(parts, [], ct);

    private static async Task<IResult> ShowAsync(SignInParts parts, IReadOnlyList<FieldError> errors, CancellationToken ct)
    {
        var (hasTotp, codesLeft) = await SecondFactorService.StateAsync(parts.Site.Register, parts.Actor.Actor.UserId, ct);
        return Pages.Show<SecondFactorPage>(new { HasTotp = hasTotp, CodesLeft = codesLeft, Errors = errors }, StatusOf(errors));
    }

    private static async Task<IResult> BeginAsync([FromForm] IFormCollection fields, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        _ = fields;
        try
        {
            var enrolment = await SecondFactorService.BeginTotpAsync(parts.Site.Register, parts.Actor.Actor.UserId, ct);
            return ShowKey(new TotpKey(parts.Actor.Actor.UserId, enrolment.Key, enrolment.Address), parts, []);
        }
        catch (RegisterException refusal)
        {
            return await ShowAsync(parts, [new("content", parts.Text.Say(refusal.Reason))], ct);
        }
    }

    private static async Task<IResult> ConfirmAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        try
        {
            var userId = parts.Actor.Actor.UserId;
            if (await SecondFactorService.ConfirmTotpAsync(parts.Site.Register, new TotpCodeOptions(userId, fields["code"].ToString()), ct) is { } confirmed)
            {
                await SiteSession.GoOnAsync(http, confirmed.Stamp);
                return Pages.Show<RecoveryCodesPage>(new { Codes = confirmed.RecoveryCodes });
            }

            return parts.Fields.Open<TotpKey>(KeyPurpose, fields["key"]) is { } key && key.UserId == userId
                ? ShowKey(key, parts, [new("code", parts.Text["web.sign-in.code-wrong"])])
                : await ShowAsync(parts, [new("content", parts.Text["web.totp.again"])], ct);
        }
        catch (RegisterException refusal)
        {
            return await ShowAsync(parts, [new("content", parts.Text.Say(refusal.Reason))], ct);
        }
    }

    private static async Task<IResult> RemoveAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct) =>
        await SecondFactorService.RemoveTotpAsync(parts.Site.Register, new TotpCodeOptions(parts.Actor.Actor.UserId, fields["code"].ToString()), ct) switch
        {
            SignInResult.Ok removed when await SiteSession.GoOnAsync(http, removed.Stamp) => Results.LocalRedirect(Address),
            SignInResult.LockedUntil locked => await ShowAsync(parts, [new("code", parts.Locked(locked))], ct),
            _ => await ShowAsync(parts, [new("code", parts.Text["web.sign-in.code-wrong"])], ct),
        };

    private static IResult ShowKey(TotpKey key, SignInParts parts, IReadOnlyList<FieldError> errors) =>
        Pages.Show<TotpKeyPage>(new { Key = key, Sealed = parts.Fields.Seal(KeyPurpose, key, KeyLasts), Errors = errors }, StatusOf(errors));

    private static int StatusOf(IReadOnlyList<FieldError> errors) => errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
}
