using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage;

/// <summary>What this database is: the one row that gives the register its id, its purpose and the name of its key.</summary>
public sealed class RegisterRecord : RegisterRow
{
    /// <summary>A <see cref="Pratip.Kernel.RegisterPurpose"/> in lower case.</summary>
    public required string Purpose { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Which master key wraps the record keys; says nothing about the key itself.</summary>
    public required string MasterKeyId { get; set; }
}
