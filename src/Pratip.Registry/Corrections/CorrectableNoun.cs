using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Registry.Access;
using Pratip.Registry.People;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Corrections;

/// <summary>A noun whose facts can be corrected, field by field, as the shipped data file lists them.</summary>
/// <param name="Noun">The table.</param>
/// <param name="Access">Whose scope the rows lie in.</param>
/// <param name="Fields">Those that are corrected here; what a verb of its own changes is not among them.</param>
public sealed record CorrectableNoun(string Noun, AccessNoun Access, IReadOnlyList<CorrectableField> Fields)
{
    /// <summary>The noun whose fields stand in the vault.</summary>
    public const string Identities = "sealed_identities";

    private const string File = "Corrections/fields.json";

    private static readonly Lazy<IReadOnlyList<CorrectableNoun>> Shipped = new(ReadShipped);

    public static IReadOnlyList<CorrectableNoun> All => Shipped.Value;

    /// <summary>Key of what a row is called.</summary>
    public string Title => TitleOf(Noun);

    public static CorrectableNoun? Find(string? noun) => All.FirstOrDefault(one => string.Equals(one.Noun, noun, StringComparison.Ordinal));

    /// <summary>The property that tells how old somebody is; null where none does.</summary>
    public string? AgeProperty => Noun switch
    {
        Identities => nameof(Identity.BirthDate),
        "person_reports" => nameof(PersonReport.BirthYear),
        "victims" => nameof(Victim.AgeAtIdentification),
        _ => null,
    };

    public CorrectableField? Field(string property) => Fields.FirstOrDefault(field => string.Equals(field.Property, property, StringComparison.Ordinal));

    /// <summary>Key of what a row of any noun is called that can be corrected or voided.</summary>
    public static string TitleOf(string noun) => $"corrections.noun.{Kebab(noun)}";

    /// <summary>Key of what a field is called.</summary>
    public string LabelOf(CorrectableField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return $"corrections.field.{Kebab(Noun)}.{JsonNamingPolicy.KebabCaseLower.ConvertName(field.Property)}";
    }

    private static string Kebab(string noun) => noun.Replace('_', '-');

    private static IReadOnlyList<CorrectableNoun> ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return JsonSerializer.Deserialize(stream, CorrectableJson.Default.CorrectableFile)!.Nouns;
    }
}

/// <summary>One field of a noun.</summary>
/// <param name="Property">The property of the row.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="List">The code list, for codes.</param>
/// <param name="Required">Whether it may never be without a value.</param>
/// <param name="Unknown">How the row says that it is unknown, where that is not by holding nothing.</param>
/// <param name="Most">The longest line, or the largest number.</param>
/// <param name="Least">The smallest number.</param>
/// <param name="NotBefore">The property of the date that comes first.</param>
/// <param name="MayCome">Whether the moment may lie ahead, as the end of what was permitted does.</param>
public sealed record CorrectableField(
    string Property, FieldKind Kind, string? List = null, bool Required = false, string? Unknown = null, int? Most = null, int? Least = null,
    string? NotBefore = null, bool MayCome = false);

[JsonConverter(typeof(KebabEnumConverter<FieldKind>))]
public enum FieldKind
{
    Line,

    /// <summary>Several lines, each a value.</summary>
    Lines,
    Date,
    Moment,
    Number,

    /// <summary>From 1900 to the year of the day on which it is entered.</summary>
    Year,

    /// <summary>Yes or no.</summary>
    Flag,
    Code,
    Codes,
    Province,
    Article,
    Country,
    Countries,

    /// <summary>Number, kind and country of a document, between semicolons; several lines.</summary>
    Documents,
}

internal sealed record CorrectableFile(IReadOnlyList<CorrectableNoun> Nouns);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CorrectableFile))]
internal sealed partial class CorrectableJson : JsonSerializerContext;
