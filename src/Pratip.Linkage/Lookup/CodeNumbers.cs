namespace Pratip.Linkage.Lookup;

/// <summary>Small numbers for codes (citizenship, sex), so that a slot holds them; 0 is unknown.</summary>
internal sealed class CodeNumbers(int most)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Enter(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return 0;
        }

        return _numbers.TryGetValue(code, out var number) ? number
            : _numbers.Count >= most ? throw new ArgumentException($"There are more than {most} different codes; '{code}' is one too many.", nameof(code))
            : _numbers.GetOrAdd(code, _numbers.Count + 1);
    }

    /// <summary>0 where nothing was asked; -1 for a code that nobody in the index has.</summary>
    public int Find(string? code) => string.IsNullOrEmpty(code) ? 0 : _numbers.GetValueOrDefault(code, -1);
}
