using Pratip.Registry.Entry;

namespace Pratip.Registry.Tests;

/// <summary>What a service says to what it does not take, field by field.</summary>
internal static class Refusals
{
    public static async Task<string> OfAsync(Func<Task> work)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(work);
        return string.Join(", ", refused.Problems.Select(problem => $"{problem.Field}: {problem.What.Key}"));
    }
}
