using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Pratip.Registry.Access;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web.Access.SignIn;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Access.Office;

/// <summary>What signing in by the office's provider needs beside what every way in needs.</summary>
internal sealed record OfficeParts(OfficeProvider Provider, OfficeCookies Cookies, PratipSiteOptions Options, ILogger<OfficeProvider> Log);

/// <summary>Out to the office's identity provider and back. Only who is linked to an account comes in; nobody gets one by knocking.</summary>
internal static partial class OfficePages
{
    public const string Address = "/sign-in/office";
    private const string Back = Address + "/callback";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, BeginAsync).Open().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapGet(Back, EndAsync).Open().RequireRateLimiting(SignInRate.Policy);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, [AsParameters] OfficeParts office, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var form = new SignInForm { Return = ReturnAddress.Local(http.Request.Query["return"]) };
        var attempt = OfficeAttempt.New(PublicAddress.Origin(PublicAddress.Of(http, office.Options)) + Back, form.Return);
        try
        {
            var address = await office.Provider.BeginAsync(attempt, parts.Text.Language, ct);
            office.Cookies.Keep(http, attempt);
            return Results.Redirect(address);
        }
        catch (OfficeFault fault)
        {
            return Fail(fault, form, office, parts);
        }
    }

    private static async Task<IResult> EndAsync(HttpContext http, [AsParameters] OfficeParts office, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var said = http.Request.Query;

        // What the provider said is used up by being read; the links of the answer lead to where one begins again.
        (http.Request.Path, http.Request.QueryString) = ("/sign-in", QueryString.Empty);
        if (office.Cookies.Take(http) is not { } attempt || !Same(said["state"].ToString(), attempt.State))
        {
            return Refuse(new SignInForm(), parts.Text["web.office.over"]);
        }

        var form = new SignInForm { Return = attempt.Return };
        if (said.TryGetValue("iss", out var issuer) && issuer != office.Provider.Options.Issuer)
        {
            return Fail(OfficeFault.Invalid("the answer came from another provider"), form, office, parts);
        }

        if (said["code"].ToString() is not { Length: > 0 and <= 2048 } code)
        {
            return Refuse(form, parts.Text["web.office.declined"]);
        }

        try
        {
            var (subject, idToken) = await office.Provider.EndAsync(attempt, code, ct);
            return await SignInAsync(http, subject, idToken, form, office, parts, ct);
        }
        catch (OfficeFault fault)
        {
            return Fail(fault, form, office, parts);
        }
    }

    private static async Task<IResult> SignInAsync(HttpContext http, string subject, string idToken, SignInForm form, OfficeParts office, SignInParts parts, CancellationToken ct)
    {
        var who = KeyOf(office.Provider.Options.Issuer, subject);
        if (who is null || await SignInService.SignInAsync(parts.Site.Register, new ExternalSignInOptions(who), ct) is not SignInResult.Ok signedIn || !await SiteSession.BeginAsync(http, signedIn))
        {
            return Pages.Show<OfficeUnknownPage>(new { Subject = who is null ? null : subject, Office = office.Provider.Options.Name }, StatusCodes.Status403Forbidden);
        }

        office.Cookies.KeepToken(http, signedIn.UserId, idToken);

        // The session's cookie is not sent along when another site leads here, so a page of ours leads on.
        return Pages.Show<OnwardPage>(new
        {
            Title = parts.Text["web.office.signed-in"],
            Lead = parts.Text["web.office.signed-in-lead"],
            Address = form.Return is null or "/" ? parts.Navigation.StartOf(parts.Actor.Found) : form.Return,
            Words = parts.Text["web.office.go-on"],
        });
    }

    /// <summary>Null for a subject that nobody could be linked to.</summary>
    private static string? KeyOf(string issuer, string subject)
    {
        try
        {
            return ExternalSubject.Of(issuer, subject);
        }
        catch (RegisterException)
        {
            return null;
        }
    }

    private static IResult Fail(OfficeFault fault, SignInForm form, OfficeParts office, SignInParts parts)
    {
        NotSignedIn(office.Log, fault.Message, fault.InnerException?.Message);
        return fault.IsUnreachable
            ? SignInPages.Ask(form with { Errors = [new("office", parts.Text["web.office.down"])] }, StatusCodes.Status503ServiceUnavailable)
            : Refuse(form, parts.Text["web.office.invalid"]);
    }

    private static IResult Refuse(SignInForm form, string why) => SignInPages.Refuse(form, "office", why);

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody was signed in by the identity provider: {Reason} ({Cause}).")]
    private static partial void NotSignedIn(ILogger log, string reason, string? cause);
}
