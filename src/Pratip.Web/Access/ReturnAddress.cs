using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pratip.Web.Access;

/// <summary>Where a person is led after signing in: an address of this site, or its start.</summary>
public static class ReturnAddress
{
    private const int Longest = 2000;

    /// <summary>The address asked for; of a form that was sent, the page of the same address if there is one.</summary>
    public static string? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var request = http.Request;
        // A form's page is about what its address names behind the question mark.
        return HttpMethods.IsGet(request.Method) || HasPage(http) ? Local(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()) : null;
    }

    /// <summary>The address if it leads to a page of this site, whatever a browser makes of it; else null.</summary>
    public static string? Local(string? address)
    {
        // One slash and no backslash, which browsers take for a slash; none of the controls that they drop.
        if (address is null || address.Length is 0 or > Longest || address[0] != '/' || (address.Length > 1 && address[1] is '/' or '\\')
            || address.Any(c => char.IsControl(c) || c == '\\'))
        {
            return null;
        }

        // A header takes nothing but ASCII, and an address of ours is made of nothing else.
        return !Ascii.IsValid(address) || LeadsToSignIn(address) ? null : address;
    }

    private static bool LeadsToSignIn(string address)
    {
        var path = address.Split('?', '#')[0];
        return path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/invitation", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasPage(HttpContext http) => http.GetEndpoint() is RouteEndpoint posted
        && http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(one =>
            string.Equals(one.RoutePattern.RawText, posted.RoutePattern.RawText, StringComparison.Ordinal)
            && one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) == true);
}
