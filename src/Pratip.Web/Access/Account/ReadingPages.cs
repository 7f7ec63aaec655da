using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access.Account;

/// <summary>What a reader chooses for Khmer pages. The browser keeps it, so it also holds where nobody has signed in.</summary>
internal static class ReadingPages
{
    private const string Address = "/account/reading";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, static (HttpContext http) => Pages.Show<ReadingPage>(new
        {
            Choice = RequestReading.ChoiceOf(http),
            IsDone = http.Request.Query.ContainsKey("done"),
        })).SignedIn();
        endpoints.MapPost(Address, Keep).SignedIn();
    }

    /// <summary>Whatever is not one of the choices leaves things as the language has them.</summary>
    private static IResult Keep([FromForm] IFormCollection fields, HttpContext http)
    {
        RequestReading.Keep(http, new ReadingChoice(fields["digits"] != "arabic", fields["years"] == "buddhist"));
        return Results.LocalRedirect(Address + "?done=1");
    }
}
