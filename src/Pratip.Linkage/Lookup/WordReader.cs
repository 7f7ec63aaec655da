using Pratip.Linkage.Names;

namespace Pratip.Linkage.Lookup;

/// <summary>
/// Takes names apart and remembers the pieces: in a register of a million people the same pieces come again and again. It lives as
/// long as one loading does.
/// </summary>
internal sealed class WordReader
{
    /// <summary>Enough for the names of a nation; beyond it pieces are read anew instead of filling the memory.</summary>
    private const int MostPieces = 500_000;

    private readonly Dictionary<string, string[]> _pieces = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>The same words as <see cref="PersonName.Words"/>; the list is good until the next call.</summary>
    public List<string> Words(string name)
    {
        if (name.Length > NameText.Longest)
        {
            return PersonName.Words(name);
        }

        _words.Clear();
        var pieces = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in name.AsSpan().Split(' '))
        {
            var piece = name.AsSpan()[range];
            if (piece.Length == 0)
            {
                continue;
            }

            if (!pieces.TryGetValue(piece, out var words))
            {
                words = [.. PersonName.AllWords(piece.ToString())];
                if (_pieces.Count < MostPieces)
                {
                    _pieces.Add(piece.ToString(), words);
                }
            }

            _words.AddRange(words);
        }

        return PersonName.WithoutTitles(_words);
    }
}
