using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Storage;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>Editions with the days they came out, at the console of whoever runs the machine: what a text is held against.</summary>
public static class DatedEditionReader
{
    /// <summary>Those that have come out. A draft, or one that is signed and not out, says nothing yet.</summary>
    public static async Task<IReadOnlyList<DatedEdition>> ReleasedAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await ReleasedAsync(db, ct);
    }

    /// <summary>One that somebody names, also before it is out: the committee checks its own speech before it is given. Null where there is none.</summary>
    public static async Task<DatedEdition?> FindAsync(Register register, string name, CancellationToken ct) =>
        await EditionConsole.FindAsync(register, name, ct) is { } view ? Dated(view.Edition.Name, view.Content, view.Edition.ContentHash, view.Edition.ReleasedAt) : null;

    /// <summary>Without the sealed facts, which are large.</summary>
    internal static async Task<IReadOnlyList<DatedEdition>> ReleasedAsync(RegistryDb db, CancellationToken ct)
    {
        var released = await Out(db).OrderBy(one => one.Name).Select(one => new { one.Name, one.Content, one.ContentHash, one.ReleasedAt }).ToListAsync(ct);
        return [.. released.Select(one => Dated(one.Name, EditionRow.Said(one.Content!).Content, one.ContentHash, one.ReleasedAt))];
    }

    internal static IQueryable<Edition> Out(RegistryDb db) =>
        db.Editions.Where(one => !one.IsVoided && one.State == EditionState.Released && one.Content != null && one.ReleasedAt != null);

    private static DatedEdition Dated(string name, EditionContent content, string? hash, DateTimeOffset? released) =>
        new(name, content, hash, released is { } at ? PhnomPenhTime.DateOf(at) : null) { ReleasedAt = released };
}
