using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Entry;

/// <summary>Holds a change to the state its author saw.</summary>
internal static class Based
{
    /// <summary>The row, if it is in reach and still as it was seen.</summary>
    /// <param name="row">As it is now; null where it is not there, or not for this user.</param>
    /// <param name="version">The one its author saw.</param>
    /// <param name="field">Of the options, which names the row.</param>
    /// <param name="table">Of the row.</param>
    public static T On<T>(T? row, int version, string field, string table)
        where T : RegisterRow
    {
        var found = There(row, field);
        return found.Version == version ? found : throw new StaleVersionException(table, [found.Id]);
    }

    /// <summary>The row, if it is in reach.</summary>
    public static T There<T>(T? row, string field)
        where T : class => row ?? throw new EntryRefusedException(field, new Message("entry.out-of-reach"));

    public static void ThrowIfAny(IReadOnlyList<EntryProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new EntryRefusedException(problems);
        }
    }
}
