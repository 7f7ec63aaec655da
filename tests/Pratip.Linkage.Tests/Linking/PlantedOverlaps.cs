using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Linking;

/// <summary>A large register of people who have nothing to do with each other and hardly ever a number, and lists that report some again.</summary>
internal static class PlantedOverlaps
{
    public static readonly LinkageField[] Fields =
    [
        new("name", FieldKind.Name), new("birth", FieldKind.Date), new("sex", FieldKind.Category), new("citizenship", FieldKind.Category),
        new("telephone", FieldKind.Phone), new("document", FieldKind.Code),
    ];

    /// <summary>The register alone: the first records, each of a person of its own.</summary>
    public static RecordTableBuilder Register(int people, ulong seed, string documents = "")
    {
        var (builder, chance) = (new RecordTableBuilder(Fields), new SeededDraw(seed));
        for (var i = 0; i < people; i++)
        {
            builder.Add(Name(chance), Birth(chance, 1 + chance.Below(3)), Sex(chance), Land(chance), null, documents.Length > 0 && chance.Below(5) == 0 ? documents + chance.Below(900_000) : null);
        }

        return builder;
    }

    /// <summary>Pairs of reports of one person, of which one has a partial or mistaken birth date, and every other a number.</summary>
    /// <returns>Their places.</returns>
    public static List<(int A, int B)> Plant(RecordTableBuilder builder, int place, int pairs, ulong seed)
    {
        var (planted, chance) = (new List<(int, int)>(), new SeededDraw(seed));
        for (var i = 0; i < pairs; i++)
        {
            var (name, birth, sex) = (Name(chance), Birth(chance, 3), Sex(chance));
            var (phone, document) = (i % 2 == 0 ? $"85512{100_000 + chance.Below(900_000)}" : null, i % 4 == 0 ? $"0{10_000_000 + chance.Below(80_000_000)}" : null);
            builder.Add(name, birth, sex, "KH", phone, document);
            builder.Add(i % 3 == 0 ? string.Join(' ', name.Split(' ').Reverse()) : name, (i % 4) switch { 0 => birth[..7], 1 => birth[..4], 2 => $"{birth[..4]}-01-01", _ => birth }, sex, "KH", phone, document);
            planted.Add((place + (2 * i), place + (2 * i) + 1));
        }

        return planted;
    }

    private static string Name(SeededDraw chance) => $"{Word(chance, 1)} {Word(chance, 2)}";

    private static string Word(SeededDraw chance, int syllables) =>
        string.Concat(Enumerable.Range(0, syllables).Select(_ => $"{"bcdhklmnprstv"[chance.Below(13)]}{"aeiou"[chance.Below(5)]}{"nmkt"[chance.Below(4)]}"));

    private static string Birth(SeededDraw chance, int parts) => $"{1960 + chance.Below(48)}-{1 + chance.Below(12):00}-{1 + chance.Below(28):00}"[..(parts == 1 ? 4 : parts == 2 ? 7 : 10)];

    private static string Sex(SeededDraw chance) => chance.Below(2) == 0 ? "female" : "male";

    private static string Land(SeededDraw chance) => chance.Below(3) == 0 ? "VN" : "KH";
}
