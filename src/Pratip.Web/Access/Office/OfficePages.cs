using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Pratip.Registry.Access;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Storage;
using Pratip.Web.Access.SignIn;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using SignInResult = Pratip.Registry.Access.SignIn.SignInResult;

namespace Pratip.Web.Access.Office;

/// <summary>What signing in by the office's provider needs beside what every way in needs.</summary>
internal sealed record OfficeParts(OfficeProvider Provider, OfficeCookies Cookies, OfficeForms Forms, PratipSiteOptions Options, ILogger<OfficeProvider> Log);

/// <summary>Out to the office's identity provider and back. Only who is linked to an account comes in; nobody gets one by knocking.</summary>
internal static partial class OfficePages
{
    public const string Address = "/sign-in/office";
    private const string Back = Address + "/callback";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, BeginAsync).Open().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapPost(Address, BeginWithFormAsync).Open().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapGet(Back, EndAsync).Open().RequireRateLimiting(SignInRate.Policy);
    }

    private static Task<IResult> BeginAsync(HttpContext http, [AsParameters] OfficeParts office, [AsParameters] SignInParts parts, CancellationToken ct) =>
        LeaveAsync(http, new SignInForm { Return = ReturnAddress.Local(http.Request.Query["return"]) }, static address => Results.Redirect(address), office, parts, ct);

    /// <summary>With a form that came too late. What a form is sent to may not lead off the site, so a page of ours leads on.</summary>
    private static Task<IResult> BeginWithFormAsync(
        [FromForm] IFormCollection fields, HttpContext http, [AsParameters] OfficeParts office, [AsParameters] SignInParts parts, CancellationToken ct) =>
        LeaveAsync(http, SignInPages.Read(fields), address => Onward(parts.Text["web.office.leave"], parts.Text["web.office.leave-lead"], address, parts), office, parts, ct);

    private static async Task<IResult> LeaveAsync(HttpContext http, SignInForm form, Func<string, IResult> leave, OfficeParts office, SignInParts parts, CancellationToken ct)
    {
        try
        {
            var attempt = OfficeAttempt.New(PublicAddress.Origin(PublicAddress.Of(http, office.Options)) + Back, form.Return, office.Forms.Keep(form.Kept));
            var address = await office.Provider.BeginAsync(attempt, parts.Text.Language, ct);
            office.Cookies.Keep(http, attempt);
            return leave(address);
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

        // Whatever goes wrong from here on, the sign-in page carries the form again.
        var form = new SignInForm { Return = attempt.Return, Kept = office.Forms.Take(attempt.Kept) };
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

        if (parts.Kept.Open(form.Kept, signedIn.UserId) is { } kept)
        {
            return Pages.Show<ContinuePage>(new { Form = kept });
        }

        // The session's cookie is not sent along when another site leads here, so a page of ours leads on.
        return Onward(
            parts.Text["web.office.signed-in"], parts.Text["web.office.signed-in-lead"],
            form.Return is null or "/" ? parts.Navigation.StartOf(parts.Actor.Found) : form.Return, parts);
    }

    private static IResult Onward(string title, string lead, string address, SignInParts parts) =>
        Pages.Show<OnwardPage>(new { Title = title, Lead = lead, Address = address, Words = parts.Text["web.office.go-on"] });

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
