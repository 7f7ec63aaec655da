using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Cases;

/// <summary>A case is closed, opened again, before the court, and why.</summary>
public sealed record ChangeCaseStatusOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Code of the list case-status.</summary>
    public string? Status { get; init; }

    /// <summary>Stands in the log for auditors: no name of a person.</summary>
    public string? Reason { get; init; }

    /// <summary>What can be chosen; joining two cases is a judgement of its own.</summary>
    public static IReadOnlyList<CodeListEntry> Statuses { get; } =
        [.. CodeListCatalogue.Standard.Get("case-status").Entries.Where(entry => entry.Code != "joined")];

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        if (check.Require(nameof(Status), Status) && !Statuses.Any(entry => entry.Code == Status))
        {
            check.Refuse(nameof(Status), "entry.code", EntryCheck.Shortened(Status!));
        }

        if (check.Require(nameof(Reason), Reason))
        {
            check.Reason(nameof(Reason), Reason);
        }

        return check.Problems;
    }
}

/// <summary>Whether a case meets the definition of the Palermo protocol, as a person has looked at it.</summary>
public sealed record ReviewPalermoOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    /// <summary>Null where it cannot be said yet.</summary>
    public bool? CountsAsPalermo { get; init; }
}

/// <summary>What becomes of a case as a whole. Its status belongs to the office that answers for it.</summary>
public static class StatusService
{
    public static async Task ChangeAsync(ActorRegister register, ChangeCaseStatusOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.CaseChange, options.Reason!.Trim(), async change =>
        {
            var before = (await LedCases.RequireAsync(register, change, options.Id, nameof(options.Id), ct)).RequireVersion(options.BasedOn, "cases");
            if (before.Status == options.Status)
            {
                throw new EntryRefusedException(nameof(options.Status), new Message("cases.status-same"));
            }

            var isEnded = CaseMovements.Ended.Contains(options.Status, StringComparer.Ordinal);
            if (isEnded)
            {
                await RefuseCustodyAsync(register.Register, before.Id, nameof(options.Status), ct);
            }

            var after = before.Copy<Case>();
            after.Status = options.Status!;
            var rows = new RowChanges().Update(before, after);
            if (isEnded)
            {
                await Notices.CloseAsync(register.Register, rows, TaskKinds.Unassigned, before.Id, null, ct);
            }

            await Notices.CloseAsync(register.Register, rows, TaskKinds.Dormant, before.Id, null, ct);
            await StatusNotices.AddAsync(register.Register, change, rows, before.LeadAgencyId, before.Id, "cases", before.Id, ct);
            await change.RecordAsync(EventKind.CaseChanged, rows);
        }, ct);
    }

    public static async Task ReviewPalermoAsync(ActorRegister register, ReviewPalermoOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        await register.ChangeAsync(ProcessKind.CaseChange, "held against the definition of the protocol", async change =>
        {
            var before = (await LedCases.RequireAsync(register, change, options.Id, nameof(options.Id), ct)).RequireVersion(options.BasedOn, "cases");
            var after = before.Copy<Case>();
            after.CountsAsPalermo = options.CountsAsPalermo;
            after.PalermoReviewer = options.CountsAsPalermo is null ? null : register.Actor.SignInName;
            await change.RecordAsync(EventKind.CaseChanged, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>Asked past the user's scope: whoever is held is held, even if the user may not see who.</summary>
    private static async Task RefuseCustodyAsync(Register register, Guid caseId, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.Suspects.Where(suspect => suspect.CaseId == caseId && !suspect.IsVoided)
            .AnyAsync(suspect => db.Custodies.Any(custody => custody.SuspectId == suspect.Id && custody.EndedAt == null && !custody.IsVoided), ct))
        {
            throw new EntryRefusedException(field, new Message("cases.still-held"));
        }
    }
}
