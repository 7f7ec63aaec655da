using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;

namespace Pratip.Registry.Editions;

/// <summary>An edition with what it says: in a draft reckoned from the figures and the decisions so far, later as it was sealed.</summary>
/// <param name="Before">
/// Name of the edition of the same window that it is explained against: the last that has come out, which is what readers have; where
/// none is out, the last that two persons signed.
/// </param>
/// <param name="Suggestions">By the key of a change, what the figures themselves suggest as the reason.</param>
public sealed record EditionView(
    Edition Edition, EditionContent Content, EditionDocket Docket, string? Before, IReadOnlyDictionary<string, ChangeReason> Suggestions, IReadOnlyList<EditionSigning> Signatures)
{
    /// <summary>The latest edition of the window that has come out after it; null where it is the latest itself.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>What keeps it from being in force; null once two persons have signed it.</summary>
    public EditionStanding? Standing => Edition.State switch
    {
        EditionState.Signed or EditionState.Released => null,
        EditionState.Sealed => EditionStanding.Sealed,
        EditionState.Withdrawn => EditionStanding.Withdrawn,
        _ => EditionStanding.Draft,
    };

    public IReadOnlyList<EditionFinding> OpenFindings => [.. Docket.Findings.Where(finding => finding.IsOpen)];

    public IReadOnlyList<EditionChange> Unexplained => [.. Docket.Changes.Where(change => change.Reason is null)];
}

internal static class EditionViews
{
    public static async Task<EditionView> OfAsync(Register register, RegistryDb db, Edition edition, EditionRules rules, CancellationToken ct)
    {
        var signatures = await db.EditionSignings.Where(one => one.EditionId == edition.Id && !one.IsVoided).OrderBy(one => one.At).ToListAsync(ct);
        var before = await db.Editions
            .Where(one => one.From == edition.From && one.To == edition.To && one.Number < edition.Number && !one.IsVoided
                && (one.State == EditionState.Signed || one.State == EditionState.Released))
            .OrderByDescending(one => one.State == EditionState.Released).ThenByDescending(one => one.Number).Select(one => new EditionHandle(one.Id, one.Name, one.State, one.Version)).FirstOrDefaultAsync(ct);
        if (edition.Content is not null)
        {
            var (said, docket) = EditionRow.Said(edition);
            return new(edition, said, docket, said.Head.Before ?? await EditionOrder.UnwrittenBeforeAsync(db, edition, said.Head, ct), new Dictionary<string, ChangeReason>(StringComparer.Ordinal), signatures)
            {
                SupersededBy = await EditionOrder.SupersededByAsync(db, edition, ct),
            };
        }

        return await DraftAsync(register, db, edition, before, rules, signatures, ct);
    }

    /// <summary>
    /// Reckons a draft before the change that is about it begins, which is to be short; nothing where there is no such draft, of which
    /// the change itself says so.
    /// </summary>
    public static async Task PrepareAsync(ActorRegister register, Guid id, EditionRules rules, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.Editions.SingleOrDefaultAsync(one => one.Id == id && one.State == EditionState.Draft, ct) is { } draft)
        {
            await OfAsync(register.Register, db, draft, rules, ct);
        }
    }

    private static async Task<EditionView> DraftAsync(
        Register register, RegistryDb db, Edition edition, EditionHandle? before, EditionRules rules, IReadOnlyList<EditionSigning> signatures, CancellationToken ct)
    {
        var decisions = await db.EditionDecisions.Where(one => one.EditionId == edition.Id && !one.IsVoided).ToListAsync(ct);
        var blocks = await db.EditionBlocks.Where(one => one.EditionId == edition.Id && !one.IsVoided).ToListAsync(ct);
        var exemptions = await db.SuppressionExemptions.Where(one => one.ApprovedAt != null && !one.IsVoided).OrderBy(one => one.Id).ToListAsync(ct);
        var key = await ReckoningKey.OfAsync(db, edition, before?.Id, exemptions, rules, ct);
        var reckoned = await register.Reckonings.GetAsync(key, () => ReckonAsync(register, db, edition, before, exemptions, rules, ct), ct);
        IReadOnlyList<EditionText> texts = [.. blocks.Select(block => new EditionText(block.Block, new(block.English, block.Khmer))).OrderBy(text => text.Key, StringComparer.Ordinal)];
        var findings = reckoned.Findings.Concat(EditionTextCheck.Of(reckoned.Content, texts)).OrderBy(finding => finding.Key, StringComparer.Ordinal);
        return new(
            edition, reckoned.Content with { Head = reckoned.Content.Head with { Before = before?.Name } },
            new(
                [.. findings.Select(finding => finding with { Accepted = Find(decisions, EditionDecisionKind.Finding, finding.Key)?.Explanation })],
                [.. reckoned.Changes.Select(change => Explained(change, decisions))],
                texts,
                reckoned.Suppressions),
            before?.Name, reckoned.Suggestions, signatures);
    }

    private static async Task<EditionReckoning> ReckonAsync(
        Register register, RegistryDb db, Edition edition, EditionHandle? before, IReadOnlyList<SuppressionExemption> exemptions, EditionRules rules, CancellationToken ct)
    {
        var full = EditionRow.Full(register, edition);
        var earlier = before is null ? null : await db.Editions.SingleAsync(one => one.Id == before.Id, ct);
        var said = earlier is null ? null : EditionRow.Said(earlier).Content;
        return EditionReckoning.Of(
            full, said,
            (change, content) => EditionChanges.Suggest(change, said!, content, EditionRow.FactRowsOf(earlier!), EditionRow.FactRowsOf(edition)),
            await ReleasedAsync(register, db, edition, ct),
            [.. exemptions.Select(one => new EditionExemption(one.Measure, one.Breakdown, one.Key, one.Reason))], rules);
    }

    /// <summary>
    /// What readers of editions know: every signed one, as it was signed. Whichever its own window is, it also tells of those it
    /// compares with; which of its numbers have to do with this one is seen by the numbers' windows.
    /// </summary>
    private static async Task<IReadOnlyList<ReleasedEdition>> ReleasedAsync(Register register, RegistryDb db, Edition edition, CancellationToken ct)
    {
        var signed = await HiddenNumbers.Signed(db)
            .Where(one => one.Id != edition.Id)
            .OrderBy(one => one.CreatedAt).Select(one => new { one.Id, one.WrappedKey, one.SealedFigures, one.Content }).ToListAsync(ct);
        return [.. signed.Select(one => new ReleasedEdition(EditionRow.Said(one.Content!).Content, EditionRow.Full(register, one.Id, one.WrappedKey, one.SealedFigures)))];
    }

    /// <summary>What was said of one cell goes before what was said of its measure.</summary>
    private static EditionChange Explained(EditionChange change, IReadOnlyList<EditionDecision> decisions)
    {
        var decision = Find(decisions, EditionDecisionKind.Change, EditionChanges.KeyOf(change)) ?? Find(decisions, EditionDecisionKind.Change, change.MeasureId);
        return decision is null || change.Reason is not null ? change : change with { Reason = EditionCodes.Parse<ChangeReason>(decision.ReasonCode!), Explanation = decision.Explanation };
    }

    private static EditionDecision? Find(IReadOnlyList<EditionDecision> decisions, string kind, string key) =>
        decisions.FirstOrDefault(one => one.Kind == kind && one.Key == key);
}
