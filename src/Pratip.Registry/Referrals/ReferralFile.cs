using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Referrals;

/// <summary>One referral as one of its sides sees it. No sealed word is in it.</summary>
public sealed record ReferralFile
{
    public required Referral Referral { get; init; }

    public required IReadOnlyList<ReferralStep> Steps { get; init; }

    public required ReferralSnapshot Snapshot { get; init; }

    /// <summary>Number of the case or reference of the report; null where it is out of reach, as after a refusal.</summary>
    public required string? About { get; init; }

    /// <summary>Whether the page of the case or person would open.</summary>
    public bool IsReached => About is not null;

    public required IReadOnlyDictionary<Guid, Agency> Agencies { get; init; }

    /// <summary>Who wrote and who was in charge.</summary>
    public required IReadOnlyDictionary<Guid, string> Staff { get; init; }

    /// <summary>Of the cases in the snapshot, those within reach.</summary>
    public required IReadOnlyDictionary<Guid, string> CaseNumbers { get; init; }

    /// <summary>Of the hand-overs in the snapshot, those the reader may know.</summary>
    public required IReadOnlyList<HandOver> Shelters { get; init; }

    /// <summary>Whether the reader belongs to the agency that sent it, and so to the one whose clocks they are.</summary>
    public required bool IsSender { get; init; }

    public required bool IsReceiver { get; init; }

    /// <summary>When the consent it rests on was withdrawn; null where it stands or there was none.</summary>
    public required string? ConsentWithdrawnOn { get; init; }

    /// <summary>Whether the agency it went to still has something to say.</summary>
    public bool MayBeAnswered => !ReferralStatus.IsOver(Referral.Status) || (ConsentWithdrawnOn is not null && ReferralStatus.IsTakenOn(Referral));

    /// <summary>Null where it is not there or out of reach.</summary>
    public static async Task<ReferralFile?> ReadAsync(ActorRegister register, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Referrals);
        await using var db = register.CreateContext();
        if (await db.Referrals.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } referral)
        {
            return null;
        }

        var steps = await db.ReferralSteps.Where(step => step.ReferralId == id).OrderBy(step => step.Id).ToListAsync(ct);
        var snapshot = ReferralSnapshot.Parse(referral.Snapshot);
        var caseIds = snapshot.Cases.Select(one => one.Case).ToList();
        var numbers = await db.Cases.Where(one => caseIds.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, ct);
        List<Guid> agencies =
            [referral.FromAgencyId, referral.ToAgencyId, .. snapshot.Cases.Select(one => one.Lead), .. snapshot.Detentions.Select(one => one.Agency).Append(snapshot.Agency).OfType<Guid>()];
        return new ReferralFile
        {
            Referral = referral,
            Steps = steps,
            Snapshot = snapshot,
            About = referral.CaseId is { } caseId ? numbers.GetValueOrDefault(caseId)
                : await db.PersonReports.Where(one => one.Id == referral.ReportId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct),
            Agencies = await db.Agencies.Where(one => agencies.Contains(one.Id)).ToDictionaryAsync(one => one.Id, ct),
            Staff = await StaffNames.ReadAsync(register.Register, [referral.FromUserId, .. steps.Select(step => step.UserId), .. snapshot.Cases.SelectMany(one => one.Officers)], ct),
            CaseNumbers = numbers,
            Shelters = await db.HandOvers.Where(one => snapshot.Shelters.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(ct),
            IsSender = register.Actor.AgencyId == referral.FromAgencyId,
            IsReceiver = register.Actor.AgencyId == referral.ToAgencyId,
            ConsentWithdrawnOn = await ReferralConsent.WithdrawnOnAsync(register, referral, ct),
        };
    }

    /// <summary>
    /// The words of the two sides, by the row they belong to, recorded before they are opened. Whoever only watches over referrals
    /// reads none of them: they tell who somebody is.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> OpenAsync(ActorRegister register, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        if (!IsSender && !IsReceiver)
        {
            return new Dictionary<Guid, string?>();
        }

        await register.RecordReadAsync(ReadKind.Note, purpose, [Referral.Id, Referral.CaseId ?? Referral.ReportId!.Value], ct);
        var vault = register.Register.Vault;
        var words = Steps.ToDictionary(step => step.Id, step => Open(vault, step.WrappedKey, step.Id, ReferralAnswerService.WordsField, step.Words));
        words[Referral.Id] = Open(vault, Referral.WrappedKey, Referral.Id, ReferralService.RequestField, Referral.Request);
        return words;
    }

    private static string? Open(IdentityVault vault, byte[] key, Guid id, string field, byte[] envelope)
    {
        try
        {
            return vault.Open(key, id, field, envelope);
        }
        catch (VaultException)
        {
            return null;
        }
    }
}
