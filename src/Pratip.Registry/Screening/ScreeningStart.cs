using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Screening;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Removals;

namespace Pratip.Registry.Screening;

/// <summary>
/// What the register says against an interview before a question of it is answered: told when the form is opened and with its first
/// page, so that nobody asks in vain, and asked again when the interview is recorded.
/// </summary>
public static class ScreeningStart
{
    /// <summary>What of the interview is not known yet says nothing.</summary>
    public static async Task<IReadOnlyList<EntryProblem>> ProblemsAsync(ActorRegister register, RecordScreeningOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        return await ReportAsync(register, options.ReportId, ct) is { } report ? await ProblemsAsync(register, report, options, ct)
            : [new EntryProblem(nameof(options.ReportId), new Message("entry.out-of-reach"))];
    }

    /// <summary>Whether the person is a child today, by all reports of the person; it tells no more of those out of reach.</summary>
    public static async Task<ChildStanding> StandingAsync(ActorRegister register, Guid reportId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        return await ReportAsync(register, reportId, ct) is { } report
            ? (await GateReader.ReadAsync(register.Register, report.PersonId, ct)).ChildOn(register.Today) : ChildStanding.TreatedAsChild;
    }

    internal static async Task<IReadOnlyList<EntryProblem>> ProblemsAsync(ActorRegister register, PersonReport report, RecordScreeningOptions options, CancellationToken ct)
    {
        var check = new EntryCheck();
        if ((await ArrestingUnits.OfAsync(register.Register, report.PersonId, ct)).Contains(register.Actor.AgencyId))
        {
            check.Refuse(nameof(options.Kind), "screening.own-arrest");
            return check.Problems;
        }

        var facts = await GateReader.ReadAsync(register.Register, report.PersonId, ct);
        var before = Before(facts, options.Id);
        CheckKind(check, register, options, before);
        CheckSet(check, register, options, facts);
        if (!CheckStart(check, options, before, facts) || options.StartedAt is null || options.EndedAt is null)
        {
            return check.Problems;
        }

        if (await OverlapsAsync(register, options, ct))
        {
            check.Refuse(nameof(options.StartedAt), "screening.overlaps");
        }

        return check.Problems;
    }

    /// <summary>The person's last interview but this one.</summary>
    internal static ScreeningInterview? Before(GateFacts facts, Guid id) => facts.Screenings.Where(one => one.Id != id).OrderBy(one => one.EndedAt).ThenBy(one => one.Id).LastOrDefault();

    private static async Task<PersonReport?> ReportAsync(ActorRegister register, Guid reportId, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter, AccessNoun.Screenings);
        return await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId, ct);
    }

    /// <summary>The first is the first; a second opinion is somebody else's.</summary>
    private static void CheckKind(EntryCheck check, ActorRegister register, RecordScreeningOptions options, ScreeningInterview? before)
    {
        if (options.Kind is not { } kind)
        {
            return;
        }

        if (kind == ScreeningKind.First != before is null)
        {
            check.Refuse(nameof(options.Kind), before is null ? "screening.no-earlier" : "screening.not-first");
        }
        else if (kind == ScreeningKind.SecondOpinion && before!.ScreenerId == register.Actor.UserId)
        {
            check.Refuse(nameof(options.Kind), "screening.same-screener");
        }
    }

    private static void CheckSet(EntryCheck check, ActorRegister register, RecordScreeningOptions options, GateFacts facts)
    {
        var standing = facts.ChildOn(options.StartedAt is { } at ? PhnomPenhTime.DateOf(at) : register.Today);
        if (IndicatorCatalogue.Standard.Find(options.IndicatorSet) is { } set && !SuitableSets.Fits(set, standing))
        {
            check.Refuse(nameof(options.IndicatorSet), standing == ChildStanding.Child ? "screening.adult-set" : "screening.adult-set-uncertain");
        }
    }

    private static bool CheckStart(EntryCheck check, RecordScreeningOptions options, ScreeningInterview? before, GateFacts facts)
    {
        if (options.StartedAt is not { } at)
        {
            return true;
        }

        if (facts.Met.Count > 0 && facts.Met.Min() is var met && PhnomPenhTime.DateOf(at) < met)
        {
            return check.Refuse(nameof(options.StartedAt), "screening.before-met", PartialDate.OfDay(met));
        }

        return before is null || at >= before.EndedAt || check.Refuse(nameof(options.StartedAt), "screening.before-earlier");
    }

    /// <summary>Nobody speaks with two people at once: interviews that overlap are an outcome for many in the guise of several.</summary>
    private static async Task<bool> OverlapsAsync(ActorRegister register, RecordScreeningOptions options, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var (me, id, from, to) = (register.Actor.UserId, options.Id, options.StartedAt!.Value.ToUniversalTime(), options.EndedAt!.Value.ToUniversalTime());
        return await db.ScreeningInterviews.AnyAsync(one => one.ScreenerId == me && one.Id != id && !one.IsVoided && one.StartedAt < to && one.EndedAt > from, ct);
    }
}
