namespace Pratip.Linkage.Lookup;

/// <summary>
/// A list that only grows: one writer appends while readers read what is already there without a lock. Growing never moves an
/// element. The reader takes its bound from elsewhere (the number of slots that were published before).
/// </summary>
internal sealed class PagedList<T>
    where T : struct
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;

    private T[][] _pages = [];
    private int _length;

    /// <summary>For the writer.</summary>
    public int Length => _length;

    public ref T this[int index] => ref Volatile.Read(ref _pages)[index >> PageBits][index & (PageSize - 1)];

    /// <summary>Elements that <see cref="Append(ReadOnlySpan{T})"/> wrote in one go.</summary>
    public ReadOnlySpan<T> Span(int start, int length) => Volatile.Read(ref _pages)[start >> PageBits].AsSpan(start & (PageSize - 1), length);

    /// <summary>Writes the elements side by side in one page and returns where they begin.</summary>
    public int Append(ReadOnlySpan<T> elements)
    {
        var left = PageSize - (_length & (PageSize - 1));
        if (left < elements.Length)
        {
            _length += left;
        }

        var start = _length;
        if (start + elements.Length > _pages.Length << PageBits)
        {
            Volatile.Write(ref _pages, [.. _pages, new T[PageSize]]);
        }

        elements.CopyTo(_pages[start >> PageBits].AsSpan(start & (PageSize - 1)));
        _length += elements.Length;
        return start;
    }
}
