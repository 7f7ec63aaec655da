using System.Text.Json;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>
/// Documents whose number a person keeps for life, as a data file. Two different ones of one kind and country are of two people. A passport
/// is none: whoever renews it has another number, and the register does not hold which one was valid when.
/// </summary>
internal static class LastingDocuments
{
    private static readonly Lazy<HashSet<string>> Shipped = new(static () =>
    {
        using var file = EmbeddedFile.Open("Identities/lasting-documents.json");
        return [.. JsonSerializer.Deserialize<LastingFile>(file, JsonSerializerOptions.Web)!.Kinds.Select(Plain)];
    });

    /// <summary>Kinds with their countries, such as <c>IDENTITYCARD KH</c>; none of a document whose country is not known.</summary>
    public static IReadOnlySet<string> KindsOf(IEnumerable<IdentityDocument> documents) =>
        documents.Where(document => document.Country is not null && Shipped.Value.Contains(Plain(document.Kind))).Select(document => $"{Plain(document.Kind)} {document.Country}").ToHashSet(StringComparer.Ordinal);

    /// <summary>As it is written anywhere: capitals, signs and spaces make no difference.</summary>
    private static string Plain(string kind) => string.Concat(kind.Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c))).ToUpperInvariant();

    private sealed record LastingFile(string Source, bool Verified, IReadOnlyList<string> Kinds);
}
