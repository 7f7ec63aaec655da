using System.Collections;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>The windows of a sentence, with the one that stands at a term at hand.</summary>
internal sealed class WindowList : IReadOnlyList<WindowMention>
{
    private readonly List<WindowMention> _all;
    private readonly WindowMention?[] _over;

    public WindowList(List<WindowMention> all, int terms)
    {
        _all = all;
        _over = new WindowMention?[terms];
        foreach (var window in all)
        {
            Array.Fill(_over, window, window.First, window.End - window.First);
        }
    }

    public int Count => _all.Count;

    public WindowMention this[int index] => _all[index];

    /// <summary>The one that begins at a term.</summary>
    public WindowMention? At(int term) => term >= 0 && term < _over.Length && _over[term] is { } window && window.First == term ? window : null;

    public bool Covers(int term) => term >= 0 && term < _over.Length && _over[term] is not null;

    public IEnumerator<WindowMention> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The numbers of a sentence, with the one that stands at a term at hand.</summary>
internal sealed class QuantityList : IReadOnlyList<Quantity>
{
    private readonly List<Quantity> _all;
    private readonly Quantity?[] _over;
    private readonly int[] _next;
    private readonly Quantity?[] _endsAt;

    public QuantityList(List<Quantity> all, int terms)
    {
        _all = all;
        _over = new Quantity?[terms];
        _endsAt = new Quantity?[terms + 1];
        _next = new int[terms + 1];
        foreach (var quantity in all)
        {
            Array.Fill(_over, quantity, quantity.First, quantity.End - quantity.First);
            _endsAt[quantity.End] = quantity;
        }

        _next[terms] = terms;
        for (var i = terms - 1; i >= 0; i--)
        {
            _next[i] = At(i) is not null ? i : _next[i + 1];
        }
    }

    public int Count => _all.Count;

    public Quantity this[int index] => _all[index];

    public Quantity? At(int term) => term >= 0 && term < _over.Length && _over[term] is { } quantity && quantity.First == term ? quantity : null;

    public Quantity? EndingAt(int term) => term >= 0 && term < _endsAt.Length ? _endsAt[term] : null;

    public bool Covers(int term) => term >= 0 && term < _over.Length && _over[term] is not null;

    /// <summary>The first term of the next number at or behind a term; the number of terms where none comes.</summary>
    public int Next(int term) => _next[Math.Min(term, _next.Length - 1)];

    /// <summary>The last number that ends at or before a term.</summary>
    public Quantity? Before(int term)
    {
        for (var i = Math.Min(term, _endsAt.Length - 1); i >= 0; i--)
        {
            if (_endsAt[i] is { } quantity)
            {
                return quantity;
            }
        }

        return null;
    }

    public IEnumerator<Quantity> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
