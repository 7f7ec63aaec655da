using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;
using Pratip.Registry.Referrals;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Consent;

/// <summary>
/// What persons agreed to or refused, purpose by purpose, and took back. For a child a guardian agrees, who must be in office and in
/// no conflict; that the child itself refuses counts without one.
/// </summary>
public static class ConsentService
{
    public static Task RecordAsync(ActorRegister register, RecordConsentOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<PersonConsent>(
            register, AccessNoun.Victims, options.Id, "a consent", options.Problems(register.Today), async (_, rows) =>
            {
                await VictimFileChange.RequireReportAsync(register, AccessNoun.Victims, options.ReportId, nameof(options.ReportId), ct);
                await RequireSpeakerAsync(register, options, ct);
                rows.Add(new PersonConsent
                {
                    Id = options.Id,
                    ReportId = options.ReportId,
                    Purpose = options.Purpose!,
                    On = options.On!,
                    IsGiven = options.IsGiven!.Value,
                    Form = options.Form!,
                    SpokenLanguage = options.SpokenLanguage!,
                    WithInterpreter = options.WithInterpreter,
                    GuardianId = options.GuardianId,
                });
            }, standing => Task.FromResult(options.Again(standing)), ct);
    }

    /// <remarks>
    /// The change is the program's own after the user's reach was asked: a referral that rests on the consent ends with it, also one
    /// between two other offices.
    /// </remarks>
    public static async Task WithdrawAsync(ActorRegister register, WithdrawConsentOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Victims);
        options.Problems(register.Today).ThrowIfAny();
        var actor = register.Actor;
        await register.Register.ChangeAsync(new ProcessContext(ProcessKind.VictimChange, actor.SignInName, actor.AgencyId, "a consent was withdrawn", register.Channel), async change =>
        {
            await RequireReachAsync(register, options, ct);
            var before = await change.Db.PersonConsents.SingleAsync(consent => consent.Id == options.Id, ct);
            if (before.WithdrawnOn == options.WithdrawnOn)
            {
                return;
            }

            VictimFileChange.RequireVersion(change, before, options.BasedOn);
            if (!before.IsGiven)
            {
                throw new EntryRefusedException(nameof(options.Id), new Message("consent.was-refused"));
            }

            EntryCheck.RequireOrder(nameof(options.WithdrawnOn), before.On, options.WithdrawnOn);
            var after = before.Copy<PersonConsent>();
            after.WithdrawnOn = options.WithdrawnOn;
            var rows = new RowChanges().Update(before, after);
            if (before.WithdrawnOn is null)
            {
                await ReferralConsent.FollowWithdrawnAsync(register.Register, change, rows, before.Id, ct);
            }

            await change.RecordAsync(EventKind.VictimChanged, rows);
        }, ct);
    }

    /// <summary>What holds for a purpose now: the last answer, unless it was no or was taken back.</summary>
    public static bool IsInForce(IEnumerable<PersonConsent> consents, string purpose) =>
        consents.Where(consent => consent.Purpose == purpose && !consent.IsVoided)
            .OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id).LastOrDefault() is { IsGiven: true, WithdrawnOn: null };

    private static async Task RequireReachAsync(ActorRegister register, WithdrawConsentOptions options, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        if (!await db.PersonConsents.AnyAsync(consent => consent.Id == options.Id, ct))
        {
            throw EntryGuards.OutOfReach(nameof(options.Id));
        }
    }

    private static async Task RequireSpeakerAsync(ActorRegister register, RecordConsentOptions options, CancellationToken ct)
    {
        // On the earliest day the answer may have been given: who was perhaps still a child then is treated as one.
        _ = PartialDate.TryParseIso(options.On, out var on);
        var standing = await ChildReader.StandingAsync(register, options.ReportId, on.First, ct);
        if (options.GuardianId is null)
        {
            if (standing != ChildStanding.Adult && options.IsGiven == true)
            {
                throw new EntryRefusedException(nameof(options.GuardianId), new Message("consent.guardian-missing"));
            }

            return;
        }

        if (standing == ChildStanding.Adult)
        {
            throw new EntryRefusedException(nameof(options.GuardianId), new Message("consent.adult"));
        }

        await RequireGuardianAsync(register, options, on, ct);
    }

    private static async Task RequireGuardianAsync(ActorRegister register, RecordConsentOptions options, PartialDate on, CancellationToken ct)
    {
        await using var db = register.CreateContext(AccessVerb.Enter);
        var guardian = (await db.Guardians.SingleOrDefaultAsync(one => one.Id == options.GuardianId && one.ReportId == options.ReportId, ct))
            .OrOutOfReach(nameof(options.GuardianId));
        if ((PartialDate.TryParseIso(guardian.Since, out var since) && on.IsCertainlyBefore(since))
            || (PartialDate.TryParseIso(guardian.Until, out var until) && on.IsCertainlyAfter(until)))
        {
            throw new EntryRefusedException(nameof(options.GuardianId), new Message("consent.guardian-not-then"));
        }

        if (await GuardianConflict.IsAsync(register.Register, guardian, ct))
        {
            throw new EntryRefusedException(nameof(options.GuardianId), new Message("consent.guardian-conflict"));
        }
    }
}
