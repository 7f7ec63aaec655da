using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Screening;

/// <summary>Whether somebody is held liable for one kind of act, as it was decided.</summary>
public sealed record ReviewLiabilityOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list liability-kind.</summary>
    public string? Liability { get; init; }

    /// <summary>Code of the list compulsion-basis.</summary>
    public string? Basis { get; init; }

    /// <summary>Code of the list non-punishment-decision.</summary>
    public string? Decision { get; init; }

    public Guid? DecidingAgencyId { get; init; }

    /// <summary>Code of the list procedural-stage; empty outside proceedings.</summary>
    public string? Stage { get; init; }

    public string? On { get; init; }

    /// <summary>Code of the list non-punishment-effect.</summary>
    public string? Effect { get; init; }

    /// <summary>The act and the reason.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        foreach (var (field, list, value) in new[]
        {
            (nameof(Liability), "liability-kind", Liability), (nameof(Basis), "compulsion-basis", Basis), (nameof(Decision), "non-punishment-decision", Decision),
            (nameof(Effect), "non-punishment-effect", Effect),
        })
        {
            _ = check.Require(field, value) && check.Code(field, list, value);
        }

        check.Require(nameof(DecidingAgencyId), DecidingAgencyId?.ToString());
        check.Code(nameof(Stage), "procedural-stage", Stage);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }
}

/// <summary>Reviews of non-punishment, one for each kind of liability and decision; a later decision is a review of its own.</summary>
public static class LiabilityService
{
    public static async Task<Guid> ReviewAsync(ActorRegister register, ReviewLiabilityOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Screenings);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.ScreeningReviewLiability, "a review of non-punishment", async change =>
        {
            if (await change.Db.NonPunishmentReviews.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } standing)
            {
                RequireSame(register, standing, options);
                return;
            }

            await VictimFileChange.RequireReportAsync(register, AccessNoun.Screenings, options.ReportId, nameof(options.ReportId), ct);
            await VictimFileChange.RequireAgencyAsync(change, options.DecidingAgencyId, nameof(options.DecidingAgencyId), ct);
            var (wrapped, reason) = SealedWords.Seal(register.Register.Vault, options.Id, options.Reason);
            await change.RecordAsync(EventKind.LiabilityReviewed, new RowChanges().Add(new NonPunishmentReview
            {
                Id = options.Id,
                ReportId = options.ReportId,
                Liability = options.Liability!,
                Basis = options.Basis!,
                Decision = options.Decision!,
                DecidingAgencyId = options.DecidingAgencyId!.Value,
                Stage = EntryText.OrNull(options.Stage),
                On = options.On!,
                Effect = options.Effect!,
                WrappedKey = wrapped,
                Reason = reason,
            }));
        }, ct);
        return options.Id;
    }

    private static void RequireSame(ActorRegister register, NonPunishmentReview standing, ReviewLiabilityOptions options) => new SentAgain()
        .Code(nameof(options.Liability), "liability-kind", standing.Liability, options.Liability).Code(nameof(options.Basis), "compulsion-basis", standing.Basis, options.Basis)
        .Code(nameof(options.Decision), "non-punishment-decision", standing.Decision, options.Decision).Code(nameof(options.Effect), "non-punishment-effect", standing.Effect, options.Effect)
        .Same(nameof(options.DecidingAgencyId), standing.DecidingAgencyId == options.DecidingAgencyId, new Message("removals.other-agency"))
        .Code(nameof(options.Stage), "procedural-stage", standing.Stage, options.Stage).Date(nameof(options.On), standing.On, options.On)
        .Sealed(nameof(options.Reason), SealedWords.Open(register.Register.Vault, standing.Id, standing.WrappedKey, standing.Reason), options.Reason).ThrowIfAny();
}
