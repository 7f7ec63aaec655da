using Pratip.Linkage.Lookup;
using Pratip.Linkage.Records;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>What the linkage keeps of a report beside its row in the table of values: nothing that says who it is.</summary>
/// <param name="IdentityVersion">Of the sealed identity.</param>
/// <param name="Document">Kind and country of the document that is compared; null where there is none or its kind is not known.</param>
internal sealed record LinkedReport(Guid Id, Guid AgencyId, Guid PersonId, int IdentityVersion, string? Document, ReportRoles Roles);

/// <summary>The fields by which reports are compared, and a report's value for each.</summary>
internal static class LinkedFields
{
    public const string Name = "name";
    public const string Citizenship = "citizenship";
    public const string Document = "document";

    private const int MostNames = 8;
    private const int LongestName = 200;

    public static IReadOnlyList<LinkageField> All { get; } =
    [
        new(Name, FieldKind.Name),
        new("birth", FieldKind.Date),
        new("sex", FieldKind.Category),
        new(Citizenship, FieldKind.Category),
        new("province", FieldKind.Category),
        new("telephone", FieldKind.Phone),
        new(Document, FieldKind.Code),
    ];

    /// <summary>The place of a field among the table's columns.</summary>
    public static int PlaceOf(string name) => All.Select((field, place) => (field.Name, place)).Single(one => one.Name == name).place;

    /// <summary>In the order of <see cref="All"/>; null where it is not known.</summary>
    public static string?[] Of(Identity identity, PersonReport report, string? province) =>
    [
        Names(identity),
        identity.BirthDate ?? report.BirthYear?.ToString("D4", System.Globalization.CultureInfo.InvariantCulture),
        report.Sex == "unknown" ? null : report.Sex,
        report.Citizenships.Count == 0 ? null : string.Join(',', report.Citizenships.Order(StringComparer.Ordinal)),
        province,
        identity.Contacts.Select(ExactNumberKey.OfTelephone).FirstOrDefault(number => number.Length > 4),
        FirstDocument(identity) is { } document ? ExactNumberKey.OfDocument(document.Number) : null,
    ];

    /// <summary>Two documents can only contradict each other where they are of one kind and one country.</summary>
    public static string? KindOfDocument(Identity identity) =>
        FirstDocument(identity) is { Kind: not "unknown", Country: { } country } document ? $"{document.Kind.Trim().ToUpperInvariant()} {country}" : null;

    /// <summary>A number of three signs is everybody's.</summary>
    private static IdentityDocument? FirstDocument(Identity identity) =>
        identity.Documents.FirstOrDefault(document => ExactNumberKey.OfDocument(document.Number).Length > 3);

    private static string? Names(Identity identity)
    {
        var names = identity.Names.Select(name => Short(name.Text.Replace(RecordTable.Separator, ' ').Trim())).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(MostNames);
        return string.Join(RecordTable.Separator, names) is { Length: > 0 } joined ? joined : null;
    }

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] : name;
}
