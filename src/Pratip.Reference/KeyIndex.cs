using System.Collections.Frozen;
using Pratip.Reference.Characters;

namespace Pratip.Reference;

/// <summary>Gathers the spellings by which entries are found, and refuses one spelling for two entries.</summary>
internal sealed class KeyIndex<T>(string file, Func<T, string> nameOf)
    where T : class
{
    private readonly Dictionary<string, T> _entries = new(StringComparer.Ordinal);

    public KeyIndex<T> AddAll(IEnumerable<T> entries, Func<T, IEnumerable<string>> spellings)
    {
        foreach (var entry in entries)
        {
            foreach (var spelling in spellings(entry))
            {
                Add(entry, spelling);
            }
        }

        return this;
    }

    public FrozenDictionary<string, T> Freeze() => _entries.ToFrozenDictionary(StringComparer.Ordinal);

    private void Add(T entry, string spelling)
    {
        var key = LookupKey.Of(spelling);
        if (key.Length == 0)
        {
            throw new ReferenceDataException(file, nameOf(entry), $"the spelling '{spelling}' has no letter or digit.");
        }

        if (!_entries.TryAdd(key, entry) && !ReferenceEquals(_entries[key], entry))
        {
            throw new ReferenceDataException(file, nameOf(entry), $"the spelling '{spelling}' already means {nameOf(_entries[key])}.");
        }
    }
}
