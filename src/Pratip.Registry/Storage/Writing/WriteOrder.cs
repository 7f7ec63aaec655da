using Pratip.Registry.Cases;
using Pratip.Registry.Complaints;
using Pratip.Registry.Storage.Scoping;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Storage.Writing;

/// <summary>
/// In which order a user's event writes its tables, where the database looks at each row as it comes: what brings a row within
/// reach before what hangs on it, and what takes a case out of reach, such as the recusal that a suspect of the user's own
/// agency brings about, after everything that the same event says of the case; so with complaints.
/// </summary>
internal static class WriteOrder
{
    public static int Of(TableWork work)
    {
        if (work.Table.ClrType == typeof(CaseRecusal) || work.Table.ClrType == typeof(ComplaintRecusal))
        {
            return 3;
        }

        if (work.Added.Count == 0 && Homes.Tables.Values.Contains(work.Table.Table, StringComparer.Ordinal))
        {
            return 2;
        }

        return work.Table.ClrType == typeof(SealedRemark) ? 1 : 0;
    }
}
