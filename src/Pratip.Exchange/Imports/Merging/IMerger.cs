namespace Pratip.Exchange.Imports.Merging;

/// <summary>An entry of the register: its id, the sum of the versions of its rows, and what it says by column.</summary>
internal sealed record RegisteredEntry(Guid Id, int Version, Dictionary<string, string?> Values);

internal interface IMerger
{
    Task<IReadOnlyList<RegisteredEntry>> ReadAsync(IEnumerable<Guid> ids);

    /// <summary>Finds what is on record already; a row that claims another's place is rejected here.</summary>
    Task RecogniseAsync();

    /// <summary>Rejects what may not come by a file, before anything is touched that the row shares with others.</summary>
    Task CheckAsync();

    /// <summary>Compares with the register and adds to the change set.</summary>
    Task MergeAsync();
}
