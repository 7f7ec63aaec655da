using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Access;

/// <summary>Marks an address that is for everybody, who has no account and is asked for none: nothing on its page speaks to staff.</summary>
/// <param name="Begin">Where somebody who is stopped begins anew; null where there is no such page.</param>
public sealed record PublicPage(string? Begin)
{
    /// <summary>Null where the request is for staff, or leads nowhere.</summary>
    public static PublicPage? Of(HttpContext? http) => http?.GetEndpoint()?.Metadata.GetMetadata<PublicPage>();
}

internal static class PublicPageRoutes
{
    /// <summary>Open, and for everybody.</summary>
    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint, string? begin = null) => endpoint.Open().WithMetadata(new PublicPage(begin));
}
