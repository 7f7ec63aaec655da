using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access.SignIn;
using Pratip.Web.Access.Office;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;
using SignInResult = Pratip.Registry.Access.SignIn.SignInResult;

namespace Pratip.Web.Access.SignIn;

/// <summary>What the sign-in page shows beside its empty password.</summary>
public sealed record SignInForm
{
    public string Name { get; init; } = "";

    /// <summary>Where to go afterwards.</summary>
    public string? Return { get; init; }

    /// <summary>A form that came too late, sealed.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether a session was over, so that the page is not a surprise.</summary>
    public bool HasEnded { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>The first step of a sign-in, sealed until the second comes.</summary>
internal sealed record SignInStep(Guid UserId, string Stamp);

/// <summary>Signing in by password, then by a one-time code where the user has one; and out.</summary>
internal static class SignInPages
{
    private const string Address = "/sign-in";
    private const string StepPurpose = "sign-in-step";

    /// <summary>An authenticator is found within these.</summary>
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, static (HttpContext http) => Ask(new SignInForm
        {
            Return = ReturnAddress.Local(http.Request.Query["return"]),
            HasEnded = http.Request.Query.ContainsKey("ended"),
        })).Open();
        endpoints.MapPost(Address, SignInAsync).Open().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapPost("/sign-in/code", VerifyAsync).Open().RequireRateLimiting(SignInRate.Policy);
        endpoints.MapPost("/sign-out", SignOutAsync).SignedIn();
    }

    public static string AddressFor(string? back, bool ended) =>
        Address + QueryString.Create(new[] { KeyValuePair.Create("return", back), KeyValuePair.Create("ended", ended ? "1" : null) }.Where(pair => pair.Value is not null));

    public static IResult Ask(SignInForm form, int status = StatusCodes.Status200OK) => Pages.Show<SignInPage>(new { Form = form }, status);

    /// <summary>Goes on after a first step that was right: to the second if there is one, else in.</summary>
    public static async Task<IResult> GoOnAsync(HttpContext http, SignInResult.Ok first, SignInForm form, SignInParts parts)
    {
        if (first.NeedsSecondFactor)
        {
            return AskForCode(parts.Fields.Seal(StepPurpose, new SignInStep(first.UserId, first.Stamp), StepLasts), form);
        }

        if (!await SiteSession.BeginAsync(http, first))
        {
            return Refuse(form, "password", parts.Text["web.sign-in.wrong"]);
        }

        return parts.Kept.Open(form.Kept, first.UserId) is { } kept
            ? Pages.Show<ContinuePage>(new { Form = kept })
            : Results.LocalRedirect(form.Return is null or "/" ? parts.Navigation.StartOf(parts.Actor.Found) : form.Return);
    }

    private static async Task<IResult> SignInAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var form = Read(fields);
        return await SignInService.SignInAsync(parts.Site.Register, new SignInOptions(fields["name"].ToString(), fields["password"].ToString()), ct) switch
        {
            SignInResult.Ok first => await GoOnAsync(http, first, form, parts),
            SignInResult.LockedUntil locked => Refuse(form, "password", parts.Locked(locked)),
            _ => Refuse(form, "password", parts.Text["web.sign-in.wrong"]),
        };
    }

    private static async Task<IResult> VerifyAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, CancellationToken ct)
    {
        var form = Read(fields);
        var sealedStep = fields["step"].ToString();
        if (parts.Fields.Open<SignInStep>(StepPurpose, sealedStep) is not { } step)
        {
            return Refuse(form, "name", parts.Text["web.sign-in.step-over"]);
        }

        return await SecondFactorService.VerifyAsync(parts.Site.Register, new SecondFactorOptions(step.UserId, step.Stamp, fields["code"].ToString()), ct) switch
        {
            SignInResult.Ok second => await GoOnAsync(http, second, form, parts),
            SignInResult.LockedUntil locked => Refuse(form, "password", parts.Locked(locked)),
            _ => AskForCode(sealedStep, form with { Errors = [new("code", parts.Text["web.sign-in.code-wrong"])] }),
        };
    }

    private static async Task<IResult> SignOutAsync([FromForm] IFormCollection fields, HttpContext http, [AsParameters] SignInParts parts, OfficeSignOut office, CancellationToken ct)
    {
        _ = fields;
        var there = await office.AddressAsync(http, parts.Actor.Actor.UserId, ct);
        await SiteSession.EndAsync(http);
        return there is null ? Results.LocalRedirect(Address) : Pages.Show<OnwardPage>(new
        {
            Title = parts.Text["web.office.signed-out"],
            Lead = parts.Text["web.office.signed-out-lead"],
            Address = there,
            Words = parts.Text["web.office.go-on"],
        });
    }

    public static SignInForm Read(IFormCollection fields) => new()
    {
        Name = TypedLine.Of(fields, "name", 200),
        Return = ReturnAddress.Local(fields["return"]),
        Kept = fields["kept"].ToString() is { Length: > 0 } kept ? kept : null,
    };

    private static IResult AskForCode(string step, SignInForm form) =>
        Pages.Show<SignInCodePage>(new { Step = step, Form = form }, form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public static IResult Refuse(SignInForm form, string field, string why) =>
        Ask(form with { Errors = [new(field, why)] }, StatusCodes.Status400BadRequest);
}
