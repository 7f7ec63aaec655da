using Pratip.Registry.Audit;

namespace Pratip.Registry.Vault;

/// <summary>
/// The identity behind a report, each field an <see cref="Envelope"/> under the record's own key. The row's id is the
/// report's id.
/// </summary>
public sealed class SealedIdentity : RegisterRow
{
    /// <summary>The record's key, wrapped by the master key named in the wrapping.</summary>
    public required byte[] WrappedKey { get; set; }

    public byte[]? Names { get; set; }

    public byte[]? BirthDate { get; set; }

    public byte[]? Documents { get; set; }

    public byte[]? Contacts { get; set; }
}

/// <summary>Free text about a row (a case, a victim, a removal). The row's id is that row's id.</summary>
public sealed class SealedRemark : RegisterRow
{
    public required byte[] WrappedKey { get; set; }

    public required byte[] Text { get; set; }
}
