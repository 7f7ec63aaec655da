using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pratip.Registry.Vault;

/// <summary>
/// Seals what says who a person is. Each record has a key of its own, wrapped by the master key that is not in the
/// database: without the file nothing opens, and a record whose wrapped key is destroyed is gone everywhere.
/// </summary>
public sealed class IdentityVault
{
    private const string KeyField = "wrapped_key";

    private readonly VaultKey _master;
    private readonly byte[] _digestKey;

    internal IdentityVault(VaultKey master)
    {
        _master = master;
        _digestKey = master.Derive("pratip digest"u8, VaultKey.Length);
    }

    public (byte[] WrappedKey, RecordKey Key) NewRecordKey(Guid recordId)
    {
        var key = VaultKey.Create();
        return (Envelope.Seal(_master, recordId, KeyField, key.Bytes), new RecordKey(key, _master.Id));
    }

    public byte[] Seal(RecordKey key, Guid recordId, string field, ReadOnlySpan<byte> plaintext) => key.WrappedBy == _master.Id
        ? Envelope.Seal(key.Key, recordId, field, plaintext)
        : throw new ArgumentException("The record's key is wrapped by another vault.", nameof(key));

    public byte[] Seal(RecordKey key, Guid recordId, string field, string text) =>
        Seal(key, recordId, field, Encoding.UTF8.GetBytes(text));

    public string Open(byte[] wrappedKey, Guid recordId, string field, byte[] envelope) =>
        Encoding.UTF8.GetString(OpenBytes(wrappedKey, recordId, field, envelope));

    public byte[] OpenBytes(byte[] wrappedKey, Guid recordId, string field, byte[] envelope)
    {
        using var key = Unwrap(wrappedKey, recordId);
        return Envelope.Open(key, recordId, field, envelope);
    }

    /// <summary>A keyed hash for comparing contents that hold names: without the key it confirms no guess.</summary>
    public byte[] Digest(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_digestKey, content);

    public SealedIdentity Seal(Guid reportId, Identity identity)
    {
        var (wrapped, key) = NewRecordKey(reportId);
        using var one = key;
        var row = new SealedIdentity { Id = reportId, WrappedKey = wrapped };
        foreach (var field in Fields)
        {
            field.Put(row, field.Text(identity) is { } text ? Seal(key, reportId, field.Name, text) : null);
        }

        return row;
    }

    /// <summary>The row with another identity under the same key. A field that says the same keeps its envelope, so that no change shows where none is.</summary>
    public SealedIdentity Reseal(SealedIdentity before, Identity identity)
    {
        var after = before.Copy<SealedIdentity>();
        using var key = Unwrap(before.WrappedKey, before.Id);
        foreach (var field in Fields)
        {
            var was = field.Get(before) is { } envelope ? Encoding.UTF8.GetString(Envelope.Open(key, before.Id, field.Name, envelope)) : null;
            var text = field.Text(identity);
            if (!string.Equals(was, text, StringComparison.Ordinal))
            {
                field.Put(after, text is null ? null : Envelope.Seal(key, before.Id, field.Name, Encoding.UTF8.GetBytes(text)));
            }
        }

        return after;
    }

    public Identity Open(SealedIdentity row)
    {
        using var key = Unwrap(row.WrappedKey, row.Id);
        return new Identity
        {
            Names = Read(key, row.Id, "names", row.Names, IdentityJson.Default.IReadOnlyListIdentityName),
            BirthDate = row.BirthDate is null ? null : Encoding.UTF8.GetString(Envelope.Open(key, row.Id, "birth_date", row.BirthDate)),
            Documents = Read(key, row.Id, "documents", row.Documents, IdentityJson.Default.IReadOnlyListIdentityDocument),
            Contacts = Read(key, row.Id, "contacts", row.Contacts, IdentityJson.Default.IReadOnlyListString),
        };
    }

    public SealedRemark SealRemark(Guid rowId, string text)
    {
        var (wrapped, key) = NewRecordKey(rowId);
        using var one = key;
        return new SealedRemark { Id = rowId, WrappedKey = wrapped, Text = Seal(key, rowId, "text", text) };
    }

    public SealedRemark ResealRemark(SealedRemark before, string text)
    {
        var after = before.Copy<SealedRemark>();
        if (!string.Equals(OpenRemark(before), text, StringComparison.Ordinal))
        {
            using var key = Unwrap(before.WrappedKey, before.Id);
            after.Text = Envelope.Seal(key, before.Id, "text", Encoding.UTF8.GetBytes(text));
        }

        return after;
    }

    public string OpenRemark(SealedRemark row) => Open(row.WrappedKey, row.Id, "text", row.Text);

    private static readonly SealedField[] Fields =
    [
        new("names", identity => Json(identity.Names, IdentityJson.Default.IReadOnlyListIdentityName), row => row.Names, (row, envelope) => row.Names = envelope),
        new("birth_date", identity => identity.BirthDate, row => row.BirthDate, (row, envelope) => row.BirthDate = envelope),
        new("documents", identity => Json(identity.Documents, IdentityJson.Default.IReadOnlyListIdentityDocument), row => row.Documents, (row, envelope) => row.Documents = envelope),
        new("contacts", identity => Json(identity.Contacts, IdentityJson.Default.IReadOnlyListString), row => row.Contacts, (row, envelope) => row.Contacts = envelope),
    ];

    private static string? Json<T>(IReadOnlyList<T> list, JsonTypeInfo<IReadOnlyList<T>> type) =>
        list.Count == 0 ? null : JsonSerializer.Serialize(list, type);

    private static IReadOnlyList<T> Read<T>(VaultKey key, Guid id, string field, byte[]? envelope, JsonTypeInfo<IReadOnlyList<T>> type) =>
        envelope is null ? [] : JsonSerializer.Deserialize(Envelope.Open(key, id, field, envelope), type)!;

    private VaultKey Unwrap(byte[] wrappedKey, Guid recordId) => new(Envelope.Open(_master, recordId, KeyField, wrappedKey));

    private sealed record SealedField(
        string Name, Func<Identity, string?> Text, Func<SealedIdentity, byte[]?> Get, Action<SealedIdentity, byte[]?> Put);
}
