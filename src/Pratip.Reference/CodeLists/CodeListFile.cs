using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Reference.CodeLists;

/// <summary>One code list as it is written in its file. What an entry leaves out holds as the list says.</summary>
internal sealed record CodeListFile(string Id, string Version, string En, string Km, string Source, bool Verified, IReadOnlyList<CodeListRow> Entries)
{
    public static CodeList Read(string file, Stream stream)
    {
        var list = EmbeddedData.ReadJson(file, stream, CodeListJson.Default.CodeListFile);
        if (Path.GetFileNameWithoutExtension(file) != list.Id)
        {
            throw new ReferenceDataException(file, list.Id, "a list stands in the file of its own name.");
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in list.Entries)
        {
            Check(file, row, codes);
        }

        return new CodeList(file, list.Id, list.Version, new LocalizedText(list.En, list.Km), [.. list.Entries.Select(list.Entry)]);
    }

    private static void Check(string file, CodeListRow row, HashSet<string> codes)
    {
        if (string.IsNullOrWhiteSpace(row.Code) || string.IsNullOrWhiteSpace(row.En) || string.IsNullOrWhiteSpace(row.Km))
        {
            throw new ReferenceDataException(file, row.Code, "an entry needs a code and a label in both languages.");
        }

        if (row.Parent is not null && !codes.Contains(row.Parent))
        {
            throw new ReferenceDataException(file, row.Code, $"the parent '{row.Parent}' must stand before it.");
        }

        if (!codes.Add(row.Code))
        {
            throw new ReferenceDataException(file, row.Code, "the code is there twice.");
        }

        foreach (var target in row.Crosswalk?.Keys ?? Enumerable.Empty<string>())
        {
            if (CrosswalkTarget.Find(target) is not { MayBeUsed: true })
            {
                throw new ReferenceDataException(file, row.Code, $"'{target}' is not a classification whose codes are known.");
            }
        }
    }

    private CodeListEntry Entry(CodeListRow row) => new(
        row.Code, new LocalizedText(row.En, row.Km), row.Parent, row.ValidFrom, row.ValidTo, row.Verified ?? Verified, row.Source ?? Source,
        row.Aliases ?? [], (row.Crosswalk ?? []).ToFrozenDictionary(StringComparer.Ordinal));
}

internal sealed record CodeListRow(
    string Code, string En, string Km, string? Parent = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, bool? Verified = null,
    string? Source = null, IReadOnlyList<string>? Aliases = null, Dictionary<string, string>? Crosswalk = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CodeListFile))]
internal sealed partial class CodeListJson : JsonSerializerContext;
