namespace Pratip.Linkage.Names.Romanisation;

/// <summary>
/// Collects the spellings of a word whose parts have several values each. Choosing every combination would grow without bound;
/// a writer keeps to one style, so the n-th spelling takes the n-th value of each part (or the last one it has).
/// </summary>
internal sealed class SyllableSpellings
{
    private readonly List<string[]> _parts = [];

    public bool HasParts => _parts.Count > 0;

    public void Add(string[] values)
    {
        if (values.Length > 0)
        {
            _parts.Add(values);
        }
    }

    public void Add(string value)
    {
        if (value.Length > 0)
        {
            _parts.Add([value]);
        }
    }

    public IEnumerable<string> Styles(int count)
    {
        for (var style = 0; style < count; style++)
        {
            yield return string.Concat(_parts.Select(values => values[Math.Min(style, values.Length - 1)]));
        }
    }
}
