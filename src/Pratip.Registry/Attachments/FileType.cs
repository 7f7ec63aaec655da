using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Registry.Attachments;

/// <summary>A type of file that may be kept: what it is called, and how its content shows it.</summary>
/// <param name="Type">Its name in this program.</param>
/// <param name="Media">The media type it is given out as.</param>
/// <param name="Extensions">What a name of such a file may end in.</param>
/// <param name="Form">How the content is looked at.</param>
/// <param name="Begins">In hexadecimal, for files known by their first bytes.</param>
/// <param name="Main">The content type of the main part, for office files.</param>
/// <param name="Brands">What the first box may name itself, for sound and film.</param>
public sealed record FileType(
    string Type, string Media, IReadOnlyList<string> Extensions, FileForm Form, IReadOnlyList<string>? Begins = null, string? Main = null, IReadOnlyList<string>? Brands = null)
{
    private const string File = "Attachments/file-types.json";

    private static readonly Lazy<IReadOnlyList<FileType>> Shipped = new(ReadShipped);

    /// <summary>The list that ships with the program. What is not in it is not kept.</summary>
    public static IReadOnlyList<FileType> Allowed => Shipped.Value;

    /// <summary>All the endings, as a person reads them.</summary>
    public static string Endings => string.Join(", ", Allowed.Select(type => type.Extensions[0]));

    public static FileType? OfExtension(string extension) =>
        Allowed.FirstOrDefault(type => type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    private static IReadOnlyList<FileType> ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return JsonSerializer.Deserialize(stream, FileTypeJson.Default.FileTypeFile)!.Types;
    }
}

[JsonConverter(typeof(Access.KebabEnumConverter<FileForm>))]
public enum FileForm
{
    /// <summary>Known by its first bytes.</summary>
    Begins,

    Pdf,

    Png,

    /// <summary>A package of Office Open XML.</summary>
    Office,

    OpenDocument,

    /// <summary>Boxes of ISO base media: sound and film.</summary>
    Boxes,

    Text,
}

internal sealed record FileTypeFile(IReadOnlyList<FileType> Types);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FileTypeFile))]
internal sealed partial class FileTypeJson : JsonSerializerContext;
