using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Pratip.Web.Hosting;

namespace Pratip.Web.Home;

internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", static () => Pages.Show<HomePage>());
}
