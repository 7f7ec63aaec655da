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
        var released = await db.Editions.Where(one => !one.IsVoided && one.State == EditionState.Released && one.Content != null && one.ReleasedAt != null)
            .OrderBy(one => one.Name).ToListAsync(ct);
        return [.. released.Select(one => Dated(one, EditionRow.Said(one).Content))];
    }

    /// <summary>One that somebody names, also before it is out: the committee checks its own speech before it is given. Null where there is none.</summary>
    public static async Task<DatedEdition?> FindAsync(Register register, string name, CancellationToken ct) =>
        await EditionConsole.FindAsync(register, name, ct) is { } view ? Dated(view.Edition, view.Content) : null;

    private static DatedEdition Dated(Edition edition, EditionContent content) =>
        new(edition.Name, content, edition.ContentHash, edition.ReleasedAt is { } at ? PhnomPenhTime.DateOf(at) : null);
}
