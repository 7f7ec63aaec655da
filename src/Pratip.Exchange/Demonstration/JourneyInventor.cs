using Pratip.Kernel;
using Pratip.Reference.Geography;

namespace Pratip.Exchange.Demonstration;

/// <summary>Cambodians brought home, people stopped before being taken abroad, and victims handed over.</summary>
internal sealed class JourneyInventor(ulong seed, PersonInventor people)
{
    public static ReportingWindow FirstFiveMonthsOf2025 { get; } = ReportingWindow.OfMonths(2025, 1, 2025, 5);

    private static readonly IReadOnlyList<(int Weight, int Chance)> Tail = [(1, 70), (4, 24), (10, 6)];
    private readonly SeededChance _chance = SeededChance.For(seed, "journeys");
    private readonly ReferenceNumbers _references = new("N");

    /// <summary>342 in 2023, of whom 322 from China; the other countries are fill.</summary>
    public List<InventedJourney> RepatriationsOf2023()
    {
        var window = ReportingWindow.OfYear(2023);
        List<InventedJourney> home = [.. Files("MFAIC", "CN", 322, 148, window, 92)];
        foreach (var (country, persons, files) in new[] { ("MY", 6, 4), ("TH", 5, 3), ("LA", 4, 2), ("ID", 3, 2), ("SA", 2, 2) })
        {
            home.AddRange(Files("MFAIC", country, persons, files, window, 60));
        }

        return home;
    }

    /// <summary>146 women from China in 63 files.</summary>
    public List<InventedJourney> RepatriationsOf2025() => [.. Files("MFAIC", "CN", 146, 63, FirstFiveMonthsOf2025, 100)];

    /// <summary>56 files with 105 persons, 90 of them women.</summary>
    public List<InventedJourney> InterceptionsOf2025()
    {
        var sexes = Enumerable.Repeat(InventedPerson.Female, 90).Concat(Enumerable.Repeat(InventedPerson.Male, 15)).ToArray();
        _chance.Shuffle(sexes);
        var sizes = Allocation.Sizes(105, 56, 1, 9, Tail, _chance);
        var next = 0;
        var stopped = new List<InventedJourney>();
        var window = FirstFiveMonthsOf2025;
        var dates = sizes.Select(_ => _chance.Day(window.From.AddDays(3), window.To.AddDays(-4))).Order().ToArray();
        for (var i = 0; i < sizes.Length; i++)
        {
            var province = Territory.DrawGateway(_chance);
            var country = _chance.Weighted([("CN", 62), ("TH", 14), ("MY", 8), ("MM", 6), ("LA", 6), ("SA", 4)]);
            for (var p = 0; p < sizes[i]; p++)
            {
                var person = Cambodian("GDI", sexes[next++], _chance.Between(15, 41), dates[i]);
                stopped.Add(new($"INT/2025/{i + 1:D3}", person, country, dates[i], province.Code));
            }
        }

        return stopped;
    }

    /// <summary>Who was handed over to whom was published for 2019 only, so all of it is fill. Social affairs withholds the names.</summary>
    public List<InventedHandOver> HandOvers()
    {
        var handed = new List<InventedHandOver>();
        foreach (var (half, persons) in new[] { (Half.FirstOf2024, 262), (Half.SecondOf2024, 208), (Half.FirstOf2025, 241) })
        {
            var window = half.Window();
            foreach (var on in Enumerable.Range(0, persons).Select(_ => _chance.Day(window.From.AddDays(5), window.To.AddDays(-3))).Order().ToArray())
            {
                var age = _chance.Percent(45) ? _chance.Between(6, 17) : _chance.Between(18, 45);
                var sex = _chance.Percent(82) ? InventedPerson.Female : InventedPerson.Male;
                var citizenship = _chance.Percent(84) ? "KH" : _chance.Weighted([("VN", 5), ("TH", 2), ("ID", 2), ("MM", 1)]);
                var person = people.Invent(_references.Next("MOSVY", on.Year), sex, citizenship, age, on, named: false);
                var destination = citizenship != "KH" && _chance.Percent(60)
                    ? "embassy"
                    : _chance.Weighted([("family", 70), ("social-affairs", 18), ("ngo-shelter", 10), ("hospital", 1), ("unknown", 1)]);
                handed.Add(new(half, person, on, destination, Territory.Draw(_chance).Code));
            }
        }

        return handed;
    }

    private IEnumerable<InventedJourney> Files(string agency, string country, int persons, int files, ReportingWindow window, int percentWomen)
    {
        var sizes = Allocation.Sizes(persons, files, 1, 14, Tail, _chance);
        var dates = sizes.Select(_ => _chance.Day(window.From.AddDays(6), window.To.AddDays(-5))).Order().ToArray();
        for (var i = 0; i < files; i++)
        {
            for (var p = 0; p < sizes[i]; p++)
            {
                var sex = _chance.Percent(percentWomen) ? InventedPerson.Female : InventedPerson.Male;
                yield return new($"REP/{window.From.Year}/{country}-{i + 1:D3}", Cambodian(agency, sex, _chance.Between(17, 43), dates[i]), country, dates[i], null);
            }
        }
    }

    private InventedPerson Cambodian(string agency, string sex, int age, DateOnly seenOn) =>
        people.Invent(_references.Next(agency, seenOn.Year), sex, InventedPerson.Cambodian, age, seenOn);
}
