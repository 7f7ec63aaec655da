using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Screening;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Screening;

/// <summary>
/// Records interviews that look for signs of trafficking, one person at a time. Whoever screens is not of the unit that arrested or
/// holds the person; the rules advise and the officer decides.
/// </summary>
public static class ScreeningService
{
    /// <remarks>
    /// The change is the program's own after the screener's reach was asked: a presumed victim's file comes about with it, which most
    /// screeners may not enter otherwise.
    /// </remarks>
    public static async Task<Guid> RecordAsync(ActorRegister register, RecordScreeningOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        options.Problems(register.Clock.GetUtcNow()).ThrowIfAny();
        var actor = register.Actor;
        await register.Register.ChangeAsync(new ProcessContext(ProcessKind.ScreeningRecord, actor.SignInName, actor.AgencyId, "a screening", Channels.Page), async change =>
        {
            var report = await GateReader.HoldAsync(register, change, AccessNoun.Screenings, options.ReportId, nameof(options.ReportId), ct);
            await change.HoldAsync(actor.UserId, ct);
            if (await IsRecordedAsync(register, change, options, ct))
            {
                return;
            }

            (await ScreeningStart.ProblemsAsync(register, report, options, ct)).ThrowIfAny();
            var screening = await ScreeningOfAsync(register, options, report, ct);
            var rows = new RowChanges().Add(screening);
            await FollowAsync(register, change, rows, report, screening, options, ct);
            await change.RecordAsync(EventKind.ScreeningRecorded, rows);
        }, ct);
        return options.Id;
    }

    private static async Task<bool> IsRecordedAsync(ActorRegister register, Change change, RecordScreeningOptions options, CancellationToken ct)
    {
        if (await change.Db.ScreeningInterviews.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is not { } known)
        {
            return false;
        }

        var own = (known.ScreenerId == register.Actor.UserId && known.ReportId == options.ReportId ? known : null).OrOutOfReach(nameof(options.ReportId));
        options.Again(own, register.Register.Vault).ThrowIfAny();
        return true;
    }

    private static async Task<ScreeningInterview> ScreeningOfAsync(ActorRegister register, RecordScreeningOptions options, PersonReport report, CancellationToken ct)
    {
        var before = ScreeningStart.Before(await GateReader.ReadAsync(register.Register, report.PersonId, ct), options.Id);
        var set = IndicatorCatalogue.Standard.Find(options.IndicatorSet)!;
        var advice = options.Advise()!;
        var (wrapped, reason) = SealedWords.Seal(register.Register.Vault, options.Id, options.Reason);
        return new ScreeningInterview
        {
            Id = options.Id,
            ReportId = report.Id,
            AgencyId = register.Actor.AgencyId,
            ScreenerId = register.Actor.UserId,
            EncounterId = await ArrestingUnits.LatestEncounterAsync(register.Register, report.Id, PhnomPenhTime.DateOf(options.StartedAt!.Value), ct),
            Kind = options.Kind!,
            PreviousId = options.Kind == ScreeningKind.First ? null : before?.Id,
            IndicatorSet = set.Id,
            IndicatorSetVersion = set.Version,
            SpokenLanguage = options.SpokenLanguage!,
            Interpreter = options.Interpreter!,
            StartedAt = options.StartedAt!.Value.ToUniversalTime(),
            EndedAt = options.EndedAt!.Value.ToUniversalTime(),
            Found = InOrder(options.Found),
            NotAsked = InOrder(options.NotAsked),
            Advice = advice.Advice,
            AdviceReasons = [.. advice.Reasons],
            Decision = options.Decision!,
            WrappedKey = wrapped,
            Reason = reason,
        };
    }

    private static async Task FollowAsync(
        ActorRegister register, Change change, RowChanges rows, PersonReport report, ScreeningInterview screening, RecordScreeningOptions options, CancellationToken ct)
    {
        if (screening.Decision != ScreeningDecision.NotFinished)
        {
            await Notices.CloseAsync(register.Register, rows, TaskKinds.ScreeningMissing, null, report.Id, ct);
        }

        await Notices.CloseAsync(register.Register, rows, TaskKinds.ScreeningSecond, null, report.Id, ct);
        if (screening.Decision == ScreeningDecision.SecondOpinion)
        {
            var task = new CaseTask { Kind = TaskKinds.ScreeningSecond, TargetNoun = "person_reports", TargetId = report.Id, AgencyId = register.Actor.AgencyId };
            await Notices.RaiseAsync(register.Register, change, rows, task, AccessNoun.Screenings, ct);
        }
        else if (screening.Decision == ScreeningDecision.PresumedVictim)
        {
            var day = PartialDate.OfDay(PhnomPenhTime.DateOf(screening.EndedAt)).ToString();
            var finding = new DecideStatusOptions { VictimId = RowId.Next(), BasedOn = 0, Status = VictimStatus.Presumed, On = day, Body = options.Body, Reason = options.Reason };
            await PresumedVictimService.FollowScreeningAsync(register, change, rows, report, finding, ct);
        }
    }

    private static List<string> InOrder(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
