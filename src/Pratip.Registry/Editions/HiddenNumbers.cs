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
            register.HiddenNumbers.TryAdd(id, EditionNumbers.Of(EditionRow.Said(content!).Content));
        }

        var numbers = signed.ConvertAll(id => register.HiddenNumbers[id]);
        return DisclosurePolicy.Standard.Beside([.. numbers.SelectMany(one => one.Hidden)], [.. numbers.SelectMany(one => one.Tables)]);
    }

    /// <summary>Those that somebody may have read: a draft is nobody's yet.</summary>
    internal static IQueryable<Edition> Signed(RegistryDb db) =>
        db.Editions.Where(one => !one.IsVoided && one.Content != null && (one.State == EditionState.Signed || one.State == EditionState.Released));
}

/// <summary>What one signed edition hides, and the tables it prints.</summary>
internal sealed record EditionNumbers(IReadOnlyList<CellId> Hidden, IReadOnlyList<ToldTable> Tables)
{
    public static EditionNumbers Of(EditionContent content) => new(
        [.. content.AllCells.Where(cell => cell.State is EditionCellState.Hidden).Select(DisclosureControl.IdOf)],
        [.. content.AllCells.Select(cell => new ToldTable(cell.MeasureId, cell.By, cell.Window)).Distinct()]);
}
