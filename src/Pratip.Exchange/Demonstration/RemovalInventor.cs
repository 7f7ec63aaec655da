using Pratip.Reference.Geography;

namespace Pratip.Exchange.Demonstration;

/// <summary>Divides the planned removals of a year into files of one to 120 persons and gives them dates, grounds and people.</summary>
internal sealed class RemovalInventor(ulong seed, PersonInventor people)
{
    private const string Agency = "GDI";
    private const int LargestFile = 120;

    /// <summary>Most files are of one or two persons; a few operations end with dozens.</summary>
    private static readonly IReadOnlyList<(int Weight, int Chance)> Tail = [(1, 620), (5, 220), (22, 110), (80, 38), (240, 12)];

    /// <summary>The operator of the screening recorded its first results then; removals before it say nothing about screening.</summary>
    private static readonly DateOnly FirstScreening = new(2024, 7, 1);
    private readonly SeededChance _chance = SeededChance.For(seed, "removals");
    private readonly ReferenceNumbers _references = new("R");

    public List<InventedRemoval> Invent()
    {
        var removals = new List<InventedRemoval>();
        foreach (var plan in RemovalPlan.All)
        {
            var left = plan.Citizenships.Select(c => c.Persons).ToArray();
            foreach (var (half, files, persons) in plan.Halves)
            {
                var sizes = Allocation.Sizes(persons, files, 1, LargestFile, Tail, _chance);
                removals.AddRange(Half(plan, half, sizes, left));
            }
        }

        return removals;
    }

    private List<InventedRemoval> Half(RemovalPlan plan, Half half, int[] sizes, int[] left)
    {
        var window = half.Window();
        var dates = sizes.Select(_ => Weekday(_chance.Day(window.From.AddDays(3), window.To.AddDays(-6)))).Order().ToArray();
        var removals = new List<InventedRemoval>();
        for (var i = 0; i < sizes.Length; i++)
        {
            var file = File($"GDI/{plan.Year}/{half.Window().From.Month:D2}-{i + 1:D4}", dates[i], sizes[i]);
            var main = _chance.Weighted(left);
            for (var p = 0; p < sizes[i]; p++)
            {
                var citizenship = left[main] > 0 && _chance.Percent(85) ? main : _chance.Weighted(left);
                left[citizenship]--;
                removals.Add(Removal(half, file, plan.Citizenships[citizenship].Citizenship, p));
            }
        }

        return removals;
    }

    private InventedRemovalFile File(string number, DateOnly removed, int persons)
    {
        var decided = removed.AddDays(-_chance.Between(1, 9));
        var detained = decided.AddDays(-_chance.Weighted([(_chance.Between(1, 6), 5), (_chance.Between(7, 30), 4), (_chance.Between(31, 90), 1)]));
        var ground = persons > 14
            ? _chance.Weighted([("online-scam-operation", 70), ("work-without-permit", 20), ("irregular-entry", 10)])
            : _chance.Weighted([("overstay", 40), ("irregular-entry", 16), ("work-without-permit", 16), ("no-documents", 10), ("after-sentence", 7), ("public-order", 5), ("wanted-abroad", 3), ("false-documents", 2), ("unknown", 1)]);
        var province = Territory.DrawForForeigners(_chance);
        var operation = persons > 14 ? $"OP-{province.Code}-{detained:yyyyMMdd}" : null;
        return new(number, ground, province.Code, _chance.Percent(6) ? null : Facility(province), operation, detained, decided, removed);
    }

    private InventedRemoval Removal(Half half, InventedRemovalFile file, string citizenship, int position)
    {
        var woman = _chance.Percent(citizenship is "VN" or "TH" or "PH" ? 30 : 13);
        var age = _chance.Weighted([(_chance.Between(2, 17), 2), (_chance.Between(18, 29), 50), (_chance.Between(30, 44), 38), (_chance.Between(45, 70), 10)]);
        var person = people.Invent(_references.Next(Agency, file.RemovedOn.Year), woman ? InventedPerson.Female : InventedPerson.Male, citizenship, age, file.DetainedOn);
        var cleared = file.RemovedOn >= FirstScreening && _chance.Percent(14);
        return new(half, file, person)
        {
            DetainedOn = file.DetainedOn,
            RemovedOn = position < 60 ? file.RemovedOn : file.RemovedOn.AddDays(1),
            TicketPayer = _chance.Weighted([("person", 38), ("family", 18), ("state", 14), ("embassy", 14), ("employer", 4), ("unknown", 12)]),
            Clearance = cleared ? "cleared" : "screening-not-recorded",
        };
    }

    private static string Facility(Province province) => province.Code switch
    {
        "12" => "Immigration detention centre, Phnom Penh",
        "18" => "Provincial holding facility, Preah Sihanouk",
        _ => $"Provincial police holding room, {province.Name.En}",
    };

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
