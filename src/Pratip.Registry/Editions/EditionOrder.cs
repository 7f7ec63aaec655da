using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Registry.Editions;

/// <summary>Which edition of a window may follow which: readers never get an earlier one after a later, nor provisional figures after final ones.</summary>
internal static class EditionOrder
{
    /// <summary>The last version of the counting whose editions do not name the one they are explained against.</summary>
    private const int LastUnwritten = 2;

    /// <summary>The latest that has come out after an edition; null where there is none.</summary>
    public static Task<string?> SupersededByAsync(RegistryDb db, Edition edition, CancellationToken ct) =>
        OfWindow(db, edition.From, edition.To)
            .Where(one => one.Number > edition.Number && one.State == EditionState.Released)
            .OrderByDescending(one => one.Number).Select(one => one.Name).FirstOrDefaultAsync(ct);

    /// <summary>Of an edition from before its head named it: the last that was signed before it.</summary>
    public static async Task<string?> UnwrittenBeforeAsync(RegistryDb db, Edition edition, EditionHead head, CancellationToken ct) => head.Tabulation > LastUnwritten ? null
        : await OfWindow(db, edition.From, edition.To)
            .Where(one => one.Number < edition.Number && (one.State == EditionState.Signed || one.State == EditionState.Released))
            .OrderByDescending(one => one.Number).Select(one => one.Name).FirstOrDefaultAsync(ct);

    /// <summary>The same of a whole list, newest first or not.</summary>
    public static IReadOnlyList<EditionListing> Marked(IReadOnlyList<EditionListing> editions)
    {
        var latest = editions.Where(one => one.State == EditionState.Released)
            .GroupBy(one => (one.From, one.To)).ToDictionary(window => window.Key, window => window.MaxBy(one => one.Number)!);
        return [.. editions.Select(one => latest.TryGetValue((one.From, one.To), out var last) && last.Number > one.Number && one.State != EditionState.Withdrawn ? one with { SupersededBy = last.Name } : one)];
    }

    /// <summary>Figures that two persons signed as revised or final do not become provisional again.</summary>
    public static async Task RefuseProvisionalAsync(RegistryDb db, CreateEditionOptions options, ReportingWindow window, CancellationToken ct)
    {
        if (options.Vintage != EditionCodes.Of(Vintage.Provisional))
        {
            return;
        }

        var settled = await OfWindow(db, window.From, window.To)
            .Where(one => one.Vintage != options.Vintage && (one.State == EditionState.Signed || one.State == EditionState.Released))
            .OrderByDescending(one => one.Number).Select(one => one.Name).FirstOrDefaultAsync(ct);
        if (settled is not null)
        {
            throw new EntryRefusedException(nameof(options.Vintage), new Message("editions.provisional-after", settled));
        }
    }

    public static async Task RefuseSupersededAsync(RegistryDb db, Edition edition, CancellationToken ct)
    {
        if (await SupersededByAsync(db, edition, ct) is { } later)
        {
            throw new EntryRefusedException(nameof(ReleaseEditionOptions.Id), new Message("editions.superseded", edition.Name, later));
        }
    }

    /// <summary>What an earlier edition of the window may not tell yet, a later one does not tell either: it prints the same figures.</summary>
    public static async Task<(string Name, DateTimeOffset Until)?> EarlierEmbargoAsync(RegistryDb db, Edition edition, DateTimeOffset now, CancellationToken ct)
    {
        var earlier = await OfWindow(db, edition.From, edition.To)
            .Where(one => one.Number < edition.Number && one.State != EditionState.Withdrawn && one.State != EditionState.Released)
            .Select(one => new { one.Name, one.Vintage }).ToListAsync(ct);
        var plans = await db.ReleasePlans.Where(one => one.From == edition.From && one.To == edition.To && one.EmbargoUntil != null).ToListAsync(ct);
        var binding = earlier.Join(plans, one => one.Vintage, plan => plan.Vintage, (one, plan) => (one.Name, Until: plan.EmbargoUntil!.Value), StringComparer.Ordinal)
            .Where(one => one.Until > now).OrderByDescending(one => one.Until).ToList();
        return binding.Count == 0 ? null : binding[0];
    }

    private static IQueryable<Edition> OfWindow(RegistryDb db, DateOnly from, DateOnly to) => db.Editions.Where(one => one.From == from && one.To == to && !one.IsVoided);
}
