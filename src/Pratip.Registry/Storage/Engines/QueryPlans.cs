using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Pratip.Registry.Storage.Engines;

/// <summary>
/// Where Entity Framework keeps what it has made of a query. Its own store holds some five hundred queries, and the register
/// asks more kinds than that: each round through the pages would compile the same ones again, at ten milliseconds and more.
/// </summary>
internal static class QueryPlans
{
    /// <summary>Entity Framework counts ten for a query and ten for its command.</summary>
    private static readonly MemoryCache Store = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    public static DbContextOptionsBuilder<T> KeepQueries<T>(this DbContextOptionsBuilder<T> options)
        where T : DbContext => options.UseMemoryCache(Store);
}
