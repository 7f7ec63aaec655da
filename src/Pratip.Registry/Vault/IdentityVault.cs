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
    private readonly Shelf<IncrementalHash> _digests;

    internal IdentityVault(VaultKey master)
    {
        _master = master;
        var key = master.Derive("pratip digest"u8);
        _digests = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
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
    public byte[] Digest(ReadOnlySpan<byte> content)
    {
        var hash = _digests.Take();
        hash.AppendData(content);
        var digest = hash.GetHashAndReset();
        _digests.GiveBack(hash);
        return digest;
    }

    /// <summary>A secret the program itself works with, such as the key of one-time codes. It is short, so it needs no key of its own.</summary>
    public byte[] SealSecret(Guid recordId, string field, ReadOnlySpan<byte> secret) => Envelope.Seal(_master, recordId, field, secret);

    public byte[] OpenSecret(Guid recordId, string field, byte[] envelope) => Envelope.Open(_master, recordId, field, envelope);

    /// <summary>For signatures of the register: whoever has its public half verifies them without it.</summary>
    public ECDsa NewSigner() => SigningKey.Of(_master);

    public SealedIdentity Seal(Guid reportId, Identity identity)
    {
        using var key = VaultKey.Create();
        var row = new SealedIdentity { Id = reportId, WrappedKey = Envelope.Seal(_master, reportId, KeyField, key.Bytes) };
        var text = IdentityText.OfThread;
        foreach (var field in Fields)
        {
            text.Wipe();
            if (field.Write(identity, text))
            {
                field.Put(row, Envelope.Seal(key, reportId, field.Name, text.Written));
            }
        }

        text.Wipe();
        return row;
    }

    /// <summary>The row with another identity under the same key. A field that says the same keeps its envelope, so that no change shows where none is.</summary>
    public SealedIdentity Reseal(SealedIdentity before, Identity identity)
    {
        var after = before.Copy<SealedIdentity>();
        using var key = Unwrap(before.WrappedKey, before.Id);
        var text = IdentityText.OfThread;
        foreach (var field in Fields)
        {
            text.Wipe();
            var was = field.Get(before) is { } envelope ? Envelope.Open(key, before.Id, field.Name, envelope) : null;
            if (!field.Write(identity, text))
            {
                field.Put(after, null);
            }
            else if (was is null || !text.Written.SequenceEqual(was))
            {
                field.Put(after, Envelope.Seal(key, before.Id, field.Name, text.Written));
            }
        }

        text.Wipe();
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
        new("names", (identity, text) => text.TryWrite(identity.Names), row => row.Names, (row, envelope) => row.Names = envelope),
        new("birth_date", (identity, text) => text.TryWrite(identity.BirthDate), row => row.BirthDate, (row, envelope) => row.BirthDate = envelope),
        new("documents", (identity, text) => text.TryWrite(identity.Documents), row => row.Documents, (row, envelope) => row.Documents = envelope),
        new("contacts", (identity, text) => text.TryWrite(identity.Contacts), row => row.Contacts, (row, envelope) => row.Contacts = envelope),
    ];

    private static IReadOnlyList<T> Read<T>(VaultKey key, Guid id, string field, byte[]? envelope, JsonTypeInfo<IReadOnlyList<T>> type) =>
        envelope is null ? [] : JsonSerializer.Deserialize(Envelope.Open(key, id, field, envelope), type)!;

    private VaultKey Unwrap(byte[] wrappedKey, Guid recordId) => new(Envelope.Open(_master, recordId, KeyField, wrappedKey));

    private sealed record SealedField(
        string Name, Func<Identity, IdentityText, bool> Write, Func<SealedIdentity, byte[]?> Get, Action<SealedIdentity, byte[]?> Put);
}
