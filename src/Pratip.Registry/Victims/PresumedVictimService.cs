using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Victims;

/// <summary>
/// Registers presumed victims, in a case or without one. What waits for a decision waits in somebody's queue from then on; that the
/// same person is a suspect, or has a suspect as guardian, raises its task in the same event.
/// </summary>
public static class PresumedVictimService
{
    /// <summary>Returns the id of the person's report, where the file stands.</summary>
    public static async Task<Guid> AddAsync(ActorRegister register, AddVictimOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Victims);
        options.Problems(register.Today).ThrowIfAny();

        var reportId = Guid.Empty;
        await register.ChangeAsync(ProcessKind.VictimAdd, "a presumed victim", async change =>
        {
            if (await change.Db.Victims.SingleOrDefaultAsync(row => row.Id == options.Id, ct) is { } entered)
            {
                reportId = entered.ReportId;
                var again = options.Again(entered);
                (options.ReportId is null ? await again.PersonAsync(register, options.Person, entered.ReportId, ct) : again).ThrowIfAny();
                return;
            }

            await RequireCaseAsync(register, options.CaseId, ct);
            var person = options.ReportId is { } standing
                ? await StandingAsync(register, options.CaseId, standing, ct)
                : await PersonRows.OfAsync(register, change, options.Person, ct);
            BirthCheck.RequireBorn(person.Report, nameof(options.RegisteredOn), options.RegisteredOn);
            var rows = new RowChanges();
            person.AddTo(rows);
            if (!person.IsNew)
            {
                await RequireOnceAsync(
                    register, (person.Report.Id, options.CaseId), null, options.ReportId is null ? nameof(PersonEntry.ExistingReference) : nameof(options.ReportId), ct);
            }

            var victim = VictimOf(options, person.Report.Id);
            rows.Add(victim);
            await RaiseAsync(register, change, rows, victim, person.Report, ct);
            await change.RecordAsync(EventKind.VictimChanged, rows);
            reportId = person.Report.Id;
        }, ct);
        return reportId;
    }

    /// <summary>
    /// What follows from a screening after which somebody is presumed a victim: a file where there is none, and one that was closed
    /// is open again. A file that is open, or says that the person is a victim, stays as it is.
    /// </summary>
    /// <param name="register">Of the screener, who need not reach the files of victims.</param>
    /// <param name="change">The change of the screening, without scope.</param>
    /// <param name="rows">Of the event of the screening.</param>
    /// <param name="report">Whom it is about.</param>
    /// <param name="finding">The decision as it would be entered; its id is that of the file, where one is made.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task FollowScreeningAsync(ActorRegister register, Change change, RowChanges rows, PersonReport report, DecideStatusOptions finding, CancellationToken ct)
    {
        var files = await (from victim in change.Db.Victims
                           join other in change.Db.PersonReports on victim.ReportId equals other.Id
                           where other.PersonId == report.PersonId && !victim.IsVoided && !other.IsVoided
                           orderby victim.Id
                           select victim).ToListAsync(ct);
        if (files.Count == 0)
        {
            var file = new Victim { Id = finding.VictimId, ReportId = report.Id, RegisteredOn = finding.On!, Status = VictimStatus.Presumed };
            rows.Add(file);
            await RaiseAsync(register, change, rows, file, report, ct);
        }
        else if (files.TrueForAll(file => !VictimStatus.Stands(file.Status)))
        {
            await DecisionService.ReopenAsync(register, change, rows, files[^1], finding with { VictimId = files[^1].Id }, ct);
        }
    }

    /// <summary>Puts the file of somebody without a case into one: the same file, not a second one that would be counted again.</summary>
    public static Task PlaceAsync(ActorRegister register, PlaceVictimOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.ChangeAsync<Victim>(
            register, AccessNoun.Victims, (options.Id, options.BasedOn), "a file put into a case", options.Problems(), victim => victim.CaseId == options.CaseId,
            async (change, rows, before, after) =>
            {
                if (before.CaseId is not null)
                {
                    throw new EntryRefusedException(nameof(options.CaseId), new Message("victims.place.in-another"));
                }

                await RequireCaseAsync(register, options.CaseId, ct);
                await RequireOnceAsync(register, (before.ReportId, options.CaseId), before.Id, nameof(options.CaseId), ct);
                after.CaseId = options.CaseId;
                await using var db = register.Register.CreateContext();
                var report = await db.PersonReports.SingleAsync(one => one.Id == before.ReportId, ct);
                await DecisionService.CloseTaskAsync(register, rows, before, ct);
                await RaiseAsync(register, change, rows, after, report, ct);
            }, ct);
    }

    private static async Task RaiseAsync(ActorRegister register, Change change, RowChanges rows, Victim victim, PersonReport report, CancellationToken ct)
    {
        if (VictimStatus.IsOpen(victim.Status))
        {
            await DecisionService.AskForDecisionAsync(register, change, rows, victim, report.AgencyId, ct);
        }

        await RoleConflict.RaiseOfVictimAsync(register, change, rows, report, victim, ct);
        if (victim.CaseId is { } caseId)
        {
            await GuardianConflict.RaiseOfChildAsync(register, change, rows, report, caseId, ct);
        }
    }

    /// <summary>A case where victims may be entered, which need not be one that the actor may change otherwise.</summary>
    private static async Task RequireCaseAsync(ActorRegister register, Guid? caseId, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        if (caseId is not null && !await db.Cases.AnyAsync(one => one.Id == caseId, ct))
        {
            throw EntryGuards.OutOfReach(nameof(AddVictimOptions.CaseId));
        }
    }

    /// <summary>
    /// Only a suspect of the same case, or a person of the own agency: another agency's report put into another case would open it
    /// to whoever works there.
    /// </summary>
    private static async Task<PersonRows> StandingAsync(ActorRegister register, Guid? caseId, Guid reportId, CancellationToken ct)
    {
        var home = register.Actor.AgencyId;
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Victims);
        var report = await db.PersonReports.SingleOrDefaultAsync(
            one => one.Id == reportId && (one.AgencyId == home || db.Suspects.Any(suspect => suspect.ReportId == one.Id && suspect.CaseId == caseId)), ct);
        return report is null ? throw EntryGuards.OutOfReach(nameof(AddVictimOptions.ReportId)) : new PersonRows(report, false, null);
    }

    /// <summary>One file for a person and a case; a file without a case is put into the case instead of beside it.</summary>
    private static async Task RequireOnceAsync(ActorRegister register, (Guid ReportId, Guid? CaseId) file, Guid? but, string field, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        if (await db.Victims.Where(victim => victim.ReportId == file.ReportId && !victim.IsVoided && victim.Id != but && (victim.CaseId == file.CaseId || victim.CaseId == null))
            .Select(victim => new { victim.CaseId }).FirstOrDefaultAsync(ct) is { } standing)
        {
            throw new EntryRefusedException(field, new Message(standing.CaseId == file.CaseId ? "victims.add.already" : "victims.add.place"));
        }
    }

    private static Victim VictimOf(AddVictimOptions options, Guid reportId) => new()
    {
        Id = options.Id,
        ReportId = reportId,
        CaseId = options.CaseId,
        RegisteredOn = options.RegisteredOn!,
        Status = options.Status!,
        AgeAtIdentification = options.AgeInYears,
        AgeBand = EntryText.OrNull(options.AgeBand),
        AgeAtExploitation = options.AgeAtExploitationInYears,
        FormsOfExploitation = InOrder(options.FormsOfExploitation),
        MeansOfControl = InOrder(options.MeansOfControl),
        RecruitmentChannels = InOrder(options.RecruitmentChannels),
        Sector = EntryText.OrNull(options.Sector),
    };

    private static List<string> InOrder(List<string> codes) => [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>That somebody's file belongs to a case.</summary>
public sealed record PlaceVictimOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public Guid? CaseId { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        check.Require(nameof(CaseId), CaseId?.ToString());
        return check.Problems;
    }
}
