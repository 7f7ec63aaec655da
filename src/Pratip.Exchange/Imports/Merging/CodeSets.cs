namespace Pratip.Exchange.Imports.Merging;

/// <summary>
/// Lists of codes as the rows of the register hold them. A file says the same few again and again, and a row's list is
/// replaced and never mutated, so the rows of one import share them.
/// </summary>
internal sealed class CodeSets
{
    /// <summary>A file of garbage must not fill the memory.</summary>
    private const int MostRemembered = 4096;

    private readonly Dictionary<string, List<string>> _lists = new(StringComparer.Ordinal);

    public List<string> Of(string? joined)
    {
        if (joined is null)
        {
            return [];
        }

        if (!_lists.TryGetValue(joined, out var list))
        {
            list = [.. joined.Split(';', StringSplitOptions.RemoveEmptyEntries)];
            if (_lists.Count < MostRemembered)
            {
                _lists.Add(joined, list);
            }
        }

        return list;
    }
}
