using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>What a transaction was told of the user's reach, and how it plans: it keeps both to its end.</summary>
internal sealed class ToldScope
{
    /// <summary>What pages that read together are about: told with the first query, so that not each of the next has to bring its own.</summary>
    private static readonly string[] Usual = [nameof(Scopes.Cases), nameof(Scopes.Suspects), nameof(Scopes.Victims), nameof(Scopes.People)];

    private readonly HashSet<string> _nouns = new(StringComparer.Ordinal);
    private bool? _isPlannedOnce;

    public void Clear()
    {
        _nouns.Clear();
        _isPlannedOnce = null;
    }

    /// <summary>Those of the nouns it was not told of yet; null where there is nothing to say.</summary>
    public IReadOnlyCollection<string>? Tell(IReadOnlyCollection<string> nouns, bool isPlannedOnce)
    {
        List<string> untold = [.. (_nouns.Count == 0 ? nouns.Union(Usual, StringComparer.Ordinal) : nouns).Where(_nouns.Add)];
        var isNew = untold.Count > 0 || _isPlannedOnce != isPlannedOnce;
        _isPlannedOnce = isPlannedOnce;
        return isNew ? untold : null;
    }
}
