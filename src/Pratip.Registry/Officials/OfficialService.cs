using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Officials;

/// <summary>Public officials among the suspects: whose unit stands aside, who watches, and what becomes of them in office.</summary>
public static class OfficialService
{
    public static async Task DeclareAsync(ActorRegister register, DeclareOfficialOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "the suspect is a public official", async change =>
        {
            var before = (await change.Db.Suspects.SingleOrDefaultAsync(one => one.Id == options.Id, ct)).OrOutOfReach(nameof(options.Id)).RequireVersion(options.BasedOn, "suspects");
            if (before.IsPublicOfficial == true)
            {
                throw new EntryRefusedException(nameof(options.OversightAgencyId), new Message("officials.already"));
            }

            var after = before.Copy<Suspect>();
            after.IsPublicOfficial = true;
            var rows = new RowChanges().Update(before, after);
            await OfficialRows.AddToAsync(rows, register, change, after, options.OwnUnitId, options.OversightAgencyId, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    /// <summary>Only an agency with oversight in the case records what discipline does; its first step answers the task.</summary>
    public static async Task AddStepAsync(ActorRegister register, AddDisciplinaryStepOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectChange, "a step of the disciplinary track", async change =>
        {
            if (await change.Db.DisciplinarySteps.SingleOrDefaultAsync(step => step.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Date(nameof(options.On), standing.On, options.On).Code(nameof(options.Outcome), "disciplinary-outcome", standing.Outcome, options.Outcome).ThrowIfAny();
                return;
            }

            var suspect = (await change.Db.Suspects.SingleOrDefaultAsync(one => one.Id == options.SuspectId, ct)).OrOutOfReach(nameof(options.SuspectId));
            if (suspect.IsPublicOfficial != true)
            {
                throw new EntryRefusedException(nameof(options.SuspectId), new Message("officials.not-official"));
            }

            if (!await WatchesAsync(change.Db, suspect.CaseId, register.Actor.AgencyId, ct))
            {
                throw new EntryRefusedException(nameof(options.SuspectId), new Message("officials.only-oversight"));
            }

            var rows = new RowChanges().Add(new DisciplinaryStep
            {
                Id = options.Id,
                SuspectId = suspect.Id,
                OversightAgencyId = register.Actor.AgencyId,
                On = options.On!,
                Outcome = options.Outcome!,
            });
            await Notices.CloseAsync(register.Register, rows, OfficialRows.TaskKind, suspect.CaseId, suspect.Id, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }

    /// <summary>Whether the agency has oversight in the case.</summary>
    public static Task<bool> WatchesAsync(RegistryDb db, Guid caseId, Guid agencyId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.CaseParties.AnyAsync(party => party.CaseId == caseId && party.AgencyId == agencyId && party.Role == OfficialRows.OversightRole && party.Until == null, ct);
    }
}
