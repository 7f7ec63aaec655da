using System.Collections.Concurrent;

namespace Pratip.Linkage.Lookup;

/// <summary>Keeps the working memory of searches (some megabytes each at a million people) for the next one.</summary>
internal sealed class SearchPool
{
    private readonly ConcurrentBag<LookupSearch> _idle = [];

    public LookupSearch Rent() => _idle.TryTake(out var search) ? search : new LookupSearch();

    public void Return(LookupSearch search)
    {
        if (_idle.Count < Environment.ProcessorCount * 2)
        {
            search.Clear();
            _idle.Add(search);
        }
    }
}
