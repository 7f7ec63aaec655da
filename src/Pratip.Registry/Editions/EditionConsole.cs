using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>Editions as whoever runs the machine sees them: all of them, at the console.</summary>
public static class EditionConsole
{
    public static async Task<IReadOnlyList<EditionListing>> ListAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await EditionReader.ListAsync(db.Editions.Where(one => !one.IsVoided), ct);
    }

    /// <summary>Null where there is none of this name.</summary>
    public static async Task<EditionHandle?> HandleAsync(Register register, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Editions.Where(one => one.Name == name && !one.IsVoided).Select(one => new EditionHandle(one.Id, one.Name, one.State, one.Version)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Null where there is none of this name.</summary>
    public static async Task<EditionView?> FindAsync(Register register, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Editions.SingleOrDefaultAsync(one => one.Name == name && !one.IsVoided, ct) is { } edition
            ? await EditionViews.OfAsync(register, db, edition, EditionRules.Standard, ct)
            : null;
    }

    public static async Task<EditionView?> FindAsync(Register register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Editions.SingleOrDefaultAsync(one => one.Id == id, ct) is { } edition
            ? await EditionViews.OfAsync(register, db, edition, EditionRules.Standard, ct)
            : null;
    }

    /// <summary>A signed edition in one file; null where there is none of this name.</summary>
    public static async Task<byte[]?> BundleAsync(Register register, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        return await db.Editions.SingleOrDefaultAsync(one => one.Name == name && !one.IsVoided, ct) is { } edition
            ? await EditionReader.BundleAsync(register, db, edition, ct)
            : null;
    }
}
