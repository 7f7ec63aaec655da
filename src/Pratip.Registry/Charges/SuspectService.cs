using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Officials;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Charges;

/// <summary>Who is suspected in a case.</summary>
public static class SuspectService
{
    /// <summary>
    /// Adds a suspect, and in the same event whatever follows from it: the person's report, the recusal of an official's own
    /// unit, and the tasks about a conflict of roles or of a guardian.
    /// </summary>
    public static async Task AddAsync(ActorRegister register, AddSuspectOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Suspects);
        options.Problems(register.Clock.Today()).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.SuspectAdd, "a suspect of the case", async change =>
        {
            if (await change.Db.Suspects.SingleOrDefaultAsync(suspect => suspect.Id == options.Id, ct) is { } standing)
            {
                (await options.Again(standing).PersonAsync(register, options.Person, standing.ReportId, ct)).ThrowIfAny();
                return;
            }

            (await change.Db.Cases.SingleOrDefaultAsync(one => one.Id == options.CaseId, ct)).OrOutOfReach(nameof(options.CaseId));
            var person = await PersonRows.OfAsync(register, change, options.Person, ct);
            if (!person.IsNew && await change.Db.Suspects.AnyAsync(suspect => suspect.CaseId == options.CaseId && suspect.ReportId == person.Report.Id, ct))
            {
                throw new EntryRefusedException(nameof(PersonEntry.ExistingReference), new Message("suspects.already", person.Report.OwnReference));
            }

            var suspect = new Suspect
            {
                Id = options.Id,
                ReportId = person.Report.Id,
                CaseId = options.CaseId,
                Role = EntryText.OrNull(options.Role),
                IsPublicOfficial = options.IsPublicOfficial,
                IsAtLarge = options.IsAtLarge,
                AgeAtArrest = options.AgeAtArrest,
            };
            var rows = new RowChanges().Add(suspect);
            person.AddTo(rows);
            await RoleConflict.RaiseOfSuspectAsync(register, change, rows, person.Report, suspect, ct);
            await ReporterConflict.RaiseOfSuspectAsync(register.Register, change, rows, person, suspect, ct);
            await GuardianConflict.RaiseOfSuspectAsync(register, change, rows, person.Report, suspect, ct);
            await OfficialRows.AddToAsync(rows, register, change, suspect, options.OwnUnitId, options.OversightAgencyId, ct);
            await change.RecordAsync(EventKind.SuspectChanged, rows);
        }, ct);
    }
}
