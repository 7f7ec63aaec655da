using System.Globalization;
using Pratip.Bench.Lookup;
using Pratip.Linkage.Records;

namespace Pratip.Bench.Linkage;

/// <summary>
/// Reports of people who do not exist, by a seeded generator: one person is reported by one to four agencies, each in its own way.
/// </summary>
internal sealed class MadeReports(ulong seed)
{
    public static readonly LinkageField[] Fields =
    [
        new("name", FieldKind.Name), new("birth", FieldKind.Date), new("sex", FieldKind.Category), new("citizenship", FieldKind.Category),
        new("province", FieldKind.Category), new("phone", FieldKind.Phone), new("document", FieldKind.Code),
    ];

    private readonly SyntheticPeople _chance = new(seed);

    /// <summary>The records and, for each, the number of its person.</summary>
    public (RecordTable Table, int[] Persons, string[] Cultures) Make(int count)
    {
        var builder = new RecordTableBuilder(Fields);
        var (persons, cultures, person) = (new List<int>(count), new List<string>(count), 0);
        while (builder.Count < count)
        {
            var facts = Invent(person);
            var reports = _chance.Below(100) switch { < 55 => 1, < 82 => 2, < 95 => 3, _ => 4 };
            for (var report = 0; report < reports && builder.Count < count; report++)
            {
                builder.Add(Name(facts.Person), Birth(facts.Birth), Often(98, facts.Person.Sex), Often(96, facts.Person.Citizenship),
                    Often(80, _chance.Below(100) < 90 ? facts.Province : Province()), Often(35, Slipped(facts.Phone, 6)), Often(40, Slipped(facts.Document, 4)));
                persons.Add(person);
                cultures.Add(facts.Person.Culture);
            }

            person++;
        }

        return (builder.Build(), [.. persons], [.. cultures]);
    }

    private Facts Invent(int number)
    {
        var person = _chance.Person(number);
        var birth = new DateOnly(person.BirthYear, 1, 1).AddDays(_chance.Below(365));
        var phone = "0" + (10 + _chance.Below(89)).ToString(CultureInfo.InvariantCulture) + (100_000 + _chance.Below(900_000)).ToString(CultureInfo.InvariantCulture);
        var document = (char)('A' + _chance.Below(26)) + (1_000_000 + _chance.Below(9_000_000)).ToString(CultureInfo.InvariantCulture);
        return new Facts(person, birth, Province(), phone, document);
    }

    private string Province() => "KH-" + (1 + _chance.Below(25)).ToString(CultureInfo.InvariantCulture);

    private string? Often(int percent, string? value) => _chance.Below(100) < percent ? value : null;

    /// <summary>As one office writes a name: in one script or both, either order, with a slip of the keys, with an alias.</summary>
    private string Name(SyntheticPerson person)
    {
        var slip = _chance.Below(100) switch { < 60 => Slip.AsRecorded, < 75 => Slip.OtherOrder, < 87 => Slip.OneEdit, < 95 => Slip.JoinedOrDivided, _ => Slip.OtherScript };
        var written = NameSlips.Write(person with { Recorded = _chance.Below(3) == 0 ? [person.Native] : [person.Latin] }, slip, _chance);
        return _chance.Below(5) == 0 ? written + RecordTable.Separator + (_chance.Below(2) == 0 ? person.Native : person.Latin) : written;
    }

    /// <summary>Birth dates as offices have them: missing, estimated, day and month swapped, a year beside.</summary>
    private string? Birth(DateOnly birth) => _chance.Below(100) switch
    {
        < 8 => null,
        < 20 => $"{birth.Year}-01-01",
        < 28 => $"{birth.Year}",
        < 31 => birth.Day <= 12 ? $"{birth.Year}-{birth.Day:00}-{birth.Month:00}" : Whole(birth),
        < 34 => Whole(birth.AddYears(_chance.Below(2) == 0 ? 1 : -1)),
        < 37 => Whole(birth.AddDays(_chance.Below(9) + 1)),
        _ => Whole(birth),
    };

    private static string Whole(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Slipped(string code, int percent)
    {
        if (_chance.Below(100) >= percent)
        {
            return code;
        }

        var at = 1 + _chance.Below(code.Length - 2);
        return _chance.Below(2) == 0
            ? string.Concat(code.AsSpan(0, at), (char)('0' + _chance.Below(10)) + "", code.AsSpan(at + 1))
            : string.Concat(code.AsSpan(0, at), code.AsSpan(at + 1, 1), code.AsSpan(at, 1), code.AsSpan(at + 2));
    }

    private sealed record Facts(SyntheticPerson Person, DateOnly Birth, string Province, string Phone, string Document);
}
