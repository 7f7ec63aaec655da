using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Forms;

/// <summary>What was answered, as typed, by the property of the options record it is for.</summary>
public sealed class Answers
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _byField;

    private Answers(ImmutableDictionary<string, ImmutableArray<string>> byField) => _byField = byField;

    public static Answers None { get; } = new(ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    public static Answers From(IReadOnlyDictionary<string, string[]> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.ToImmutableDictionary(field => field.Key, field => field.Value.ToImmutableArray(), StringComparer.Ordinal));
    }

    public static string FieldOf(string property) => JsonNamingPolicy.KebabCaseLower.ConvertName(property);

    internal Dictionary<string, string[]> ToFields() => _byField.ToDictionary(field => field.Key, field => field.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>These answers with one replaced; an empty one is no answer.</summary>
    public Answers With(string property, params IEnumerable<string?> values)
    {
        var given = values.OfType<string>().Where(value => value.Length > 0).ToImmutableArray();
        return new(given.Length == 0 ? _byField.Remove(FieldOf(property)) : _byField.SetItem(FieldOf(property), given));
    }

    /// <summary>These answers with what came from the page: a field left empty takes back what was answered before.</summary>
    internal Answers With(QuestionPage page, IFormCollection fields, SiteText text) => page.Questions.Aggregate(this, (answers, question) =>
        answers.With(question.Property, [.. fields[question.Id].Select(value => value?.ReplaceLineEndings("\n").Trim())
            // Read by whoever typed it: what a year means may depend on what they read.
            .Select(value => question.Kind switch
            {
                QuestionKind.Date => TypedDate.Read(value, question.Id, text).IsoOrWritten,
                QuestionKind.Moment => TypedMoment.Read(value, question.Id, text).StoredOrWritten,
                _ => value,
            })]));

    /// <summary>All values of one question.</summary>
    public IReadOnlyList<string> All(string property) => _byField.TryGetValue(FieldOf(property), out var values) ? values : [];

    /// <summary>What was typed, or null.</summary>
    public string? Line(string property) => All(property) is [var first, ..] ? first : null;

    /// <summary>In the form the register keeps; what cannot be read stays as typed, and the register says so.</summary>
    public string? Date(string property) =>
        Line(property) is { } typed ? TypedDateReader.TryRead(typed, readsBuddhistYears: false, out var date, out _) ? date.ToString() : typed : null;

    /// <summary>Null where nothing was typed or it cannot be read; the form has told the two apart before.</summary>
    public DateTimeOffset? Moment(string property) => TryMoment(Line(property), out var moment) ? moment : null;

    /// <summary>Null where nothing was typed or it is no number; the form has told the two apart before.</summary>
    public int? Number(string property) => TryNumber(Line(property), out var number) ? number : null;

    /// <summary>Null where it is unknown.</summary>
    public bool? YesNo(string property) => Line(property) switch { "yes" => true, "no" => false, _ => null };

    public Guid? Id(string property) => Guid.TryParse(Line(property), out var id) ? id : null;

    public static string? Of(bool? value) => value switch { true => "yes", false => "no", _ => null };

    public static string? Of(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? value) => value?.ToOffset(PhnomPenhTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    internal static bool TryNumber(string? typed, out int number) => int.TryParse(KhmerDigits.ToAscii(typed ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    internal static bool TryMoment(string? typed, out DateTimeOffset moment) => TypedMoment.TryRead(typed, readsBuddhistYears: false, out moment, out _);
}
