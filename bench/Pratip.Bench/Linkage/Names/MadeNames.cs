namespace Pratip.Bench.Linkage.Names;

/// <summary>
/// Full names made of surnames and given names that are frequent in Cambodia, each with one of its usual Latin spellings. Thirty surnames
/// and twenty-nine given names are combined, so that near twins abound.
/// </summary>
internal static class MadeNames
{
    private const int Surnames = 30;
    private const int GivenNames = 29;
    private const int Names = 753;

    private static readonly (string Section, string Native, string[] Spellings)[] Parts = [.. Read()];

    /// <param name="half">0 is the half that the reading of Khmer was mended on, 1 the one it is measured on.</param>
    /// <param name="seed">Which parts are drawn, and how each is spelt: two of three times the commonest way.</param>
    public static (string Native, string Latin)[] Of(int half, int seed)
    {
        var random = new Random(seed);
        var surnames = Draw("Surnames", half, Surnames, random);
        var given = Draw("Given names", half, GivenNames, random);
        var names = surnames.SelectMany(one => given.Select(other => ($"{one.Native} {other.Native}", $"{one.Latin} {other.Latin}"))).ToArray();
        random.Shuffle(names);
        return names[..Names];
    }

    /// <summary>Every part of a half with every spelling of it.</summary>
    public static IEnumerable<(string Native, string Latin)> PartsOf(int half) =>
        Half("Surnames", half).Concat(Half("Given names", half)).SelectMany(part => part.Spellings.Select(spelling => (part.Native, spelling)));

    private static (string Native, string Latin)[] Draw(string section, int half, int count, Random random)
    {
        var parts = Half(section, half).DistinctBy(part => part.Spellings[0], StringComparer.Ordinal).ToArray();
        random.Shuffle(parts);
        return [.. parts.Select(part => (part.Native, part.Spellings[random.Next(3) == 0 ? random.Next(part.Spellings.Length) : 0])).DistinctBy(part => part.Item2, StringComparer.Ordinal).Take(count)];
    }

    private static IEnumerable<(string Section, string Native, string[] Spellings)> Half(string section, int half) =>
        Parts.Where(part => part.Section == section).Where((_, i) => i % 2 == half);

    private static IEnumerable<(string Section, string Native, string[] Spellings)> Read()
    {
        using var reader = new StreamReader(typeof(MadeNames).Assembly.GetManifestResourceStream("khmer-names.txt")!);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                section = line.Trim('[', ']');
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                var words = line.Split(';');
                yield return (section, words[0], words[1..]);
            }
        }
    }
}
