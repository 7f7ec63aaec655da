using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Facts;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Editions;

/// <summary>Makes editions of the facts as they stand, decides on what was found in them, and gives up what two persons have not signed.</summary>
public static class EditionService
{
    public static async Task CreateAsync(ActorRegister register, CreateEditionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems(register.Today).ThrowIfAny();
        await CreateAsync(
            register.Register, options, register.Actor.UserId,
            work => register.ChangeAsync(ProcessKind.EditionCreate, "an edition made", work, ct), ct);
    }

    /// <summary>The same for whoever runs the machine.</summary>
    public static async Task CreateAsync(Register register, CreateEditionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        var console = new ProcessContext(ProcessKind.EditionCreate, Environment.UserName, null, "an edition made", Channels.Command);
        await CreateAsync(register, options, null, work => register.ChangeAsync(console, work, ct), ct);
    }

    /// <summary>Each of the findings gets the reason, which prints as a footnote of each.</summary>
    public static async Task AcceptFindingsAsync(ActorRegister register, AcceptFindingsOptions options, CancellationToken ct, EditionRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems().ThrowIfAny();
        await DecideAsync(register, options.EditionId, EditionDecisionKind.Finding, null, options.Reason!, rules, view => FindingsOf(view, options), ct);
    }

    public static async Task ExplainChangeAsync(ActorRegister register, ExplainChangeOptions options, CancellationToken ct, EditionRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems().ThrowIfAny();
        await DecideAsync(register, options.EditionId, EditionDecisionKind.Change, options.ReasonCode, options.Explanation!, rules, view =>
            view.Docket.Changes.Any(change => change.MeasureId == options.Key || EditionChanges.KeyOf(change) == options.Key)
                ? [options.Key!]
                : throw new EntryRefusedException(nameof(options.Key), new Message("editions.no-change", EntryCheck.Shortened(options.Key!))), ct);
    }

