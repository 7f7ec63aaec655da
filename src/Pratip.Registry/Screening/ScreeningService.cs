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

            await RequireOtherUnitAsync(register, report, ct);
            await RequireAloneAsync(register, change, options, ct);
            var screening = await ScreeningOfAsync(register, options, report, ct);
            var rows = new RowChanges().Add(screening);
            await FollowAsync(register, change, rows, report, screening, options, ct);
            await change.RecordAsync(EventKind.ScreeningRecorded, rows);
        }, ct);
        return options.Id;
    }

    private static async Task<bool> IsRecordedAsync(ActorRegister register, Change change, RecordScreeningOptions options, CancellationToken ct)
    {
        var known = await change.Db.ScreeningInterviews.Where(one => one.Id == options.Id).Select(one => new { one.ScreenerId }).SingleOrDefaultAsync(ct);
        return known is not null && (known.ScreenerId == register.Actor.UserId ? true : throw EntryGuards.OutOfReach(nameof(options.ReportId)));
    }

    private static async Task RequireOtherUnitAsync(ActorRegister register, PersonReport report, CancellationToken ct)
    {
        if ((await ArrestingUnits.OfAsync(register.Register, report.PersonId, ct)).Contains(register.Actor.AgencyId))
        {
            throw new EntryRefusedException(nameof(RecordScreeningOptions.Kind), new Message("screening.own-arrest"));
        }
    }

    /// <summary>Nobody speaks with two people at once: interviews that overlap are an outcome for many in the guise of several.</summary>
    private static async Task RequireAloneAsync(ActorRegister register, Change change, RecordScreeningOptions options, CancellationToken ct)
    {
        var (me, from, to) = (register.Actor.UserId, options.StartedAt!.Value.ToUniversalTime(), options.EndedAt!.Value.ToUniversalTime());
        if (await change.Db.ScreeningInterviews.AnyAsync(one => one.ScreenerId == me && !one.IsVoided && one.StartedAt < to && one.EndedAt > from, ct))
        {
            throw new EntryRefusedException(nameof(options.StartedAt), new Message("screening.overlaps"));
        }
    }

    private static async Task<ScreeningInterview> ScreeningOfAsync(ActorRegister register, RecordScreeningOptions options, PersonReport report, CancellationToken ct)
    {
        var before = (await GateReader.ReadAsync(register.Register, report.PersonId, ct)).Screenings.OrderBy(one => one.EndedAt).ThenBy(one => one.Id).LastOrDefault();
        RequireKind(register, options, before);
        var set = IndicatorCatalogue.Standard.Find(options.IndicatorSet)!;
        var advice = options.Advise()!;
        var (wrapped, reason) = SealedWords.Seal(register.Register.Vault, options.Id, options.Reason);
        return new ScreeningInterview
        {
            Id = options.Id,
            ReportId = report.Id,
            AgencyId = register.Actor.AgencyId,
            ScreenerId = register.Actor.UserId,
            EncounterId = await ArrestingUnits.LatestEncounterAsync(register.Register, report.Id, ct),
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

    /// <summary>The first is the first; a second opinion is somebody else's.</summary>
    private static void RequireKind(ActorRegister register, RecordScreeningOptions options, ScreeningInterview? before)
    {
        if (options.Kind == ScreeningKind.First != before is null)
        {
            throw new EntryRefusedException(nameof(options.Kind), new Message(before is null ? "screening.no-earlier" : "screening.not-first"));
        }

        if (options.Kind == ScreeningKind.SecondOpinion && before!.ScreenerId == register.Actor.UserId)
        {
            throw new EntryRefusedException(nameof(options.Kind), new Message("screening.same-screener"));
        }

        if (before is not null && options.StartedAt < before.EndedAt)
        {
            throw new EntryRefusedException(nameof(options.StartedAt), new Message("screening.before-earlier"));
        }
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
