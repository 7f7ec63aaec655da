using Pratip.Exchange.Packs.Tables;
using Pratip.Reference.Wording;
using Pratip.Statistics.Classifications;

namespace Pratip.Exchange.Packs.Rates;

/// <summary>How many people there are, in one year.</summary>
/// <param name="Sex">A code of the list of sexes, or null for everybody.</param>
/// <param name="Age">A code of the UNODC age bands, or null for every age.</param>
/// <param name="Source">Where the number is from, in words that are printed beside every rate.</param>
/// <param name="Verified">Whether somebody has held the number against that source.</param>
public sealed record Population(int Year, long Value, string Source, bool Verified = false, string? Sex = null, string? Age = null);

/// <summary>
/// The population that rates are of: data that an office loads. The shipped numbers are placeholders that nobody has
/// verified, and every rate of them says so.
/// </summary>
public sealed class PopulationTable
{
    private static readonly Lazy<PopulationTable> Placeholder = new(() => new(PackTableFile.Parse<List<Population>>("population.json")));

    private readonly Dictionary<(int Year, string? Sex, string? Age), Population> _byPart = [];

    private PopulationTable(IReadOnlyList<Population> entries)
    {
        foreach (var entry in entries)
        {
            var part = NameOf(entry);
            if (entry.Value <= 0)
            {
                throw new PackRefusedException(new Message("exchange.packs.population-empty", part));
            }

            if (string.IsNullOrWhiteSpace(entry.Source))
            {
                throw new PackRefusedException(new Message("exchange.packs.population-source", part));
            }

            Check(part, "sex", entry.Sex);
            Check(part, "age-unodc", entry.Age);
            if (!_byPart.TryAdd((entry.Year, entry.Sex, entry.Age), entry))
            {
                throw new PackRefusedException(new Message("exchange.packs.population-twice", part));
            }
        }

        CheckParts();
    }

    /// <summary>The parts of a population, by sex or by age, are not more than all of it.</summary>
    private void CheckParts()
    {
        foreach (var all in _byPart.Values)
        {
            Check(all, _byPart.Values.Where(part => all.Sex is null && part.Sex is not null && (part.Year, part.Age) == (all.Year, all.Age)));
            Check(all, _byPart.Values.Where(part => all.Age is null && part.Age is not null && (part.Year, part.Sex) == (all.Year, all.Sex)));
        }
    }

    private static void Check(Population all, IEnumerable<Population> parts)
    {
        if (parts.Sum(part => part.Value) is var sum && sum > all.Value)
        {
            throw new PackRefusedException(new Message("exchange.packs.population-parts", NameOf(all), all.Value, sum));
        }
    }

    private static string NameOf(Population part) => string.Join(' ', new[] { $"{part.Year}", part.Sex, part.Age }.Where(one => one is not null));

    /// <summary>A code that no rate asks for would be a line that nothing reads.</summary>
    private static void Check(string part, string list, string? code)
    {
        var codes = ClassificationCatalogue.Standard.Get(list).Codes;
        if (code is not null && !codes.Any(one => one.Code == code))
        {
            throw new PackRefusedException(new Message("exchange.packs.population-code", part, code, string.Join(", ", codes.Select(one => one.Code))));
        }
    }

    public static PopulationTable Shipped => Placeholder.Value;

    public static PopulationTable Of(IReadOnlyList<Population> entries) => new(entries);

    /// <summary>Reads a file of the shape of the shipped one: a list of year, sex, age, value, source, verified.</summary>
    public static PopulationTable Read(string file, Stream content)
    {
        try
        {
            var entries = PackTableFile.Parse<List<Population?>>(file, content);
            return entries.Contains(null) ? throw new InvalidDataException($"{file}: there is a null.") : new([.. entries.OfType<Population>()]);
        }
        catch (InvalidDataException problem)
        {
            throw new PackRefusedException(new Message("exchange.packs.population-unreadable", problem.Message));
        }
    }

    public Population? Find(int year, string? sex, string? age) => _byPart.GetValueOrDefault((year, sex, age));
}
