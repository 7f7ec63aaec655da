using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Registry.Access;

namespace Pratip.Web.Access;

public sealed record NavigationEntry(string Noun, string Address);

/// <summary>Offers a user what they may open. The rule is asked of the address itself and stands nowhere else.</summary>
public sealed class SiteNavigation(EndpointDataSource endpoints)
{
    private static readonly NavigationEntry[] Entries =
    [
        new("desk", "/desk"), new("home", "/"), new("cases", "/cases"), new("people", "/people"), new("search", "/search"), new("questions", "/questions"), new("identity", "/identity"), new("referrals", "/referrals"), new("missions", "/missions"), new("requests", "/requests"), new("reintegration", "/reintegration"), new("prevention", "/prevention"), new("board", "/board"), new("returns", "/returns"),
        new("sites", "/sites"), new("encounters", "/encounters"), new("detentions", "/detentions"), new("operations", "/operations"),
        new("screenings", "/screenings"), new("incidents", "/incidents"), new("complaints", "/complaints"),
        new("reports", "/reports"), new("editions", "/editions"), new("statements", "/statements"), new("measures", "/measures"), new("explore", "/explore"), new("imports", "/imports"), new("officials", "/officials"), new("users", "/users"), new("log", "/log"),
    ];

    private static readonly string[] Starts = ["/desk", "/missions"];

    private readonly Lazy<Dictionary<string, AccessRule?>> _rules = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET", StringComparer.Ordinal) == true)
        .GroupBy(one => one.RoutePattern.RawText ?? "", StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Metadata.GetMetadata<AccessRule>(), StringComparer.Ordinal));

    public IEnumerable<NavigationEntry> For(Actor? actor) => actor is null ? [] : Entries.Where(entry => Leads(actor, entry.Address));

    /// <summary>Whether a link to the address is of use to the user.</summary>
    public bool Leads(Actor? actor, string address) => _rules.Value.GetValueOrDefault(address)?.Allows(actor) == true;

    /// <summary>Whether the rule of the address itself refuses the user; what it says of one record its page knows alone.</summary>
    public bool Refuses(Actor? actor, string address) => _rules.Value.GetValueOrDefault(RouteOf(address)) is { } rule && !rule.Allows(actor);

    private static string RouteOf(string address) => string.Join('/', address.Split('?')[0].Split('/').Select(part => Guid.TryParse(part, out _) ? "{id:guid}" : part));

    /// <summary>Where a user begins: at the work that waits, a mission's account with its notices; else the first page that is theirs.</summary>
    public string StartOf(Actor? actor) =>
        actor is null ? "/" : Array.Find(Starts, address => Leads(actor, address)) ?? For(actor).Select(entry => entry.Address).FirstOrDefault("/account");
}
