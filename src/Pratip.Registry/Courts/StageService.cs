using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Courts;

/// <summary>The steps of the procedure, from the arrest to the enforcement of a judgment.</summary>
public static class StageService
{
    /// <summary>Records a step, and in the same event what it decides on the charges and whether the suspect is at large after it.</summary>
    public static async Task AddAsync(ActorRegister register, AddStageOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "a step of the procedure", async change =>
        {
            if (await change.Db.ProceduralStages.SingleOrDefaultAsync(step => step.Id == options.Id, ct) is { } standing)
            {
                options.Again(standing).ThrowIfAny();
                return;
            }

            var suspect = (await change.Db.Suspects.SingleOrDefaultAsync(one => one.Id == options.SuspectId, ct)).OrOutOfReach(nameof(options.SuspectId));
            var step = options.Step();
            await StageOrder.RequireAsync(change.Db, step, null, ct);
            var rows = new RowChanges().Add(step);
            await DecideAsync(change.Db, rows, options, ct);
            SetAtLarge(rows, suspect, step);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    private static async Task DecideAsync(RegistryDb db, RowChanges rows, AddStageOptions options, CancellationToken ct)
    {
        await SetAsync(options.UpheldCharges, nameof(options.UpheldCharges), ChargeStatus.Upheld);
        await SetAsync(options.DroppedCharges, nameof(options.DroppedCharges), ChargeStatus.Dropped);

        async Task SetAsync(List<Guid> ids, string field, string status)
        {
            var distinct = ids.Distinct().ToList();
            var charges = await db.Charges.Where(charge => charge.SuspectId == options.SuspectId && distinct.Contains(charge.Id)).ToListAsync(ct);
            if (charges.Count != distinct.Count)
            {
                throw EntryGuards.OutOfReach(field);
            }

            // A later instance may drop what an earlier one has upheld.
            if (charges.Exists(charge => !ChargeStatus.Stands(charge.Status)))
            {
                throw new EntryRefusedException(field, new Message("charges.not-pending"));
            }

            rows.Update(charges.Where(charge => charge.Status != status).Select(charge => (charge, ChargeService.With(charge, status))));
        }
    }

    private static void SetAtLarge(RowChanges rows, Suspect suspect, ProceduralStage step)
    {
        if (step.Outcome == "absconded")
        {
            CustodyService.SetAtLarge(rows, suspect, true);
        }
        else if (step.Stage is "arrest" or "custody" or "provisional-detention")
        {
            CustodyService.SetAtLarge(rows, suspect, false);
        }
    }
}
