using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Cases;

/// <summary>Opening cases. The lead is the agency of whoever opens it; the central number is issued in the same change.</summary>
public static class CaseService
{
    /// <summary>Whether the user may open cases at all, somewhere: whoever works in cases that others lead opens none.</summary>
    public static bool MayOpen(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var reach = actor.To(AccessVerb.Enter, AccessNoun.Cases);
        return reach.All || reach.Agencies.Contains(actor.AgencyId) || reach.Provinces.Length > 0;
    }

    /// <summary>The id of the case; the same entry sent twice leads to the one case.</summary>
    public static async Task<Guid> OpenAsync(ActorRegister register, OpenCaseOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        var today = register.Clock.Today();
        options.Problems(today).ThrowIfAny();

        if (!register.Actor.To(AccessVerb.Enter, AccessNoun.Cases).Covers(register.Actor.AgencyId, options.ProvinceCode))
        {
            throw new EntryRefusedException(nameof(options.ProvinceCode), new Message("cases.not-yours-to-open"));
        }

        await register.ChangeAsync(ProcessKind.CaseOpen, "a case opened", async change =>
        {
            if (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            await RefuseKnownAsync(register, change.Db, options, ct);
            await change.RecordAsync(EventKind.CaseOpened, await RowsAsync(change, register.Actor, options, today, ct));
        }, ct);
        return options.Id;
    }

    /// <summary>What is known already under the numbers of a case to be opened: asked before the other pages are filled in.</summary>
    public static async Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, OpenCaseOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Cases);
        await using var db = register.CreateContext(AccessVerb.Enter);
        try
        {
            await RefuseKnownAsync(register, db, options, ct);
            return [];
        }
        catch (EntryRefusedException refusal)
        {
            return refusal.Problems;
        }
    }

    private static async Task RefuseKnownAsync(ActorRegister register, RegistryDb db, OpenCaseOptions options, CancellationToken ct)
    {
        var agencyId = register.Actor.AgencyId;
        if (EntryText.OrNull(options.OwnReference) is { } reference
            && await db.Cases.Where(one => one.LeadAgencyId == agencyId && one.OwnReference == reference).Select(one => one.Number).FirstOrDefaultAsync(ct) is { } known)
        {
            throw new EntryRefusedException(nameof(options.OwnReference), new Message("cases.reference-taken", reference, known));
        }

        if (EntryText.OrNull(options.OtherNumber) is { } number && options.OtherBody is { } body)
        {
            await BodyNumberService.RefuseTakenAsync(register, body, number, nameof(options.OtherNumber), ct);
        }
    }

    private static async Task<RowChanges> RowsAsync(Change change, Actor actor, OpenCaseOptions options, DateOnly today, CancellationToken ct)
    {
        var year = int.Parse(options.ActedOn.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var one = new Case
        {
            Id = options.Id,
            Number = (await CaseNumbers.IssueAsync(change, year, 1, ct))[0],
            LeadAgencyId = actor.AgencyId,
            OwnReference = options.OwnReference!.Trim(),
            ActedOn = options.ActedOn!,
            OpenedOn = EntryText.OrNull(options.OpenedOn) ?? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            OffenceOn = EntryText.OrNull(options.OffenceOn),
            ProvinceCode = options.ProvinceCode!,
            OpeningArticle = options.OpeningArticle!,
            DetectionSource = EntryText.OrNull(options.DetectionSource) ?? "unknown",
            FormsOfExploitation = [.. options.FormsOfExploitation.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            SiteKind = EntryText.OrNull(options.SiteKind),
        };
        var rows = new RowChanges().Add(one);
        if (EntryText.OrNull(options.OtherNumber) is { } number)
        {
            rows.Add(new BodyCaseNumber { CaseId = one.Id, Body = options.OtherBody!, Number = number });
        }

        return options.AssignToMe
            ? rows.Add(new CaseAssignment { CaseId = one.Id, UserId = actor.UserId, Since = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })
            : rows.Add(new CaseTask { Kind = "case-unassigned", CaseId = one.Id, AgencyId = actor.AgencyId });
    }
}
