using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Prevention;

/// <summary>Trainings, dissemination and campaigns of the own office, and the measures of plans it answers for.</summary>
public static class PreventionService
{
    public static async Task<Guid> AddActivityAsync(ActorRegister register, AddActivityOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Prevention);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PreventionChange, "a prevention activity", async change =>
        {
            if (await change.Db.PreventionActivities.SingleOrDefaultAsync(row => row.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            var row = new PreventionActivity { Id = options.Id, AgencyId = register.Actor.AgencyId, OwnReference = "", Kind = "", On = "" };
            options.Fill(row);
            await RefuseTakenAsync(change.Db, row, ct);
            await change.RecordAsync(EventKind.PreventionChanged, new RowChanges().Add(row));
        }, ct);
        return options.Id;
    }

    public static async Task ChangeActivityAsync(ActorRegister register, ChangeActivityOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Prevention);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PreventionChange, "a prevention activity", async change =>
        {
            var before = (await change.Db.PreventionActivities.SingleOrDefaultAsync(row => row.Id == options.Id, ct))
                .OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "prevention_activities");
            var after = before.Copy<PreventionActivity>();
            options.Fill(after);
            await RefuseTakenAsync(change.Db, after, ct);
            await change.RecordAsync(EventKind.PreventionChanged, new RowChanges().Update(before, after));
        }, ct);
    }

    public static async Task<Guid> AddMeasureAsync(ActorRegister register, AddMeasureOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Prevention);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PreventionChange, "a measure of a plan", async change =>
        {
            var agency = await BodyAsync(register, change.Db, options, ct);
            if (await change.Db.PlanMeasures.SingleOrDefaultAsync(row => row.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).Agency(nameof(options.AgencyCode), standing.AgencyId, agency).ThrowIfAny();
                return;
            }

            var row = new PlanMeasure { Id = options.Id, AgencyId = agency, Plan = "", Number = "", Title = "" };
            options.Fill(row, agency);
            await RefuseTakenAsync(register.Register, row, ct);
            await change.RecordAsync(EventKind.PreventionChanged, new RowChanges().Add(row));
        }, ct);
        return options.Id;
    }

    public static async Task ChangeMeasureAsync(ActorRegister register, ChangeMeasureOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Prevention);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PreventionChange, "a measure of a plan", async change =>
        {
            var before = (await change.Db.PlanMeasures.SingleOrDefaultAsync(row => row.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "plan_measures");
            var after = before.Copy<PlanMeasure>();
            options.Fill(after, await BodyAsync(register, change.Db, options, ct));
            await RefuseTakenAsync(register.Register, after, ct);
            await change.RecordAsync(EventKind.PreventionChanged, new RowChanges().Update(before, after));
        }, ct);
    }

    /// <summary>Of the own office, so nothing is said of others.</summary>
    private static async Task RefuseTakenAsync(RegistryDb db, PreventionActivity row, CancellationToken ct)
    {
        if (await db.PreventionActivities.AnyAsync(other => other.AgencyId == row.AgencyId && other.OwnReference == row.OwnReference && other.Id != row.Id, ct))
        {
            throw new EntryRefusedException(nameof(ActivityEntry.OwnReference), new Message("prevention.reference-taken", row.OwnReference));
        }
    }

    /// <summary>Asked past the scope: a plan is public, and its numbers are given once.</summary>
    private static async Task RefuseTakenAsync(Register register, PlanMeasure row, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await db.PlanMeasures.AnyAsync(other => other.Plan == row.Plan && other.Number == row.Number && other.Id != row.Id && !other.IsVoided, ct))
        {
            throw new EntryRefusedException(nameof(MeasureEntry.Number), new Message("prevention.number-taken", row.Number, row.Plan));
        }
    }

    private static async Task<Guid> BodyAsync(ActorRegister register, RegistryDb db, MeasureEntry entry, CancellationToken ct)
    {
        if (EntryText.OrNull(entry.AgencyCode) is not { } code)
        {
            return register.Actor.AgencyId;
        }

        var id = await db.Agencies.Where(agency => agency.Code == code && !agency.IsVoided).Select(agency => (Guid?)agency.Id).SingleOrDefaultAsync(ct)
            ?? throw new EntryRefusedException(nameof(entry.AgencyCode), new Message("entry.code", EntryCheck.Shortened(code)));
        return register.Actor.To(AccessVerb.Enter, AccessNoun.Prevention).Covers(id, null) ? id : throw new EntryRefusedException(nameof(entry.AgencyCode), new Message("prevention.not-your-body"));
    }
}
