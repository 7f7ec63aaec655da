namespace Pratip.Registry.Vault;

/// <summary>The key of one record, in memory only while its fields are sealed or opened.</summary>
public sealed class RecordKey : IDisposable
{
    internal RecordKey(VaultKey key, ulong wrappedBy)
    {
        Key = key;
        WrappedBy = wrappedBy;
    }

    internal VaultKey Key { get; }

    internal ulong WrappedBy { get; }

    public void Dispose() => Key.Dispose();
}
