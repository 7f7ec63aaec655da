using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Courts;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Corrections;

/// <summary>
/// A row as it is corrected is held against what entering it is held against. Only rules that a change of these fields touches are asked, so that a
/// row which came from a file and was never in order can still be corrected elsewhere.
/// </summary>
internal static class CorrectionRules
{
    /// <summary>What came of a step, which is judged together.</summary>
    internal static readonly string[] StepOutcome = [nameof(ProceduralStage.Outcome), nameof(ProceduralStage.SentenceKind), nameof(ProceduralStage.SentenceMonths)];

    /// <summary>Where a step stands among the others.</summary>
    private static readonly string[] StepPlace = [nameof(ProceduralStage.Stage), nameof(ProceduralStage.On), nameof(ProceduralStage.Court)];

    /// <summary>What the end of a custody's clock comes from.</summary>
    internal static readonly string[] CustodyLimit = [nameof(Custody.ArrivedAt), nameof(Custody.ExtendedUntil), nameof(Custody.Permission)];

    /// <param name="db">Without scope: what stands in the way does so whether it is seen or not.</param>
    /// <param name="before">The row as it stands.</param>
    /// <param name="after">The row as it would be.</param>
    /// <param name="changed">The properties that change.</param>
    /// <param name="ct">Stops waiting.</param>
    public static Task RequireAsync(RegistryDb db, RegisterRow before, RegisterRow after, IReadOnlySet<string> changed, CancellationToken ct) => after switch
    {
        Detention held when changed.Contains(nameof(held.Disposition)) => RequireDepartedAsync(db, held, ct),
        Victim victim when changed.Contains(nameof(victim.RegisteredOn)) => RequireDecidedAfterAsync(db, victim, ct),
        Custody custody when changed.Overlaps(CustodyLimit) => RequireExtension(custody),
        Charge charge => RequireChargeAsync(db, charge, changed, ct),
        ProceduralStage step => RequireStepAsync(db, (ProceduralStage)before, step, changed, ct),
        VictimNeed need when changed.Contains(nameof(need.On)) => RequireBornAsync(db, need.VictimId, nameof(need.On), need.On, ct),
        VictimService service when changed.Contains(nameof(service.From)) => RequireBornAsync(db, service.VictimId, nameof(service.From), service.From, ct),
        Guardian guardian when changed.Contains(nameof(guardian.Since)) => BirthCheck.RequireBornAsync(db, guardian.ReportId, nameof(guardian.Since), guardian.Since, ct),
        Removal removal when changed.Contains(nameof(removal.DestinationCountry)) => RequireAbroad(removal),
        _ => Task.CompletedTask,
    };

    /// <summary>Somebody is removed or returned by what is recorded as such, which the gate has seen, and not by a correction.</summary>
    private static async Task RequireDepartedAsync(RegistryDb db, Detention held, CancellationToken ct)
    {
        var isKnown = held.Disposition switch
        {
            DetentionDisposition.Removed => await db.Removals.AnyAsync(one => one.ReportId == held.ReportId && !one.IsVoided, ct),
            DetentionDisposition.Returned => await db.AssistedReturns.AnyAsync(one => one.ReportId == held.ReportId && !one.IsVoided, ct),
            _ => true,
        };
        if (!isKnown)
        {
            throw new EntryRefusedException(nameof(Detention.Disposition), new Message("detentions.departure"));
        }
    }

    /// <summary>Nobody has decided on a file that was not there: a registration is not moved past a decision.</summary>
    private static async Task RequireDecidedAfterAsync(RegistryDb db, Victim victim, CancellationToken ct)
    {
        var decided = await db.VictimDecisions.Where(decision => decision.VictimId == victim.Id && !decision.IsVoided).Select(decision => decision.On).ToListAsync(ct);
        foreach (var on in decided.Order(StringComparer.Ordinal))
        {
            if (PartialDate.TryParseIso(on, out var day) && PartialDate.TryParseIso(victim.RegisteredOn, out var registered) && day.IsCertainlyBefore(registered))
            {
                throw new EntryRefusedException(nameof(Victim.RegisteredOn), new Message("corrections.after-decision", day));
            }
        }
    }

    private static async Task RequireChargeAsync(RegistryDb db, Charge charge, IReadOnlySet<string> changed, CancellationToken ct)
    {
        if (changed.Contains(nameof(charge.ArticleCode)))
        {
            var check = new EntryCheck();
            AddChargeOptions.CheckOffence(check, nameof(charge.ArticleCode), charge.ArticleCode);
            check.ThrowIfAny();
            if (ChargeStatus.Stands(charge.Status))
            {
                await ChargeService.RequireNewAsync(db, charge, nameof(charge.ArticleCode), ct);
            }
        }

        if (changed.Contains(nameof(charge.ChargedOn)))
        {
            await BirthCheck.RequireChargeableAsync(db, charge.SuspectId, nameof(charge.ChargedOn), charge.ChargedOn, ct);
        }
    }

    private static async Task RequireStepAsync(RegistryDb db, ProceduralStage before, ProceduralStage step, IReadOnlySet<string> changed, CancellationToken ct)
    {
        if (changed.Contains(nameof(step.Stage)) || changed.Overlaps(StepOutcome))
        {
            var check = new EntryCheck();
            StageOutcomeCheck.Check(check, step);
            check.ThrowIfAny();
        }

        if (changed.Overlaps(StepPlace))
        {
            await StageOrder.RequireAsync(db, step, before, ct);
        }
    }

    private static async Task RequireBornAsync(RegistryDb db, Guid victimId, string field, string on, CancellationToken ct)
    {
        var reportId = await db.Victims.Where(one => one.Id == victimId).Select(one => one.ReportId).SingleAsync(ct);
        await BirthCheck.RequireBornAsync(db, reportId, field, on, ct);
    }

    private static Task RequireExtension(Custody custody)
    {
        CustodyService.RequireExtension(custody);
        return Task.CompletedTask;
    }

    private static Task RequireAbroad(Removal removal)
    {
        var check = new EntryCheck();
        ExecuteRemovalOptions.CheckDestination(check, nameof(removal.DestinationCountry), removal.DestinationCountry);
        check.ThrowIfAny();
        return Task.CompletedTask;
    }
}
