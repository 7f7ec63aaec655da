using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>Officers judge pairs and take judgements back. Nothing said before is changed; the count follows with the next run.</summary>
public static class JudgementService
{
    internal const string ReasonField = "reason";

    public static async Task JudgeAsync(ActorRegister register, JudgePairOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.IdentityJudge, "a pair of reports judged", async change =>
        {
            if (await IsEnteredAsync(register, options.Id, options.Again, ct))
            {
                return;
            }

            var pair = (await change.Db.IdentityPairs.SingleOrDefaultAsync(row => row.Id == options.PairId && !row.IsVoided, ct))
                .OrOutOfReach(nameof(options.PairId)).RequireVersion(options.BasedOn, "linkage_pairs");
            var of = ReportPair.Of(pair.ReportAId, pair.ReportBId);
            await change.HoldAsync(of.A, ct);
            var state = await StateAsync(register, of, nameof(options.PairId), ct);
            RefuseUnless(pair.IsOpen || JudgementRules.MaySayOtherwise(register.Actor.SignInName, state.Said), nameof(options.Verdict), "identity.closed");
            RefuseUnless(pair.IsOpen || JudgementRules.InForce(state.Said)!.Verdict != options.Verdict, nameof(options.Verdict), "identity.holds-already");
            var judgement = Judged(register, change.At, of, state, options);
            var rows = new RowChanges().Add(judgement);
            if (JudgementRules.InForce([.. state.Said, judgement]) == judgement && JudgementRules.IsDecided(judgement))
            {
                rows.Update(pair, LinkageWriter.Closed(pair));
                await Clearances.AskAsync(register, change, rows, judgement, ct);
            }
            else if (JudgementRules.IsDisputed([.. state.Said, judgement]) && JudgementRules.IsDecided(JudgementRules.InForce(state.Said)))
            {
                rows.Update(pair, Disputed(pair));
            }

            await change.RecordAsync(EventKind.IdentityJudged, rows);
        }, ct);
    }

    public static async Task ReverseAsync(ActorRegister register, ReverseJudgementOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Linkage);
        options.Problems().ThrowIfAny();
        await register.ChangeAsync(ProcessKind.IdentityJudge, "a judgement taken back", async change =>
        {
            if (await IsEnteredAsync(register, options.Id, options.Again, ct))
            {
                return;
            }

            var judgement = (await change.Db.IdentityJudgements.SingleOrDefaultAsync(row => row.Id == options.JudgementId && !row.IsVoided, ct))
                .OrOutOfReach(nameof(options.JudgementId));
            var of = ReportPair.Of(judgement);
            await change.HoldAsync(of.A, ct);
            var state = await StateAsync(register, of, nameof(options.JudgementId), ct);
            RefuseUnless(
                judgement.Maker == JudgementMaker.Officer && judgement.Verdict != Verdicts.Reversed && !JudgementRules.IsTakenBack(judgement, state.Said),
                nameof(options.Reason), "identity.taken-back");
            var reversal = Row(register, change.At, options.Id, of, state, Verdicts.Reversed, judgement.Evidence, options.Reason!);
            reversal.ReversesId = judgement.Id;
            var rows = new RowChanges().Add(reversal);
            await Clearances.WithdrawAsync(register, change, rows, judgement.Id, ct);
            await ReopenAsync(change, rows, of, [.. state.Said, reversal], ct);
            await change.RecordAsync(EventKind.IdentityJudged, rows);
        }, ct);
    }

    private static async Task<PairState> StateAsync(ActorRegister register, ReportPair of, string field, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        return (await PairState.ReadAsync(db, of, ct)).OrOutOfReach(field);
    }

    internal static string ReasonOf(IdentityVault vault, IdentityJudgement judgement) =>
        judgement is { WrappedKey: { } wrapped, Reason: { } reason } ? vault.Open(wrapped, judgement.Id, ReasonField, reason) : "";

    private static async Task<bool> IsEnteredAsync(ActorRegister register, Guid id, Func<IdentityJudgement, IdentityVault, SentAgain> again, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        if (await db.IdentityJudgements.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } known)
        {
            return false;
        }

        again((known.MadeBy == register.Actor.SignInName ? known : null).OrOutOfReach(nameof(id)), register.Register.Vault).ThrowIfAny();
        return true;
    }

    private static IdentityJudgement Judged(ActorRegister register, DateTimeOffset at, ReportPair of, PairState state, JudgePairOptions options)
    {
        var first = JudgementRules.AwaitsSecond(state.Said);
        RefuseUnless(first is null || first.MadeBy != register.Actor.SignInName, nameof(options.Verdict), "identity.second-by-other");
        var judgement = Row(register, at, options.Id, of, state, options.Verdict!, options.Evidence!, options.Reason!);
        var isSensitive = state.IsSensitive && options.Verdict != Verdicts.Unsure;
        judgement.NeedsSecond = isSensitive || !JudgementRules.Outweighs(register.Actor.SignInName, options.Verdict!, state.Said, state.VersionA, state.VersionB);
        judgement.ConfirmsId = isSensitive && first?.Verdict == options.Verdict ? first!.Id : null;
        judgement.SupersedesId = JudgementRules.InForce(state.Said)?.Id;
        return judgement;
    }

    private static IdentityJudgement Row(ActorRegister register, DateTimeOffset at, Guid id, ReportPair of, PairState state, string verdict, string evidence, string reason)
    {
        var vault = register.Register.Vault;
        var (wrapped, key) = vault.NewRecordKey(id);
        using var one = key;
        return new IdentityJudgement
        {
            Id = id,
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = state.AgencyA,
            AgencyBId = state.AgencyB,
            Verdict = verdict,
            Maker = JudgementMaker.Officer,
            MadeBy = register.Actor.SignInName,
            MakerAgencyId = register.Actor.AgencyId,
            At = at,
            Evidence = evidence,
            WrappedKey = wrapped,
            Reason = vault.Seal(key, id, ReasonField, reason.Trim()),
            SeenA = state.VersionA,
            SeenB = state.VersionB,
        };
    }

    private static IdentityPair Disputed(IdentityPair pair)
    {
        var after = pair.Copy<IdentityPair>();
        (after.Cause, after.IsOpen) = (ReviewCause.Disputed, true);
        return after;
    }

    /// <summary>Puts the pair before the office again, unless what now holds decides it; and takes it away again where nobody says otherwise any more.</summary>
    private static async Task ReopenAsync(Change change, RowChanges rows, ReportPair of, IReadOnlyCollection<IdentityJudgement> said, CancellationToken ct)
    {
        var holds = JudgementRules.InForce(said);
        var pair = await change.Db.IdentityPairs.SingleOrDefaultAsync(row => row.ReportAId == of.A && row.ReportBId == of.B && !row.IsVoided, ct);
        if (pair is { IsOpen: false } && !JudgementRules.IsDecided(holds))
        {
            var after = pair.Copy<IdentityPair>();
            after.IsOpen = true;
            rows.Update(pair, after);
        }
        else if (pair is { IsOpen: true, Cause: ReviewCause.Disputed } && JudgementRules.IsDecided(holds) && !JudgementRules.IsDisputed(said))
        {
            rows.Update(pair, LinkageWriter.Closed(pair));
        }
    }

    private static void RefuseUnless(bool isAllowed, string field, string why)
    {
        if (!isAllowed)
        {
            throw new EntryRefusedException(field, new Message(why));
        }
    }
}
