namespace Pratip.Registry.Storage.Engines;

/// <summary>
/// The numbers under which advisory locks are taken, in one place: two matters under one number would wait for each other. Any number
/// will do that nothing else in the database uses.
/// </summary>
internal static class PgLocks
{
    /// <summary>The one sealer.</summary>
    public const long Seal = 0x5052_4154_4950_0001;

    /// <summary>Shared by whoever holds one id, and had alone by whoever holds all.</summary>
    public const long HeldIds = 0x5052_4154_4950_0002;

    /// <summary>Putting a backup back.</summary>
    public const long Restore = 0x5052_4154_4950_0003;

    /// <summary>The end of the chain of the log of reads.</summary>
    public const long ReadChain = 0x5052_4154_4950_0004;

    /// <summary>Putting the row policies into the database.</summary>
    public const long RowSecurity = 0x5052_4154_4950_0005;
}
