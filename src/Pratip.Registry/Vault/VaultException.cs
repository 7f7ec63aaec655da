using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Vault;

/// <summary>A sealed field does not open: other key, other row or field, or altered.</summary>
public sealed class VaultException(string key, Guid recordId, string field)
    : RegisterException(new Message(key, recordId.ToString(), field))
{
    public Guid RecordId { get; } = recordId;

    public string Field { get; } = field;
}
