using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Linking;

/// <summary>
/// A list of the police and two of shelters, about fifty rows each, as offices write them: Khmer names in either order, spelling and script,
/// half of the shelters' births by their year, with a slip or not at all, few documents and telephones.
/// </summary>
internal sealed class ThreeLists
{
    private static readonly (string[] Latin, string Khmer)[] Surnames =
    [
        (["Sok", "Sokh"], "សុខ"), (["Chea", "Cheah"], "ជា"), (["Heng"], "ហេង"), (["Kim"], "គឹម"), (["Meas", "Mias"], "មាស"), (["Prak"], "ប្រាក់"),
        (["Touch", "Tuch"], "ទូច"), (["Ouk", "Uk"], "អ៊ុក"), (["Long"], "ឡុង"), (["Keo", "Kev"], "កែវ"), (["Mao"], "ម៉ៅ"), (["Nuon", "Noun"], "នួន"), (["Tep"], "ទេព"), (["Phan"], "ផាន់"),
    ];

    private static readonly (string[] Latin, string Khmer)[] Given =
    [
        (["Sophea", "Sophia"], "សុភា"), (["Dara"], "តារា"), (["Bopha", "Bopa"], "បុប្ផា"), (["Chenda", "Chinda"], "ចិន្តា"), (["Ratana", "Rattana"], "រតនា"), (["Makara"], "មករា"),
        (["Rithy", "Rithi"], "រិទ្ធី"), (["Thida", "Thyda"], "ធីតា"), (["Veasna", "Viasna"], "វាសនា"), (["Sokha"], "សុខា"), (["Kosal", "Kosol"], "កុសល"), (["Piseth", "Pisith"], "ពិសិដ្ឋ"),
    ];

    private readonly SeededDraw _chance;
    private readonly List<Person> _people = [];

    public ThreeLists(ulong seed)
    {
        _chance = new SeededDraw(seed);
        var names = new HashSet<int>();
        while (_people.Count < 110)
        {
            if (_chance.Below(Surnames.Length * Given.Length) is var name && names.Add(name))
            {
                _people.Add(new Person(
                    Surnames[name % Surnames.Length], Given[name / Surnames.Length], 1978 + _chance.Below(32), 1 + _chance.Below(12), 1 + _chance.Below(28), _chance.Below(4) == 0 ? "male" : "female",
                    $"85512{100_000 + _chance.Below(900_000)}", $"0{10_000_000 + _chance.Below(80_000_000)}"));
            }
        }

        Write(Enumerable.Range(0, 54), isPolice: true);
        Write(Enumerable.Range(42, 46), isPolice: false);
        Write([.. Enumerable.Range(32, 16), .. Enumerable.Range(60, 10), .. Enumerable.Range(88, 22)], isPolice: false);
    }

    public RecordTableBuilder Records { get; } = new(PlantedOverlaps.Fields);

    /// <summary>Whom each record is about.</summary>
    public List<int> Truth { get; } = [];

    public List<(int A, int B)> Same => [.. from a in Enumerable.Range(0, Truth.Count) from b in Enumerable.Range(a + 1, Truth.Count - a - 1) where Truth[a] == Truth[b] select (a, b)];

    /// <summary>How many of the pairs of one person a division holds together, and how many pairs of two persons.</summary>
    public (int Found, int Wrong) Score(Func<int, int> clusterOf)
    {
        var same = Same.Count(pair => clusterOf(pair.A) == clusterOf(pair.B));
        var held = Enumerable.Range(0, Truth.Count).GroupBy(clusterOf).Sum(group => group.Count() * (group.Count() - 1) / 2);
        return (same, held - same);
    }

    private void Write(IEnumerable<int> people, bool isPolice)
    {
        foreach (var number in people)
        {
            var person = _people[number];
            Records.Add(
                isPolice ? $"{person.Surname.Latin[0]} {person.Given.Latin[0]}" : Spelt(person), isPolice ? person.Birth : Told(person), person.Sex, "KH",
                _chance.Below(5) < 2 ? person.Phone : null, _chance.Below(isPolice ? 2 : 4) == 0 ? person.Document : null);
            Truth.Add(number);
        }
    }

    private string Spelt(Person person)
    {
        var (surname, given) = (person.Surname.Latin[^1], person.Given.Latin[^1]);
        return _chance.Below(3) switch { 0 => $"{person.Surname.Khmer} {person.Given.Khmer}", 1 => $"{given} {surname}", _ => $"{surname} {given}".ToUpperInvariant() };
    }

    private string? Told(Person person) => _chance.Below(10) switch
    {
        < 5 => person.Birth,
        < 8 => person.Birth[..4],
        8 => (person with { Day = person.Day == 1 ? 2 : person.Day - 1 }).Birth,
        _ => null,
    };

    private sealed record Person((string[] Latin, string Khmer) Surname, (string[] Latin, string Khmer) Given, int Year, int Month, int Day, string Sex, string Phone, string Document)
    {
        public string Birth => $"{Year}-{Month:00}-{Day:00}";
    }
}
