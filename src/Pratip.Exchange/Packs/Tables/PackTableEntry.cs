using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>A table of a pack as its data file lays it out.</summary>
/// <param name="Question">The question it answers in the other side's form, or null.</param>
/// <param name="Verified">Whether that question was read in the form itself; what is not is marked in the workbook.</param>
/// <param name="ArticlesOf">The measure whose breakdown by article names the articles meant, or null.</param>
internal sealed record PackTableEntry(
    string Id,
    LocalizedText Title,
    IReadOnlyList<PackRowEntry> Rows,
    string? Question = null,
    bool Verified = false,
    string? ArticlesOf = null,
    LocalizedText? Note = null);

/// <summary>
/// A row, or one for each code. Without a breakdown it is the total of its measure; with a key one code; with
/// <paramref name="Beside"/> what is left beside those codes; else a row for each code the edition has.
/// </summary>
internal sealed record PackRowEntry(
    string Measure,
    string? By = null,
    string? Key = null,
    IReadOnlyList<string>? Beside = null,
    LocalizedText? Label = null);

internal static class PackTableFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<PackTableEntry> Read(string file) => Parse<List<PackTableEntry>>(file);

    public static T Parse<T>(string file)
    {
        using var stream = typeof(PackTableFile).Assembly.GetManifestResourceStream("Pratip.Exchange.Packs." + file)
            ?? throw new InvalidDataException($"{file} is not part of this program.");
        return Parse<T>(file, stream);
    }

    public static T Parse<T>(string file, Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"{file} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}, line {e.LineNumber + 1}, {e.Path}: {Plain(e.Message)}", e);
        }
    }

    /// <summary>Without the names of the program's own types, and without the place, which stands before it.</summary>
    private static string Plain(string message) =>
        message.Split(" Path: ")[0] is var said && said.Contains("Pratip.", StringComparison.Ordinal) || said.Contains("System.", StringComparison.Ordinal)
            ? "what stands there is not what is asked for: a missing or unknown name, or a value of another kind."
            : said;
}
