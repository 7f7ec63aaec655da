using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Access.SignIn;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access;

/// <summary>
/// The session of a user: a sealed cookie with the user's id and security stamp and an id of its own, and nothing else. Whether it
/// still holds, the register says at every request, so that all sessions of a user are ended by changing the stamp; signing out ends one.
/// </summary>
public static class SiteSession
{
    public const string Cookie = "pratip-session";

    /// <summary>Without a request for so long it is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>And after so long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A cookie younger than this is not written anew, so that not every answer carries one.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private const string Scheme = "session";
    private const string StampClaim = "stamp";
    private const string IdClaim = "session";
    private const string BeganItem = "began";

    public static void AddSiteSession(this IServiceCollection services, TimeProvider clock) =>
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.TimeProvider = clock;
            cookie.ExpireTimeSpan = Idle;
            cookie.SlidingExpiration = true;
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.IsEssential = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
            cookie.Events.OnCheckSlidingExpiration = static context =>
            {
                context.ShouldRenew = context.ElapsedTime >= Young;
                return Task.CompletedTask;
            };
        });

    /// <summary>Begins a session after every factor was right, in place of whichever was there; false if it ended in between.</summary>
    public static async Task<bool> BeginAsync(HttpContext http, SignInResult.Ok signedIn)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(signedIn);
        var register = http.RequestServices.GetRequiredService<SiteRegister>().Register;
        return await BeginAsync(http, signedIn.UserId, signedIn.Stamp, register.Clock.GetUtcNow());
    }

    /// <summary>Goes on under the new stamp after the user has changed a credential of their own, and ends when it would have ended.</summary>
    public static Task<bool> GoOnAsync(HttpContext http, string stamp)
    {
        ArgumentNullException.ThrowIfNull(http);
        var actor = http.RequestServices.GetRequiredService<SiteActor>();
        return BeginAsync(http, actor.Actor.UserId, stamp, actor.EndsAt - Longest);
    }

    /// <summary>Ends this session, also for a copy of its cookie; those of the same user in other browsers go on.</summary>
    public static async Task EndAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (IdOf(http.User) is { } id)
        {
            http.RequestServices.GetRequiredService<EndedSessions>().Add(id);
        }

        if (UserIdOf(http.User) is { } userId)
        {
            http.RequestServices.GetRequiredService<EndedCookie>().Leave(http, userId);
        }

        await http.SignOutAsync(Scheme);
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
        http.RequestServices.GetRequiredService<SiteActor>().Leave();
    }

    /// <summary>
    /// The user a session of this browser belonged to that is over. It opens nothing; it only says whose form it was that came too late.
    /// </summary>
    internal static ClaimsPrincipal? EndedUser(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        if (options.CookieManager.GetRequestCookie(http, Cookie) is { } cookie)
        {
            return options.TicketDataFormat.Unprotect(cookie)?.Principal;
        }

        return http.RequestServices.GetRequiredService<EndedCookie>().UserId(http) is { } userId ? new ClaimsPrincipal(Named(userId)) : null;
    }

    internal static Guid? UserIdOf(ClaimsPrincipal? user) =>
        Guid.TryParseExact(user?.FindFirstValue(ClaimTypes.NameIdentifier), "N", out var id) ? id : null;

    private static Guid? IdOf(ClaimsPrincipal? user) => Guid.TryParseExact(user?.FindFirstValue(IdClaim), "N", out var id) ? id : null;

    private static ClaimsIdentity Named(Guid userId, params Claim[] claims) => new([new(ClaimTypes.NameIdentifier, userId.ToString("N")), .. claims], Scheme);

    private static async Task<bool> BeginAsync(HttpContext http, Guid userId, string stamp, DateTimeOffset began)
    {
        var register = http.RequestServices.GetRequiredService<SiteRegister>().Register;
        if (await register.Actors.FindAsync(userId, stamp, http.RequestAborted) is not { } actor)
        {
            return false;
        }

        var identity = Named(userId, new(StampClaim, stamp), new(IdClaim, Guid.NewGuid().ToString("N")));
        var properties = new AuthenticationProperties { Items = { [BeganItem] = began.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) } };
        var principal = new ClaimsPrincipal(identity);
        await http.SignInAsync(Scheme, principal, properties);
        EndedCookie.Take(http);

        // What is still shown in this answer is shown to this user, and its forms are theirs.
        http.User = principal;
        http.RequestServices.GetRequiredService<SiteActor>().Enter(actor, began + Longest);
        return true;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var register = http.RequestServices.GetRequiredService<SiteRegister>().Register;
        var endsAt = context.Properties.Items.TryGetValue(BeganItem, out var began) && long.TryParse(began, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + Longest
            : DateTimeOffset.MinValue;
        if (register.Clock.GetUtcNow() < endsAt
            && UserIdOf(context.Principal) is { } userId
            && IdOf(context.Principal) is { } id && !http.RequestServices.GetRequiredService<EndedSessions>().Holds(id)
            && context.Principal!.FindFirstValue(StampClaim) is { } stamp
            && await register.Actors.FindAsync(userId, stamp, http.RequestAborted) is { } actor)
        {
            http.RequestServices.GetRequiredService<SiteActor>().Enter(actor, endsAt);
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
