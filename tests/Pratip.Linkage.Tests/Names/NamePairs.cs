namespace Pratip.Linkage.Tests.Names;

/// <summary>Names that must meet and names that must not, culture by culture.</summary>
internal sealed record NamePair(string Culture, string Asked, string Same, string Other)
{
    public static IReadOnlyList<NamePair> All { get; } = [.. Read()];

    private static IEnumerable<NamePair> Read()
    {
        using var reader = new StreamReader(typeof(NamePair).Assembly.GetManifestResourceStream("pairs.txt")!);
        var culture = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                culture = line.Trim('[', ']');
            }
            else if (!line.StartsWith('#') && line.Split(';') is [var asked, var same, var other])
            {
                yield return new NamePair(culture, asked, same, other);
            }
        }
    }
}
