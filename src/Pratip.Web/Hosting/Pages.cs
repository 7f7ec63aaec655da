using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pratip.Web.Hosting;

/// <summary>
/// Answers with a component rendered to plain HTML: a page is a component and what it shows. The answer does not name the
/// component in its type: components are generated, and what binds the routes as the program is built cannot see them.
/// </summary>
internal static class Pages
{
    public static IResult Show<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        return new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };
    }
}
