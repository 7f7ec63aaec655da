using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Consent;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Referrals;

/// <summary>Consent to sharing, person by person, before anything goes to another agency; and what becomes of a referral once it is withdrawn.</summary>
public static class ReferralConsent
{
    private const string Sharing = "sharing";

    /// <summary>The consents in force by report. Where one is missing and no reason is given, it is refused; of several persons their numbers are said.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, Guid>> RequireAsync(
        ActorRegister register, ReferralOptions options, IReadOnlyCollection<(Guid ReportId, string? Number)> persons, CancellationToken ct)
    {
        var ids = persons.Select(person => person.ReportId).ToList();
        await using var db = register.Register.CreateContext();
        var answers = (await db.PersonConsents.Where(consent => ids.Contains(consent.ReportId) && consent.Purpose == Sharing && !consent.IsVoided).ToListAsync(ct))
            .ToLookup(consent => consent.ReportId);
        var given = answers.Where(of => ConsentService.IsInForce(of, Sharing))
            .ToDictionary(of => of.Key, of => of.OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id).Last().Id);
        var without = persons.Where(person => !given.ContainsKey(person.ReportId)).ToList();
        if (without.Count > 0 && string.IsNullOrEmpty(options.ConsentOverride))
        {
            var numbers = without.Select(person => person.Number).OfType<string>().ToList();
            throw new EntryRefusedException(nameof(options.ConsentOverride), numbers.Count == 0
                ? new Message("referrals.no-consent") : new Message("referrals.no-consent-of", string.Join(", ", numbers.Take(20)), numbers.Count));
        }

        return given;
    }

    /// <summary>When the consent that a referral rests on was withdrawn; null where it stands or there was none. Both sides learn it, whoever sees the person.</summary>
    public static async Task<string?> WithdrawnOnAsync(ActorRegister register, Referral one, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(one);
        await using var db = register.Register.CreateContext();
        return await db.PersonConsents.Where(consent => consent.Id == one.ConsentId && !consent.IsVoided).Select(consent => consent.WithdrawnOn).SingleOrDefaultAsync(ct);
    }

    /// <summary>Whether the agency it went to must say if it goes on without the consent.</summary>
    public static async Task<bool> IsAskedAgainAsync(ActorRegister register, Referral one, CancellationToken ct) =>
        ReferralStatus.IsTakenOn(one) && await WithdrawnOnAsync(register, one, ct) is not null;

    /// <summary>
    /// In the event that withdraws a consent: what was not accepted under it is withdrawn, and the sight it gave with it; about what was
    /// accepted both offices have a task. Its change is the program's own, because whoever hears the person need not be one of the two.
    /// </summary>
    internal static async Task FollowWithdrawnAsync(Register register, Change change, RowChanges rows, Guid consentId, CancellationToken ct)
    {
        var resting = await change.Db.Referrals.Where(one => one.ConsentId == consentId && one.GivesReach && !one.IsVoided).OrderBy(one => one.Id).ToListAsync(ct);
        foreach (var before in resting)
        {
            if (!ReferralStatus.IsTakenOn(before))
            {
                await ReferralAnswerService.CloseTasksAsync(register, rows, before.Id, ct);
                var after = before.Copy<Referral>();
                (after.Status, after.GivesReach) = (ReferralStatus.Withdrawn, false);
                rows.Update(before, after);
            }

            foreach (var side in new[] { before.FromAgencyId, before.ToAgencyId })
            {
                await (ReferralStatus.IsTakenOn(before)
                    ? Notices.RaiseAsync(register, change, rows, new CaseTask { Kind = TaskKinds.ConsentWithdrawn, TargetNoun = ReferralService.Table, TargetId = before.Id, AgencyId = side }, AccessNoun.Referrals, ct)
                    : Notices.TellAsync(register, change, rows, new NoticeMatter(TaskKinds.ConsentWithdrawn, side), AccessNoun.Referrals, ct));
            }
        }
    }
}
