using Pratip.Linkage.Lookup;
using Pratip.Linkage.Records;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>What the linkage keeps of a report beside its row in the table of values: nothing that says who it is.</summary>
/// <param name="IdentityVersion">Of the sealed identity.</param>
/// <param name="LastingDocuments">Kinds and countries of those of its documents whose numbers are for life (<see cref="Identities.LastingDocuments"/>), one a line.</param>
/// <param name="IsConfirmed">Whether a mission has confirmed who it is about.</param>
internal sealed record LinkedReport(Guid Id, Guid AgencyId, Guid PersonId, int IdentityVersion, string LastingDocuments, ReportRoles Roles, bool IsConfirmed)
{
    /// <summary>Whether both have a document of one such kind and country.</summary>
    public bool HasLastingDocumentAs(LinkedReport other) =>
        LastingDocuments.Length > 0 && other.LastingDocuments.Length > 0 && LastingDocuments.Split('\n').Intersect(other.LastingDocuments.Split('\n'), StringComparer.Ordinal).Any();
}

/// <summary>The fields by which reports are compared, and a report's value for each.</summary>
internal static class LinkedFields
{
    public const string Name = "name";
    public const string Citizenship = "citizenship";
    public const string Document = "document";
    public const string Birth = "birth";

    private const int MostNames = 8;
    private const int LongestName = 200;

    /// <summary>Further telephones and documents of one person are not compared.</summary>
    private const int MostNumbers = 4;

    public static IReadOnlyList<LinkageField> All { get; } =
    [
        new(Name, FieldKind.Name),
        new(Birth, FieldKind.Date),
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
        Several(identity.Contacts.Select(ExactNumberKey.OfTelephone).Where(number => number.Length > 4)),
        Several(Compared(identity).Select(document => ExactNumberKey.OfDocument(document.Number))),
    ];

    /// <summary>Two documents can only contradict each other where they are of one kind and one country, and of a kind that is not renewed.</summary>
    public static string LastingDocumentsOf(Identity identity) =>
        string.Join('\n', LastingDocuments.KindsOf(Compared(identity)).Order(StringComparer.Ordinal));

    /// <summary>A number of three signs is everybody's.</summary>
    private static IEnumerable<IdentityDocument> Compared(Identity identity) =>
        identity.Documents.Where(document => ExactNumberKey.OfDocument(document.Number).Length > 3).DistinctBy(document => ExactNumberKey.OfDocument(document.Number), StringComparer.Ordinal).Take(MostNumbers);

    private static string? Several(IEnumerable<string> numbers) =>
        string.Join(RecordTable.Separator, numbers.Distinct(StringComparer.Ordinal).Take(MostNumbers)) is { Length: > 0 } joined ? joined : null;

    private static string? Names(Identity identity)
    {
        var names = identity.Names.Select(name => Short(name.Text.Replace(RecordTable.Separator, ' ').Trim())).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Take(MostNames);
        return string.Join(RecordTable.Separator, names) is { Length: > 0 } joined ? joined : null;
    }

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] : name;
}
