using System.Globalization;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Corrections;

/// <summary>
/// The fields of a row as texts, the same for every noun: what is unknown has no value, a list has several. Moments are
/// told to the minute, as they are entered.
/// </summary>
internal static class FactValues
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm'Z'";

    private const string Yes = "true";

    private const string No = "false";

    private const int FirstYear = 1900;
    private const int MostLines = 20;

    public static IReadOnlyList<string> Read(RegisterRow row, CorrectableField field) => Property(row, field).GetValue(row) switch
    {
        null => [],
        string text => text.Length == 0 || text == field.Unknown ? [] : [text],
        IEnumerable<string> codes => [.. codes.Order(StringComparer.Ordinal)],
        bool flag => [flag ? Yes : No],
        int number => [number.ToString(CultureInfo.InvariantCulture)],
        DateTimeOffset moment => [moment.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture)],
        var other => throw new NotSupportedException($"A field of the type {other.GetType().Name} cannot be corrected."),
    };

    public static void Write(RegisterRow row, CorrectableField field, IReadOnlyList<string> values)
    {
        var property = Property(row, field);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        property.SetValue(row, type == typeof(List<string>) ? values.ToList() : values.Count == 0 ? field.Unknown : Parse(type, values[0]));
    }

    /// <summary>As <see cref="Read"/> would give them back: trimmed, sorted, each once, the word for unknown left out.</summary>
    public static IReadOnlyList<string> Normalized(CorrectableField field, IReadOnlyList<string> values)
    {
        var given = values.Select(value => value.Trim()).Where(value => TextSigns.IsSeen(value) && value != field.Unknown).Distinct(StringComparer.Ordinal);
        return field.Kind switch
        {
            FieldKind.Codes or FieldKind.Countries => [.. given.Order(StringComparer.Ordinal)],
            FieldKind.Moment => [.. given.Select(value => TryParseMoment(value, out var moment) ? moment.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture) : value)],
            FieldKind.Number or FieldKind.Year => [.. given.Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : value)],
            _ => [.. given],
        };
    }

    public static void Check(EntryCheck check, CorrectableField field, IReadOnlyList<string> values, DateTimeOffset now)
    {
        if (values.Count == 0)
        {
            _ = !field.Required || check.Refuse(field.Property, "entry.missing");
            return;
        }

        if (values.Count > (IsList(field.Kind) ? MostLines : 1))
        {
            check.Refuse(field.Property, "corrections.too-many", IsList(field.Kind) ? MostLines : 1);
            return;
        }

        if (field.Kind == FieldKind.Codes)
        {
            check.Codes(field.Property, field.List!, values);
            return;
        }

        foreach (var value in values)
        {
            if (!CheckOne(check, field, value, now))
            {
                return;
            }
        }
    }

    private static bool CheckOne(EntryCheck check, CorrectableField field, string value, DateTimeOffset now)
    {
        var name = field.Property;
        return field.Kind switch
        {
            FieldKind.Line or FieldKind.Lines or FieldKind.Documents => check.Line(name, value, field.Most ?? EntryCheck.LongestLine),
            FieldKind.Date => check.Date(name, value, PhnomPenhTime.DateOf(now)),
            FieldKind.Moment => TryParseMoment(value, out var moment) ? check.Moment(name, moment, field.MayCome ? DateTimeOffset.MaxValue : now) : check.Refuse(name, "entry.moment"),
            FieldKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? check.Number(name, number, field.Least!.Value, field.Most!.Value)
                : check.Refuse(name, "entry.number", field.Least, field.Most),
            FieldKind.Year => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstYear && year <= PhnomPenhTime.DateOf(now).Year)
                || check.Refuse(name, "corrections.year"),
            FieldKind.Flag => value is Yes or No || check.Refuse(name, "entry.code", EntryCheck.Shortened(value)),
            FieldKind.Province => check.Province(name, value),
            FieldKind.Article => check.Article(name, value),
            FieldKind.Country or FieldKind.Countries => check.Countries(name, [value]),
            _ => check.Code(name, field.List!, value),
        };
    }

    private static bool IsList(FieldKind kind) => kind is FieldKind.Codes or FieldKind.Countries or FieldKind.Lines or FieldKind.Documents;

    private static bool TryParseMoment(string value, out DateTimeOffset moment) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    private static object Parse(Type type, string value) =>
        type == typeof(string) ? value
        : type == typeof(bool) ? value == Yes
        : type == typeof(int) ? int.Parse(value, CultureInfo.InvariantCulture)
        : DateTimeOffset.ParseExact(value, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static System.Reflection.PropertyInfo Property(RegisterRow row, CorrectableField field) =>
        row.GetType().GetProperty(field.Property) ?? throw new InvalidOperationException($"{row.GetType().Name} has no {field.Property}.");
}
