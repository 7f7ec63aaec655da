using Pratip.Testing;

namespace Pratip.Web.Tests;

/// <summary>One site for the tests of a class, with the clock in their hands; each brings people of its own.</summary>
public sealed class ClockedSite : IAsyncLifetime
{
    private int _people;

    public TestClock Clock { get; } = new();

    public RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = new RunningSite { Clock = Clock };
        await Site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>Somebody nobody else in the class knows.</summary>
    public async Task<(Guid Id, string Name)> EmployAsync(params string[] roles)
    {
        var name = $"person.{Interlocked.Increment(ref _people)}";
        return (await Site.EmployAsync(name, "AHTJP", roles), name);
    }
}
