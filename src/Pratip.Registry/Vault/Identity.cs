using System.Text.Json.Serialization;

namespace Pratip.Registry.Vault;

/// <summary>Who a reported person is, as one agency wrote it. It exists in clear only in memory.</summary>
public sealed record Identity
{
    public IReadOnlyList<IdentityName> Names { get; init; } = [];

    /// <summary>ISO and perhaps partial.</summary>
    public string? BirthDate { get; init; }

    public IReadOnlyList<IdentityDocument> Documents { get; init; } = [];

    /// <summary>Telephone numbers, accounts, addresses, as written.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];
}

/// <summary>A name as written; family and given name only where the source told them apart.</summary>
public sealed record IdentityName(string Text, NameKind Kind, string? Family = null, string? Given = null);

[JsonConverter(typeof(JsonStringEnumConverter<NameKind>))]
public enum NameKind
{
    [JsonStringEnumMemberName("latin")]
    Latin,
    [JsonStringEnumMemberName("own-script")]
    OwnScript,
    [JsonStringEnumMemberName("alias")]
    Alias,
}

public sealed record IdentityDocument(string Kind, string Number, string? Country = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<IdentityName>))]
[JsonSerializable(typeof(IReadOnlyList<IdentityDocument>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class IdentityJson : JsonSerializerContext;
