using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access.Office;

/// <summary>Where somebody who came in by the office's sign-in is led when they sign out, so that the next at this computer is not them.</summary>
internal sealed class OfficeSignOut(IServiceProvider services, OfficeCookies cookies, PratipSiteOptions options)
{
    /// <summary>Null where there is nothing to sign out of.</summary>
    public async Task<string?> AddressAsync(HttpContext http, Guid userId, CancellationToken ct) =>
        services.GetService<OfficeProvider>() is { } provider && cookies.TakeToken(http, userId) is { } token
            ? await provider.SignOutAsync(token, PublicAddress.Origin(PublicAddress.Of(http, options)) + "/sign-in", ct)
            : null;
}
