using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Law;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Statistics.Tabulation;

namespace Pratip.Registry.Facts;

/// <summary>The cases a number was counted from, as far as somebody may see them.</summary>
/// <param name="Cases">In the order of their numbers.</param>
/// <param name="IsCut">There are more within reach than are shown.</param>
public sealed record BehindFigure(IReadOnlyList<CaseListItem> Cases, bool IsCut);

/// <summary>
/// Leads from a number back to the cases. It is a right of case roles: whoever sees figures alone has no case to be shown. The
/// snapshot gives ids; what is shown is read again through the user's own reach, and stands in the log of reads.
/// </summary>
public static class CasesBehind
{
    public const int Most = 200;

    /// <summary>Fact tables whose rows are of a case.</summary>
    public static bool HasCases(string? facts) => facts is "cases" or "charges" or "suspect-stages" or "victims" or "court-defendants" or "court-victims";

    /// <param name="register">As the user sees it.</param>
    /// <param name="request">The figure.</param>
    /// <param name="key">The code of its breakdown, or null for the total.</param>
    /// <param name="purpose">Code of the list read-purpose.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<BehindFigure> ReadAsync(ActorRegister register, FigureRequest request, string? key, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(request);
        register.Require(AccessVerb.View, AccessNoun.Figures);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        var behind = await IdsAsync(register, request, key, ct);
        await using var db = register.CreateContext();
        var ids = await db.Cases.Where(one => behind.Contains(one.Id)).OrderBy(one => one.Number).Select(one => one.Id).Take(Most + 1).ToListAsync(ct);
        var shown = ids.Take(Most).ToList();
        await register.RecordReadAsync(ReadKind.Case, purpose, shown, ct);
        return new(await CaseList.ItemsAsync(register, db, shown, ct), ids.Count > Most);
    }

    private static async Task<HashSet<Guid>> IdsAsync(ActorRegister register, FigureRequest request, string? key, CancellationToken ct)
    {
        if (!HasCases(request.Measure.Facts))
        {
            return [];
        }

        await using var db = register.Register.CreateContext();
        var (snapshot, cases) = await new FactSnapshotReader(db, LawBook.Standard).ReadWithCasesAsync(register.Today, request.Measure.Facts!, ct);
        var table = snapshot.Table(request.Measure.Facts!);
        var rows = RowsBehind.Of(snapshot, request, key);
        var ordinals = request.Measure.Facts == "cases" ? rows : rows.Select(row => table.GetKeys(table.HasKeys("case") ? "case" : "file")[row]);
        return [.. ordinals.Distinct().SelectMany(ordinal => cases[ordinal])];
    }
}
