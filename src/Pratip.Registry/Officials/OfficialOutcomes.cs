using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;

namespace Pratip.Registry.Officials;

/// <summary>How far the criminal track against one suspect has come.</summary>
public enum CriminalTrack
{
    /// <summary>Not sent to court.</summary>
    NotReferred,

    /// <summary>In court, or again in court after a judgment was overturned.</summary>
    BeforeCourt,

    /// <summary>Ended without a judgment on the matter: non-suit, filed without processing, dismissed.</summary>
    Closed,

    Acquitted,

    Convicted,

    /// <summary>Decided in a way the list does not tell further, or that is not known.</summary>
    Other,
}

/// <summary>One official, without anything that says who or where it is.</summary>
/// <param name="Year">The year in which the case was acted on.</param>
/// <param name="Criminal">How far the criminal track has come.</param>
/// <param name="Stage">The latest step, a code of the list procedural-stage; null where none is recorded.</param>
/// <param name="Outcome">Its outcome, a code of the list stage-outcome.</param>
/// <param name="SentenceKind">The latest sentence, a code of the list sentence-kind.</param>
/// <param name="SentenceMonths">Its months, where it has any.</param>
/// <param name="Disciplinary">The latest outcome of the disciplinary track; null where none is recorded.</param>
public sealed record OfficialOutcome(
    string Year, CriminalTrack Criminal, string? Stage, string? Outcome, string? SentenceKind, int? SentenceMonths, string? Disciplinary);

/// <summary>
/// What becomes of public officials among the suspects, in court and in office, for whoever watches over it. It gives
/// counts and stages and nothing that leads to a case, so it is read past the scopes of cases and suspects.
/// </summary>
public sealed record OfficialOutcomes(IReadOnlyList<OfficialOutcome> Officials)
{
    /// <summary>How many have come so far in both tracks; a null for discipline is "nothing recorded".</summary>
    public int Count(CriminalTrack criminal, string? disciplinary) =>
        Officials.Count(one => one.Criminal == criminal && string.Equals(one.Disciplinary, disciplinary, StringComparison.Ordinal));

    /// <summary>Of all officials of the register; nobody but a role of oversight over all of it reads this.</summary>
    public static async Task<OfficialOutcomes> ReadAsync(ActorRegister register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!register.Actor.To(AccessVerb.View, AccessNoun.Officials).All)
        {
            throw new AccessRefusedException(AccessVerb.View, AccessNoun.Officials);
        }

        await using var db = register.Register.CreateContext();
        var officials = from suspect in db.Suspects
                        join one in db.Cases on suspect.CaseId equals one.Id
                        where suspect.IsPublicOfficial == true && !suspect.IsVoided && !one.IsVoided
                        select new { suspect.Id, one.ActedOn };
        var heads = await officials.ToListAsync(ct);
        var steps = (await db.ProceduralStages.Where(step => !step.IsVoided && officials.Any(one => one.Id == step.SuspectId)).ToListAsync(ct)).ToLookup(step => step.SuspectId);
        var disciplinary = (await db.DisciplinarySteps.Where(step => !step.IsVoided && officials.Any(one => one.Id == step.SuspectId)).ToListAsync(ct)).ToLookup(step => step.SuspectId);
        var outcomes = heads.Select(one => Of(one.ActedOn[..4], steps[one.Id], disciplinary[one.Id]));

        // In an order that says nothing of when a row was entered.
        return new OfficialOutcomes([.. outcomes.OrderByDescending(one => one.Year, StringComparer.Ordinal).ThenBy(one => one.Criminal)
            .ThenBy(one => one.Stage, StringComparer.Ordinal).ThenBy(one => one.Disciplinary, StringComparer.Ordinal)
            .ThenBy(one => one.SentenceKind, StringComparer.Ordinal).ThenBy(one => one.SentenceMonths)]);
    }

    private static OfficialOutcome Of(string year, IEnumerable<ProceduralStage> steps, IEnumerable<DisciplinaryStep> disciplinary)
    {
        List<ProceduralStage> inOrder = [.. steps.OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id)];
        var sentence = inOrder.FindLast(step => step.SentenceKind is not null);
        var track = inOrder.Aggregate(CriminalTrack.NotReferred, After);
        return new OfficialOutcome(
            year, track, inOrder.LastOrDefault()?.Stage, inOrder.LastOrDefault()?.Outcome,
            track == CriminalTrack.Convicted ? sentence?.SentenceKind : null, track == CriminalTrack.Convicted ? sentence?.SentenceMonths : null,
            disciplinary.OrderBy(step => step.On, StringComparer.Ordinal).ThenBy(step => step.Id).LastOrDefault()?.Outcome);
    }

    private static CriminalTrack After(CriminalTrack before, ProceduralStage step) => step.Stage switch
    {
        "non-suit" or "filed-without-processing" => CriminalTrack.Closed,
        "verdict" or "appeal" or "supreme-court" => Judged(before, step.Outcome),
        "referral-to-court" or "immediate-appearance" or "judicial-investigation" or "provisional-detention" or "judicial-supervision" or "indictment" or "trial" =>
            before == CriminalTrack.NotReferred ? CriminalTrack.BeforeCourt : before,
        _ => before,
    };

    private static CriminalTrack Judged(CriminalTrack before, string? outcome) => outcome switch
    {
        "convicted" or "in-absentia" => CriminalTrack.Convicted,
        "acquitted" => CriminalTrack.Acquitted,
        "non-suit" or "dismissed" or "settled-out-of-court" or "victim-withdrew" or "died" or "released" => CriminalTrack.Closed,
        "overturned" => CriminalTrack.BeforeCourt,

        // An appeal that waits or fails leaves the judgment before it as it was.
        null or "pending" or "upheld" or "absconded" => before == CriminalTrack.NotReferred ? CriminalTrack.BeforeCourt : before,
        _ => CriminalTrack.Other,
    };
}
