using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.Encounters;

/// <summary>One person of a list, as typed: words of either language, codes or their usual spellings.</summary>
public sealed record PersonLine
{
    internal const int LongestNumber = 12;

    private const int OldestApparent = 110;

    /// <summary>Of the line, made with the page or by the file: the same line sent twice enters nobody twice.</summary>
    public required Guid Id { get; init; }

    /// <summary>On the wristband.</summary>
    public string? Number { get; init; }

    public string? Sex { get; init; }

    /// <summary>In years, as the person looks; any digits.</summary>
    public string? ApparentAge { get; init; }

    /// <summary>The country whose citizen the person claims to be; empty while unknown.</summary>
    public string? Citizenship { get; init; }

    /// <summary>In the words of the list, where they are more than what was read of them.</summary>
    public string? CitizenshipAsReported { get; init; }

    /// <summary>Spoken with the person; empty where nobody asked.</summary>
    public string? Language { get; init; }

    /// <summary>In the script of the person's own language; for the vault, like the next.</summary>
    public string? NameOwn { get; init; }

    public string? NameLatin { get; init; }

    public bool IsHeld { get; init; } = true;

    /// <summary>Whether the list says so itself, rather than leaving it at what is usual.</summary>
    public bool IsHeldSaid { get; init; }

    /// <summary>The number as it is kept: with the digits of every keyboard, and no space around.</summary>
    internal string NumberKey => KhmerDigits.ToAscii(Number ?? "").Trim();

    internal bool HasName => TextSigns.IsSeen(NameOwn) || TextSigns.IsSeen(NameLatin);

    internal PersonEntry Named => new() { NameOwn = NameOwn, NameLatin = NameLatin };

    internal string? SexCode => CodeListCatalogue.Standard.Get("sex").TryResolve(Sex?.Trim(), out var entry) ? entry.Code : null;

    internal string? LanguageCode => CodeListCatalogue.Standard.Get("spoken-language").TryResolve(Language?.Trim(), out var entry) ? entry.Code : null;

    internal int? Age => new EntryCheck().ReadNumber(nameof(ApparentAge), ApparentAge, 0, OldestApparent);

    internal Country? Country => CountryList.Standard.TryResolve(Citizenship?.Trim(), out var country) ? country : null;

    /// <summary>From 1; or with letters. What could be read as a span of numbers or as several would name other people than it is of.</summary>
    private bool IsOfWristband => NumberKey is { Length: > 0 } key && char.IsLetterOrDigit(key[0]) && key.All(sign => char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || sign is '.' or '/' or '-' or '_')
        && !(key.Contains('-', StringComparison.Ordinal) && !key.Any(char.IsLetter)) && key.Any(sign => sign is not ('0' or '.' or '/'));

    /// <summary>The field of a line in problems: the property and the place of the line, from 0.</summary>
    public static string Field(string property, int line) => string.Create(CultureInfo.InvariantCulture, $"{property}:{line}");

    internal void Check(EntryCheck check, int line)
    {
        var (number, sex, country, language) = (Field(nameof(Number), line), Field(nameof(Sex), line), Field(nameof(Citizenship), line), Field(nameof(Language), line));
        _ = check.Require(number, Number) && check.Line(number, Number!.Trim(), LongestNumber) && (IsOfWristband || check.Refuse(number, "encounters.number", EntryCheck.Shortened(Number!.Trim())));
        _ = check.Require(sex, Sex) && (SexCode is not null || check.Refuse(sex, "encounters.sex", EntryCheck.Shortened(Sex!)));
        check.ReadNumber(Field(nameof(ApparentAge), line), ApparentAge, 0, OldestApparent);
        check.Line(country, CitizenshipAsReported);
        check.Line(Field(nameof(NameOwn), line), NameOwn);
        check.Line(Field(nameof(NameLatin), line), NameLatin);
        if (!string.IsNullOrWhiteSpace(Citizenship) && check.Line(country, Citizenship) && Country is null)
        {
            check.Refuse(country, "encounters.country", EntryCheck.Shortened(Citizenship));
        }

        if (!string.IsNullOrWhiteSpace(Language) && check.Line(language, Language) && LanguageCode is null)
        {
            check.Refuse(language, "encounters.language", EntryCheck.Shortened(Language));
        }
    }
}

/// <summary>Many people met in one encounter, entered in one change: all of them or nobody.</summary>
public sealed record EnterPeopleOptions
{
    /// <summary>More in one change would hold up whoever is at work.</summary>
    public const int MostLines = 5_000;

    public required Guid EncounterId { get; init; }

    public required IReadOnlyList<PersonLine> People { get; init; }

    /// <summary>Code of the list detention-ground, for those who are held.</summary>
    public string? Ground { get; init; }

    public string? Facility { get; init; }

    /// <summary>When they were taken, to the hour, for limits that run in hours.</summary>
    public DateTimeOffset? HeldFromAt { get; init; }

    /// <summary>Whether the lines are all that is said of their people, as on a page: what is empty there is meant to be.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Nobody is held from before they were met.</summary>
    internal void RequireAfter(Encounter encounter)
    {
        if (HeldFromAt is { } at && PartialDate.TryParseIso(encounter.On, out var met) && PhnomPenhTime.DateOf(at) < met.First)
        {
            throw new EntryRefusedException(nameof(HeldFromAt), new Message("encounters.held-before", met));
        }
    }

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        check.Code(nameof(Ground), "detention-ground", Ground);
        check.Line(nameof(Facility), Facility);
        check.Moment(nameof(HeldFromAt), HeldFromAt, now);
        if (People.Count is 0 or > MostLines)
        {
            check.Refuse(nameof(People), "encounters.lines", 1, MostLines);
            return check.Problems;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = 0; line < People.Count; line++)
        {
            People[line].Check(check, line);
            if (People[line].NumberKey is { Length: > 0 } number && !numbers.TryAdd(number, line))
            {
                check.Refuse(PersonLine.Field(nameof(PersonLine.Number), line), "encounters.number-twice", number, numbers[number] + 1);
            }
        }

        return check.Problems;
    }
}
