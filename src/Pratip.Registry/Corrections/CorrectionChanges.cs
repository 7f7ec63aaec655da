using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Corrections;

/// <summary>One field of a request: what stood there when it was made, and what should.</summary>
public sealed record FieldChange(string Property, IReadOnlyList<string> Was, IReadOnlyList<string> Should);

/// <summary>The fields of a request as they are sealed: a correction of a name says the name twice.</summary>
internal static class CorrectionChanges
{
    private const string Field = "changes";

    public static (byte[] WrappedKey, byte[] Changes) Seal(IdentityVault vault, Guid requestId, IReadOnlyList<FieldChange> changes)
    {
        var (wrapped, key) = vault.NewRecordKey(requestId);
        using var one = key;
        return (wrapped, vault.Seal(key, requestId, Field, JsonSerializer.SerializeToUtf8Bytes(changes, FieldChangeJson.Default.IReadOnlyListFieldChange)));
    }

    /// <summary>Throws <see cref="VaultException"/> where it was altered, or its key was destroyed.</summary>
    public static IReadOnlyList<FieldChange> Open(IdentityVault vault, CorrectionRequest request) =>
        JsonSerializer.Deserialize(vault.OpenBytes(request.WrappedKey, request.Id, Field, request.Changes), FieldChangeJson.Default.IReadOnlyListFieldChange)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<FieldChange>))]
internal sealed partial class FieldChangeJson : JsonSerializerContext;