    /// <summary>A text that somebody else has written since it was read is not written over.</summary>
    public static async Task WriteTextAsync(ActorRegister register, WriteTextOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.EditionDecide, "a text of an edition written", async change =>
        {
            await RequireDraftAsync(change, options.EditionId, nameof(options.EditionId), ct);
            var before = await change.Db.EditionBlocks.SingleOrDefaultAsync(one => one.EditionId == options.EditionId && one.Block == options.Block, ct);
            var (english, khmer) = (Lines(options.English!), Lines(options.Khmer!));
            if (before is not null && before.UserId == register.Actor.UserId && before.English == english && before.Khmer == khmer)
            {
                return;
            }

            if (before is not null && before.Version != options.BasedOn)
            {
                throw new StaleVersionException("edition_blocks", [before.Id]);
            }

            var after = before?.Copy<EditionBlock>() ?? new EditionBlock
            {
                Id = options.Id,
                EditionId = options.EditionId,
                Block = options.Block!,
                English = "",
                Khmer = "",
                UserId = register.Actor.UserId,
            };
            (after.English, after.Khmer, after.UserId) = (english, khmer, register.Actor.UserId);
            await change.RecordAsync(EventKind.EditionDecided, before is null ? new RowChanges().Add(after) : new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>What two persons have signed is never withdrawn: a later edition corrects it.</summary>
    public static async Task WithdrawAsync(ActorRegister register, WithdrawEditionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Editions);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.EditionWithdraw, options.Reason!.Trim(), async change =>
        {
            var before = (await change.Db.Editions.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id));
            if (before.State is not (EditionState.Draft or EditionState.Sealed))
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("editions.final", before.Name));
            }

            before.RequireVersion(options.BasedOn, "editions");
            var after = before.Copy<Edition>();
            (after.State, after.WithdrawnBecause) = (EditionState.Withdrawn, options.Reason!.Trim());
            await change.RecordAsync(EventKind.EditionWithdrawn, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>Counting takes its time and is done before the change, which is short.</summary>
    private static async Task CreateAsync(
        Register register, CreateEditionOptions options, Guid? userId, Func<Func<Change, Task>, Task<long>> changeAsync, CancellationToken ct)
    {
        var window = NamedWindows.Standard.ParseWindow(options.Window);
        if (await NextNumberAsync(register, options, window, ct) is not { } number)
        {
            return;
        }

        using var facts = new CurrentFacts(register);
        var frozen = FactFreezer.Freeze(await facts.GetAsync(ct));
        var full = EditionBuilder.Build(frozen, options.Plan(number, register.Purpose));
        await changeAsync(async change =>
        {
            if (await change.Db.Editions.AnyAsync(one => one.From == window.From && one.To == window.To && one.Number >= number, ct))
            {
                throw new EntryRefusedException(nameof(options.Window), new Message("editions.open-already", options.Window));
            }

            await change.RecordAsync(EventKind.EditionCreated, new RowChanges().Add(EditionRow.Of(register, options, userId, change.At, frozen, full)));
        });
    }

    /// <summary>Null where the form was sent already.</summary>
    private static async Task<int?> NextNumberAsync(Register register, CreateEditionOptions options, ReportingWindow window, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.Editions.Where(one => one.Id == options.Id).Select(one => new { one.Name, one.From, one.To, one.Vintage, one.Comparisons }).SingleOrDefaultAsync(ct) is { } standing)
        {
            options.Again(standing.Name, new(standing.From, standing.To), standing.Vintage, standing.Comparisons).ThrowIfAny();
            return null;
        }

        await EditionOrder.RefuseProvisionalAsync(db, options, window, ct);
        var known = await db.Editions.Where(one => one.From == window.From && one.To == window.To)
            .Select(one => new { one.Name, one.Number, one.State }).OrderByDescending(one => one.Number).ToListAsync(ct);
        return known.Find(one => one.State is EditionState.Draft or EditionState.Sealed) is { } open
            ? throw new EntryRefusedException(nameof(options.Window), new Message("editions.open-already", open.Name))
            : known.Select(one => one.Number).FirstOrDefault() + 1;
    }

    /// <summary>Those named, and of a whole check those that nobody has accepted yet: a reason that was given stays.</summary>
    private static IReadOnlyList<string> FindingsOf(EditionView view, AcceptFindingsOptions options)
    {
        var stopping = view.Docket.Findings.Where(finding => finding.StopsRelease).ToList();
        if (options.Keys.FirstOrDefault(key => !stopping.Exists(finding => finding.Key == key)) is { } unknown)
        {
            throw new EntryRefusedException(nameof(options.Keys), new Message("editions.no-finding", EntryCheck.Shortened(unknown)));
        }

        var check = EntryText.OrNull(options.AllOf);
        var ofCheck = view.OpenFindings.Where(finding => finding.Check == check).Select(finding => finding.Key).ToList();
        return check is null || ofCheck.Count > 0
            ? [.. options.Keys.Concat(ofCheck).Distinct(StringComparer.Ordinal)]
            : throw new EntryRefusedException(nameof(options.AllOf), view.OpenFindings.Count == 0
                ? new Message("editions.no-open-finding", EntryCheck.Shortened(check))
                : new Message("editions.no-finding-of", EntryCheck.Shortened(check), view.OpenFindings.Select(finding => finding.Check).Distinct(StringComparer.Ordinal)));
    }

    private static async Task DecideAsync(
        ActorRegister register, Guid editionId, string kind, string? code, string explanation, EditionRules? rules, Func<EditionView, IReadOnlyList<string>> keysOf, CancellationToken ct)
    {
        await EditionViews.PrepareAsync(register, editionId, rules ?? EditionRules.Standard, ct);
        await register.ChangeAsync(ProcessKind.EditionDecide, explanation.Trim(), async change =>
        {
            var edition = await RequireDraftAsync(change, editionId, nameof(Edition.Id), ct);
            var keys = keysOf(await EditionViews.OfAsync(register.Register, change.Db, edition, rules ?? EditionRules.Standard, ct));
            var known = await change.Db.EditionDecisions.Where(one => one.EditionId == editionId && one.Kind == kind && keys.Contains(one.Key)).ToListAsync(ct);
            var rows = new RowChanges();
            foreach (var key in keys)
            {
                var before = known.Find(one => one.Key == key);
                if (before is not null && before.ReasonCode == code && before.Explanation == explanation.Trim())
                {
                    continue;
                }

                var after = before?.Copy<EditionDecision>() ?? new EditionDecision { EditionId = editionId, Kind = kind, Key = key, Explanation = "", UserId = register.Actor.UserId, At = change.At };
                (after.ReasonCode, after.Explanation, after.UserId, after.At) = (code, explanation.Trim(), register.Actor.UserId, change.At);
                _ = before is null ? rows.Add(after) : rows.Update(before, after);
            }

            if (!rows.IsEmpty)
            {
                await change.RecordAsync(EventKind.EditionDecided, rows);
            }
        }, ct);
    }

    private static async Task<Edition> RequireDraftAsync(Change change, Guid id, string field, CancellationToken ct)
    {
        await change.HoldAsync(id, ct);
        var edition = (await change.Db.Editions.SingleOrDefaultAsync(one => one.Id == id, ct)).OrOutOfReach(field);
        return edition.State == EditionState.Draft ? edition : throw new EntryRefusedException(field, new Message("editions.final", edition.Name));
    }

    private static string Lines(string typed) => typed.Trim().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
