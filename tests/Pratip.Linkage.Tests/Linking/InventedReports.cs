using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Linking;

/// <summary>Reports of people who do not exist: each person once to three times, with slips, swapped dates and gaps.</summary>
internal static class InventedReports
{
    public static readonly LinkageField[] Fields =
    [
        new("given", FieldKind.Text), new("surname", FieldKind.Text), new("birth", FieldKind.Date), new("sex", FieldKind.Category),
        new("province", FieldKind.Category), new("document", FieldKind.Code),
    ];

    public static (RecordTable Table, int[] Persons) Make(int persons, ulong seed)
    {
        var chance = new SeededDraw(seed);
        var builder = new RecordTableBuilder(Fields);
        var truth = new List<int>();
        for (var person = 0; person < persons; person++)
        {
            string[] facts = [Word(chance, 3), Word(chance, 4), $"{1950 + chance.Below(60)}-{1 + chance.Below(12):00}-{1 + chance.Below(28):00}", chance.Below(2) == 0 ? "f" : "m", $"KH-{1 + chance.Below(25)}", $"{100_000 + chance.Below(900_000)}"];
            for (var report = chance.Below(3); report >= 0; report--)
            {
                builder.Add(Typed(facts[0], chance), Typed(facts[1], chance), chance.Below(20) == 0 ? Turned(facts[2]) : facts[2], facts[3],
                    chance.Below(10) == 0 ? null : facts[4], chance.Below(3) == 0 ? null : Typed(facts[5], chance));
                truth.Add(person);
            }
        }

        return (builder.Build(), [.. truth]);
    }

    public static double F1(Func<int, int> person, int[] truth)
    {
        static double Pairs(IEnumerable<int> sizes) => sizes.Sum(size => size * (size - 1.0) / 2);
        var records = Enumerable.Range(0, truth.Length).ToList();
        var both = Pairs(records.GroupBy(r => (person(r), truth[r])).Select(g => g.Count()));
        return 2 * both / (Pairs(records.GroupBy(person).Select(g => g.Count())) + Pairs(records.GroupBy(r => truth[r]).Select(g => g.Count())));
    }

    private static string Word(SeededDraw chance, int syllables) =>
        string.Concat(Enumerable.Range(0, 1 + chance.Below(syllables)).Select(_ => $"{"bcdfghklmnprstv"[chance.Below(15)]}{"aeiou"[chance.Below(5)]}"));

    private static string Typed(string text, SeededDraw chance)
    {
        if (chance.Below(8) > 0 || text.Length < 3)
        {
            return text;
        }

        var at = 1 + chance.Below(text.Length - 2);
        return text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
    }

    private static string Turned(string date) => $"{date[..4]}-{date[8..]}-{date[5..7]}";
}
