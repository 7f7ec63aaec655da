using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Encounters;

/// <summary>What a list of the coordination desk takes from its address; what cannot be read asks for nothing.</summary>
internal static class ListQuery
{
    public static Guid? After(IQueryCollection query) => Guid.TryParse(query["after"], out var id) ? id : null;

    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 64 || value.Any(char.IsControl) ? null : value.Trim();

    /// <summary>From 1.</summary>
    public static int Page(IQueryCollection query) => int.TryParse(query["page"], out var page) && page is > 0 and < 100_000 ? page : 1;
}
