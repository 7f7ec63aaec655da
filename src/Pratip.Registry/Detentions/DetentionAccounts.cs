using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Detentions;

/// <summary>Whose detentions an account is of.</summary>
/// <param name="AgencyId">The agency that holds; null for all.</param>
/// <param name="HolderUnknown">Those of whom no file said who holds them.</param>
public sealed record AccountFilter(Guid? AgencyId = null, bool HolderUnknown = false);

/// <summary>
/// Counts what became of everybody who was held, in one statement. A partial date counts as its first day. A person of whom
/// nothing is said after the beginning is unaccounted for from that day on, and no part of any stock.
/// </summary>
public static class DetentionAccounts
{
    private const int Before = 0;
    private const int Within = 1;
    private const int After = 2;

    /// <summary>Of all detentions within reach in a window.</summary>
    public static async Task<DetentionAccount> OfWindowAsync(ActorRegister register, ReportingWindow window, AccountFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(filter);
        register.Require(AccessVerb.View, AccessNoun.Removals);
        await using var db = register.CreateContext();
        var detentions = filter switch
        {
            { HolderUnknown: true } => db.Detentions.Where(one => one.HoldingAgencyId == null),
            { AgencyId: { } agencyId } => db.Detentions.Where(one => one.HoldingAgencyId == agencyId),
            _ => db.Detentions,
        };
        var first = CaseList.Shortest(window.From);
        var last = PartialDate.OfDay(window.To).ToString();
        var cells = await Accounted(db, detentions).GroupBy(one => new
        {
            Began = one.From.CompareTo(first) < 0 ? Before : one.From.CompareTo(last) <= 0 ? Within : After,
            Ended = one.OutOn == null || one.OutOn.CompareTo(last) > 0 ? After : one.OutOn.CompareTo(first) < 0 ? Before : Within,
            one.Outcome,
        }).Select(group => new Cell(group.Key.Began, group.Key.Ended, group.Key.Outcome, group.Count())).ToListAsync(ct);
        return Of(cells);
    }

    /// <summary>
    /// Of encounters, each person once by the last detention that began there; without a window, so that nothing stands before it. The
    /// rows are brought as they are: the database asks the scope of each once, and once more for every way in which it is compared.
    /// </summary>
    internal static async Task<EncounterDetentions> OfEncountersAsync(RegistryDb db, List<Guid?> encounterIds, CancellationToken ct)
    {
        var rows = await Accounted(db, db.Detentions.Where(one => encounterIds.Contains(one.EncounterId))).ToListAsync(ct);
        var last = rows.GroupBy(one => (EncounterId: one.EncounterId!.Value, one.ReportId))
            .Select(person => person.OrderBy(one => one.From, StringComparer.Ordinal).ThenBy(one => one.Id).Last()).ToLookup(one => one.EncounterId!.Value);
        return new EncounterDetentions(
            [.. last.SelectMany(group => group.Select(one => (group.Key, one.ReportId)))],
            last.ToDictionary(group => group.Key, group => Of([.. group.GroupBy(one => (Ended: one.OutOn is null ? After : Within, one.Outcome)).Select(one => new Cell(Within, one.Key.Ended, one.Key.Outcome, one.Count()))])));
    }

    /// <summary>
    /// Each detention with the day on which it ended for the account, and as what. A removal that stands tells what became of
    /// somebody whose detention ended without a word.
    /// </summary>
    internal static IQueryable<AccountedDetention> Accounted(RegistryDb db, IQueryable<Detention> detentions) =>
        from one in detentions
        let end = one.DisposedOn ?? one.Until
        let isSaid = one.Disposition != DetentionDisposition.Unknown && one.Disposition != DetentionDisposition.StillDetained
        let isHeld = end == null && one.Disposition == DetentionDisposition.StillDetained
        select new AccountedDetention
        {
            Id = one.Id,
            ReportId = one.ReportId,
            EncounterId = one.EncounterId,
            From = one.From,
            Ground = one.Ground,
            OutOn = isHeld ? null : end == null || end.CompareTo(one.From) < 0 ? one.From : end,
            Outcome = isSaid ? one.Disposition
                : isHeld ? DetentionDisposition.StillDetained
                : end != null && db.Removals.Any(removal => removal.ReportId == one.ReportId && removal.On == end) ? DetentionDisposition.Removed
                : DetentionDisposition.Unknown,
        };

    private static DetentionAccount Of(IReadOnlyList<Cell> cells)
    {
        var left = cells.Where(cell => cell.Ended == Within && cell.Began <= Within).ToList();
        return new DetentionAccount(
            cells.Where(cell => cell.Began == Before && cell.Ended != Before).Sum(cell => cell.Count),
            cells.Where(cell => cell.Began == Within).Sum(cell => cell.Count),
            left.Where(cell => cell.Outcome != DetentionDisposition.Unknown).GroupBy(cell => cell.Outcome, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(cell => cell.Count), StringComparer.Ordinal),
            left.Where(cell => cell.Outcome == DetentionDisposition.Unknown).Sum(cell => cell.Count),
            cells.Where(cell => cell.Began <= Within && cell.Ended == After).Sum(cell => cell.Count));
    }

    private sealed record Cell(int Began, int Ended, string Outcome, int Count);
}

/// <summary>One detention as its account takes it: when and as what it ended.</summary>
internal sealed class AccountedDetention
{
    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    public Guid? EncounterId { get; init; }

    public required string From { get; init; }

    public string? OutOn { get; init; }

    public required string Ground { get; init; }

    public required string Outcome { get; init; }
}

/// <summary>Who was held in each encounter, and what became of them.</summary>
internal sealed record EncounterDetentions(IReadOnlyList<(Guid EncounterId, Guid ReportId)> People, IReadOnlyDictionary<Guid, DetentionAccount> Accounts);
