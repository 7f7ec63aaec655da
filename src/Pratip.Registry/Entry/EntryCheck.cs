using System.Globalization;
using Pratip.Kernel;
using Pratip.Linkage.Names;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Entry;

/// <summary>
/// Collects what is wrong with what somebody entered, field by field, so that all of it is said at once. Every question
/// returns whether the field holds something right; an empty field is right unless it is required.
/// </summary>
public sealed class EntryCheck
{
    /// <summary>One line: a reference, a title, a court.</summary>
    public const int LongestLine = 200;

    /// <summary>Letters of a reason that says something: two or three words, in Khmer too.</summary>
    public const int ShortestReason = 8;

    /// <summary>Why something is done, which stands in the log in clear.</summary>
    public const int LongestReason = 500;

    /// <summary>Free text that is sealed or read on a page.</summary>
    public const int LongestText = 10_000;

    /// <summary>The code of what is not known, in every list that has it.</summary>
    private const string Unknown = "unknown";

    /// <summary>What lies before is a slip of the keyboard.</summary>
    private const int FirstYear = 1900;

    private readonly List<EntryProblem> _problems = [];

    public IReadOnlyList<EntryProblem> Problems => _problems;

    /// <summary>Throws what was found, if anything.</summary>
    public void ThrowIfAny() => _problems.ThrowIfAny();

    public bool Refuse(string field, string key, params object?[] args) => Refuse(field, new Message(key, args));

    public bool Refuse(string field, Message says)
    {
        _problems.Add(new EntryProblem(field, says));
        return false;
    }

    public bool Require(string field, string? value) => TextSigns.IsSeen(value) || Refuse(field, "entry.missing");

    public bool Line(string field, string? value, int most = LongestLine) => Text(field, value, most, mayBreak: false);

    /// <summary>Why something is done: one line in the log, and one limit whatever is done.</summary>
    public bool Reason(string field, string? value) => Line(field, value, LongestReason);

    /// <summary>May hold line breaks; no other control character, nothing that turns the direction, and no half of a character, which PostgreSQL and JSON refuse.</summary>
    public bool Text(string field, string? value, int most = LongestText, bool mayBreak = true)
    {
        if (value is null)
        {
            return true;
        }

        if (value.Length > most)
        {
            return Refuse(field, "entry.too-long", most, value.Length);
        }

        if (value.Any(TextSigns.TurnsDirection))
        {
            return Refuse(field, "entry.direction");
        }

        return !(value.Any(letter => char.IsControl(letter) && !(mayBreak && letter is '\n' or '\r' or '\t')) || value.EnumerateRunes().Any(rune => rune.Value == EntryText.Unreadable))
            || Refuse(field, "entry.signs");
    }

    /// <summary>A field that says Latin letters: a name in another script is one for another field.</summary>
    public bool Latin(string field, string? value) =>
        (value ?? "").EnumerateRunes().All(letter => Scripts.Of(letter) is Script.Common or Script.Latin or Script.Other) || Refuse(field, "entry.latin");

    /// <summary>A field that says Khmer, in which a word may stand as it is written elsewhere.</summary>
    public bool Khmer(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) || value.EnumerateRunes().Any(letter => Scripts.Of(letter) is Script.Khmer) || Refuse(field, "entry.khmer");

    /// <summary>A reason that others will read: a few words, not a sign that only fills the field.</summary>
    public bool Explained(string field, string? value) =>
        Reason(field, value) && (value!.Count(char.IsLetterOrDigit) >= ShortestReason || Refuse(field, "entry.reason-short"));

    /// <summary>An ISO date as well as it is known, not after <paramref name="latest"/>.</summary>
    public bool Date(string field, string? value, DateOnly latest)
    {
        if (string.IsNullOrEmpty(value))
        {
            return true;
        }

        if (!PartialDate.TryParseIso(value, out var date) || date.Year < FirstYear)
        {
            return Refuse(field, "entry.date", Shortened(value));
        }

        return date.First <= latest || Refuse(field, "entry.date-to-come", date);
    }

    /// <summary>An ISO date to the day, where a month or a year would not do.</summary>
    public bool Day(string field, string? value, DateOnly latest) =>
        string.IsNullOrEmpty(value)
        || (PartialDate.TryParseIso(value, out var date) && date.First == date.Last && date.Year >= FirstYear
            ? date.First <= latest || Refuse(field, "entry.date-to-come", date)
            : Refuse(field, "entry.day", Shortened(value)));

    /// <summary>The one may lie after the other: refused only where it certainly does not.</summary>
    public bool InOrder(string field, string? earlier, string? later) =>
        !PartialDate.TryParseIso(earlier, out var first) || !PartialDate.TryParseIso(later, out var second) || !second.IsCertainlyBefore(first)
        || Refuse(field, "entry.date-order", second, first);

    /// <summary>The same for a change, whose earlier date stands in the register.</summary>
    public static void RequireOrder(string field, string? earlier, string? later)
    {
        var check = new EntryCheck();
        check.InOrder(field, earlier, later);
        check.ThrowIfAny();
    }

    /// <summary>Not after <paramref name="latest"/> and in no year long past.</summary>
    public bool Moment(string field, DateTimeOffset? value, DateTimeOffset latest) =>
        value is not { } moment || (moment.Year >= FirstYear && moment <= latest) || Refuse(field, moment > latest ? "entry.moment-to-come" : "entry.moment");

    public bool Code(string field, string list, string? value) =>
        string.IsNullOrEmpty(value) || CodeListCatalogue.Standard.Get(list).Contains(value) || Refuse(field, "entry.code", Shortened(value));

    /// <summary>Unknown stands alone: who knows one of several knows something.</summary>
    public bool Codes(string field, string list, IReadOnlyCollection<string> values) => values.All(value => Code(field, list, value))
        && (values.Count < 2 || !values.Contains(Unknown, StringComparer.Ordinal) || Refuse(field, "entry.unknown-beside"));

    public bool Province(string field, string? value) =>
        string.IsNullOrEmpty(value) || Gazetteer.Standard.FindProvince(value) is not null || Refuse(field, "entry.code", Shortened(value));

    public bool Article(string field, string? value) =>
        string.IsNullOrEmpty(value) || LawBook.Standard.Find(value) is not null || Refuse(field, "entry.code", Shortened(value));

    public bool Countries(string field, IEnumerable<string> values) =>
        values.All(value => CountryList.Standard.Countries.Any(country => country.Alpha2 == value) || Refuse(field, "entry.code", Shortened(value)));

    public bool Number(string field, int? value, int least, int most) =>
        value is not { } number || (number >= least && number <= most) || Refuse(field, "entry.number", least, most);

    internal static string Shortened(string value) => value.Length > 40 ? string.Concat(value.AsSpan(0, 40), "\u2026") : value;

    /// <summary>A whole number as typed in any digits; null where nothing was typed. What is no number is refused.</summary>
    public int? ReadNumber(string field, string? typed, int least, int most)
    {
        var digits = KhmerDigits.ToAscii(typed ?? "").Trim();
        if (digits.Length == 0)
        {
            return null;
        }

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(field, "entry.number", least, most);
            return null;
        }

        return Number(field, number, least, most) ? number : null;
    }
}
