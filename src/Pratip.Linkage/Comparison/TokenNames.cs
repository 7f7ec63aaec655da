namespace Pratip.Linkage.Comparison;

/// <summary>
/// The names of one value, one after the other: how many parts a name has, then their numbers. Millions of names lie so in one list
/// of numbers, and nothing of it has to be looked through when memory is collected.
/// </summary>
internal readonly ref struct TokenNames(ReadOnlySpan<int> names)
{
    private readonly ReadOnlySpan<int> _names = names;

    public Enumerator GetEnumerator() => new(_names);

    internal ref struct Enumerator(ReadOnlySpan<int> left)
    {
        private ReadOnlySpan<int> _left = left;

        public ReadOnlySpan<int> Current { get; private set; }

        public bool MoveNext()
        {
            if (_left.IsEmpty)
            {
                return false;
            }

            Current = _left.Slice(1, _left[0]);
            _left = _left[(1 + _left[0])..];
            return true;
        }
    }
}
