using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>Invents people with names, birth dates, documents and journeys that go together.</summary>
internal sealed class PersonInventor(SeededChance chance)
{
    /// <summary>Checkpoints at land borders, airports and the port; a neighbour's citizens mostly walk over.</summary>
    private static readonly IReadOnlyList<(string Place, int Weight)> Airports =
        [("Phnom Penh International Airport", 70), ("Siem Reap Angkor International Airport", 14), ("Sihanouk International Airport", 16)];

    private static readonly Dictionary<string, (string Place, int Weight)[]> Crossings = new(StringComparer.Ordinal)
    {
        ["VN"] = [("Bavet international checkpoint", 50), ("Prek Chak international checkpoint", 20), ("Chrey Thom international checkpoint", 20), ("Trapeang Phlong international checkpoint", 10)],
        ["TH"] = [("Poipet international checkpoint", 60), ("O'Smach international checkpoint", 20), ("Cham Yeam international checkpoint", 20)],
        ["LA"] = [("Trapeang Kriel international checkpoint", 100)],
        ["MM"] = [("Poipet international checkpoint", 60), ("Phnom Penh International Airport", 40)],
    };

    private readonly NamePools _names = NamePools.Standard;
    private int _documents;

    /// <param name="named">False where the agency withholds the name.</param>
    public InventedPerson Invent(string reference, string sex, string citizenship, int age, DateOnly seenOn, bool named = true)
    {
        var (born, known) = Birth(age, seenOn);
        var name = named ? _names.Draw(citizenship, sex == InventedPerson.Female, chance) : null;
        var person = new InventedPerson(reference, name, named && chance.Percent(6) ? chance.Pick(_names.Aliases) : null, sex, born, known, citizenship);
        if (named)
        {
            person = WithDocument(person, age);
        }

        return citizenship == InventedPerson.Cambodian ? person : person with { Entry = Entry(citizenship, seenOn, age) };
    }

    /// <summary>The birth date as well as it would be known: a day, a year, or the first of January of an estimated year.</summary>
    private (PartialDate? Born, int? Age) Birth(int age, DateOnly seenOn)
    {
        var born = seenOn.AddYears(-age).AddDays(-chance.Between(1, 360));
        return chance.Below(100) switch
        {
            < 74 => (PartialDate.OfDay(born), age),
            < 87 => (PartialDate.OfYear(born.Year), age),
            < 95 => (PartialDate.OfDay(new DateOnly(seenOn.Year - age, 1, 1)), age),
            _ => (null, age),
        };
    }

    private InventedPerson WithDocument(InventedPerson person, int age)
    {
        var cambodian = person.Citizenship == InventedPerson.Cambodian;
        if (chance.Percent(cambodian ? 55 : 30))
        {
            return person;
        }

        var kind = !cambodian ? "passport" : age < 15 ? "birth certificate" : "identity card";
        return person with { DocumentKind = kind, DocumentNumber = $"SYNTHETIC-{person.Citizenship}-{++_documents:D7}" };
    }

    /// <summary>Small children came within the last months, so that nobody enters before being born.</summary>
    private InventedEntry Entry(string citizenship, DateOnly seenOn, int age)
    {
        var legality = chance.Weighted([("legal", 58), ("irregular", 24), ("unknown", 18)]);
        if (legality == "unknown")
        {
            return new(null, null, legality, "unknown", null);
        }

        var days = chance.Weighted([(chance.Between(8, 60), 3), (chance.Between(60, 400), 5), (chance.Between(400, 1500), 2)]);
        var day = seenOn.AddDays(-(age < 6 ? Math.Min(days, 60 * age) : days));
        var on = legality == "legal" && chance.Percent(80) ? PartialDate.OfDay(day) : PartialDate.OfMonth(day.Year, day.Month);
        if (on.Last >= seenOn)
        {
            on = PartialDate.OfDay(day);
        }

        var places = Crossings.TryGetValue(citizenship, out var own) && (legality == "irregular" || chance.Percent(70)) ? own : Airports;
        var place = legality == "irregular" ? chance.Pick(["forest path, checkpoint unknown", "by boat", "land border, place unknown"]) : chance.Weighted(places);
        return new(on, place, legality, legality == "irregular" ? "none" : Visa(citizenship), Transit(citizenship, legality));
    }

    private string Visa(string citizenship) => citizenship is "VN" or "TH" or "LA" or "ID" or "MY" or "PH" or "SG"
        ? chance.Weighted([("exempt", 60), ("ordinary", 25), ("work-extension", 15)])
        : chance.Weighted([("tourist", 50), ("ordinary", 32), ("work-extension", 12), ("job-seeker", 4), ("retirement", 2)]);

    private string? Transit(string citizenship, string legality)
    {
        if (!chance.Percent(legality == "irregular" ? 45 : 15))
        {
            return null;
        }

        string[] routes = citizenship is "CN" ? ["VN", "TH", "LA"] : ["TH", "VN", "MY"];
        var through = chance.Pick(routes);
        return through == citizenship ? null : through;
    }
}
