using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Statistics.Disclosure;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>
/// What signed editions hide. Whoever is shown figures of the register with the small ones hidden has the editions too: a page must
/// not show what an edition hides, nor what gives it away.
/// </summary>
public static class HiddenNumbers
{
    public static async Task<DisclosurePolicy> PolicyAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var signed = await Signed(db).Select(one => one.Id).ToListAsync(ct);
        foreach (var id in signed.Where(id => !register.HiddenNumbers.ContainsKey(id)))
        {
            var content = await Signed(db).Where(one => one.Id == id).Select(one => one.Content).SingleAsync(ct);
            register.HiddenNumbers.TryAdd(id, [.. EditionRow.Said(content!).Content.AllCells.Where(cell => cell.State is EditionCellState.Hidden).Select(DisclosureControl.IdOf)]);
        }

        return DisclosurePolicy.Standard.Beside(signed.SelectMany(id => register.HiddenNumbers[id]));
    }

    /// <summary>Those that somebody may have read: a draft is nobody's yet.</summary>
    internal static IQueryable<Edition> Signed(RegistryDb db) =>
        db.Editions.Where(one => !one.IsVoided && one.Content != null && (one.State == EditionState.Signed || one.State == EditionState.Released));
}
