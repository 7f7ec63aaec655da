using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Entry;

/// <summary>What every verb asks before it changes anything.</summary>
internal static class EntryGuards
{
    public static void ThrowIfAny(this IReadOnlyList<EntryProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new EntryRefusedException(problems);
        }
    }

    /// <summary>A row that is not there and one out of reach are told apart to nobody.</summary>
    public static T OrOutOfReach<T>(this T? row, string field)
        where T : class => row ?? throw OutOfReach(field);

    public static EntryRefusedException OutOfReach(string field) => new(field, new Message("entry.out-of-reach"));

    /// <summary>Refuses what was based on another state than the present one.</summary>
    public static T RequireVersion<T>(this T row, int basedOn, string table)
        where T : RegisterRow => row.Version == basedOn ? row : throw new StaleVersionException(table, [row.Id]);
}
