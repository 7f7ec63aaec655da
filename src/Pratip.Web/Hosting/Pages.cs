using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pratip.Web.Hosting;

/// <summary>Answers with a component rendered to plain HTML: a page is a component and what it shows.</summary>
internal static class Pages
{
    public static RazorComponentResult<TPage> Show<TPage>(object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        return new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };
    }
}
