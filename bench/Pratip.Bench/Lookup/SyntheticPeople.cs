using System.Globalization;
using Pratip.Kernel;

namespace Pratip.Bench.Lookup;

/// <summary>Somebody who does not exist.</summary>
/// <param name="Culture">Whose names they bear.</param>
/// <param name="Latin">Surname and given name as a passport has them, in one string.</param>
/// <param name="Native">The same in the script of the country, or the spelling with accents; the Latin one where there is no other.</param>
internal sealed record SyntheticPerson(Guid Id, string Culture, string Latin, string Native, int BirthYear, string Sex, string Citizenship)
{
    /// <summary>What the register holds: one in three both writings, the others one of them.</summary>
    public IReadOnlyList<string> Recorded { get; init; } = [];
}

/// <summary>
/// People by a seeded generator: the same seed, the same people, on any machine. Frequent names are frequent: parts are drawn with
/// a skew like that of real surnames.
/// </summary>
internal sealed class SyntheticPeople(ulong seed)
{
    private readonly SplitMix64 _numbers = new(seed);

    public static readonly (string Culture, string Citizenship, int Share)[] Cultures =
    [
        ("Khmer", "KH", 45), ("Vietnamese", "VN", 15), ("Chinese", "CN", 14), ("Thai", "TH", 9), ("Indonesian", "ID", 7), ("Burmese", "MM", 5), ("Bengali", "BD", 5),
    ];

    public IEnumerable<SyntheticPerson> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Next(i);
        }
    }

    /// <summary>The next person, with a number of the caller's.</summary>
    public SyntheticPerson Person(int number) => Next(number);

    /// <summary>A number below the bound.</summary>
    public int Below(int bound) => (int)(_numbers.Next() % (ulong)bound);

    private SyntheticPerson Next(int number)
    {
        var draw = Below(100);
        var culture = Cultures[0];
        foreach (var candidate in Cultures)
        {
            culture = candidate;
            if ((draw -= candidate.Share) < 0)
            {
                break;
            }
        }

        var (latin, native) = NameOf(culture.Culture);
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), 0x5EED5EED5EED5EEDUL);
        var person = new SyntheticPerson(new Guid(bytes), culture.Culture, latin, native, 1950 + Below(60), Below(2) == 0 ? "female" : "male", culture.Citizenship);
        return person with
        {
            Recorded = Below(3) switch
            {
                0 => [native, latin],
                1 => [native],
                _ => [latin],
            },
        };
    }

    private (string Latin, string Native) NameOf(string culture) => culture switch
    {
        "Khmer" => Khmer(),
        "Vietnamese" => Vietnamese(),
        "Chinese" => Chinese(),
        "Thai" => Thai(),
        "Burmese" => Burmese(),
        "Bengali" => Bengali(),
        _ => Indonesian(),
    };

    private (string Latin, string Native) Khmer()
    {
        var surname = Skewed(NameParts.KhmerSurnames);
        if (Below(2) == 0)
        {
            var given = Skewed(NameParts.KhmerGiven);
            return ($"{surname.Latin} {given.Latin}", $"{surname.Native} {given.Native}");
        }

        var first = Skewed(NameParts.KhmerPrefixes);
        var second = Below(3) == 0 ? Skewed(NameParts.KhmerGiven) : Skewed(NameParts.KhmerEndings);
        return ($"{surname.Latin} {first.Latin}{second.Latin.ToLowerInvariant()}", $"{surname.Native} {first.Native}{second.Native}");
    }

    private (string Latin, string Native) Vietnamese()
    {
        var name = $"{NameParts.VietSurnames[Below(NameParts.VietSurnames.Length)]} {NameParts.VietMiddle[Below(NameParts.VietMiddle.Length)]} {Skewed(NameParts.VietGiven)}";
        return (WithoutAccents(name), name);
    }

    private (string Latin, string Native) Chinese()
    {
        var surname = Skewed(NameParts.ChineseSurnames);
        var first = NameParts.ChineseGiven[Below(NameParts.ChineseGiven.Length)];
        var spelling = surname[1 + Below(surname.Length - 1)];
        if (Below(5) == 0)
        {
            return ($"{spelling} {Title(first.Latin)}", surname[0] + first.Native);
        }

        var second = NameParts.ChineseGiven[Below(NameParts.ChineseGiven.Length)];
        var latin = Below(2) == 0 ? $"{spelling} {Title(first.Latin)}{second.Latin}" : $"{spelling} {Title(first.Latin)} {Title(second.Latin)}";
        return (latin, surname[0] + first.Native + second.Native);
    }

    private (string Latin, string Native) Thai()
    {
        var given = Skewed(NameParts.ThaiGiven);
        var first = NameParts.ThaiSurnameStarts[Below(NameParts.ThaiSurnameStarts.Length)];
        var second = NameParts.ThaiSurnameEnds[Below(NameParts.ThaiSurnameEnds.Length)];
        var third = Below(2) == 0 ? ("", "") : NameParts.ThaiSurnameEnds[Below(NameParts.ThaiSurnameEnds.Length)];
        return ($"{given.Latin} {first.Latin}{second.Latin}{third.Item1}", $"{given.Native} {first.Native}{second.Native}{third.Item2}");
    }

    private (string Latin, string Native) Burmese()
    {
        var parts = Enumerable.Range(0, 2 + Below(3)).Select(_ => NameParts.BurmeseSyllables[Below(NameParts.BurmeseSyllables.Length)]).ToList();
        return (string.Join(' ', parts.Select(p => p.Latin)), string.Concat(parts.Select(p => p.Native)));
    }

    private (string Latin, string Native) Bengali()
    {
        var first = Skewed(NameParts.BengaliFirst);
        var second = NameParts.BengaliFirst[Below(NameParts.BengaliFirst.Length)];
        var last = Skewed(NameParts.BengaliLast);
        return Below(2) == 0 || first == second
            ? ($"{first.Latin} {last.Latin}", $"{first.Native} {last.Native}")
            : ($"{first.Latin} {second.Latin} {last.Latin}", $"{first.Native} {second.Native} {last.Native}");
    }

    private (string Latin, string Native) Indonesian()
    {
        var name = string.Join(' ', Enumerable.Range(0, 1 + Below(3)).Select(_ => Skewed(NameParts.IndonesianStems)));
        return (name, name);
    }

    /// <summary>Early entries are drawn more often, roughly as one over the rank.</summary>
    private T Skewed<T>(T[] parts)
    {
        var draw = Below(1 << 16) / (double)(1 << 16);
        return parts[Math.Min(parts.Length - 1, (int)(Math.Pow(parts.Length + 1, draw) - 1))];
    }

    private static string WithoutAccents(string name) =>
        string.Join(' ', name.Split(' ').Select(part => Title(Reference.Characters.LookupKey.Of(part))));

    private static string Title(string part) => part.Length == 0 ? part : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(part[0])}{part[1..]}");
}
