using Pratip.Registry.Access;

namespace Pratip.Web.Tests.Access;

/// <summary>A site at which one person of each role works, each in a browser of their own.</summary>
public sealed class EveryRole : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public RunningSite Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        foreach (var role in RoleBook.Standard.Roles)
        {
            _clients.Add(role.Code, await Site.EmployAndSignInAsync("one." + role.Code, "AHTJP", role.Code));
        }
    }

    public HttpClient SignedIn(string role) => _clients[role];

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
