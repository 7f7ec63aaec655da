using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Children;
using Pratip.Registry.Screening;

namespace Pratip.Registry.Victims;

/// <summary>
/// The one way by which a user reads why a status was decided, what was decided for a child, and how a guardian is reached. Such
/// texts tell who somebody is: they are opened where both the file and the identity are in reach, and the look is recorded before.
/// </summary>
public static class SealedReasons
{
    /// <summary>Of everybody with these reports, by the id of the row whose text it is. What is out of reach is not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> OpenAsync(
        ActorRegister register, IReadOnlyCollection<Guid> reportIds, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(reportIds);
        List<Guid> named;
        await using (var identities = register.CreateContext(AccessVerb.View, AccessNoun.Identities))
        {
            named = await identities.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => report.Id).ToListAsync(ct);
        }

        await using var db = register.CreateContext();
        var decisions = await (from decision in db.VictimDecisions
                               join victim in db.Victims on decision.VictimId equals victim.Id
                               where named.Contains(victim.ReportId)
                               select new SealedText(decision.Id, victim.ReportId, decision.WrappedKey, DecisionService.ReasonField, decision.Reason)).ToListAsync(ct);
        var guardians = await db.Guardians.Where(guardian => named.Contains(guardian.ReportId) && guardian.Contact != null)
            .Select(guardian => new SealedText(guardian.Id, guardian.ReportId, guardian.WrappedKey, GuardianService.ContactField, guardian.Contact!)).ToListAsync(ct);
        var interests = await db.BestInterestDecisions.Where(decision => named.Contains(decision.ReportId))
            .Select(decision => new SealedText(decision.Id, decision.ReportId, decision.WrappedKey, BestInterestService.DecisionField, decision.Decision)).ToListAsync(ct);
        var screenings = await db.ScreeningInterviews.Where(one => named.Contains(one.ReportId))
            .Select(one => new SealedText(one.Id, one.ReportId, one.WrappedKey, SealedWords.Field, one.Reason)).ToListAsync(ct);
        var reviews = await db.NonPunishmentReviews.Where(one => named.Contains(one.ReportId))
            .Select(one => new SealedText(one.Id, one.ReportId, one.WrappedKey, SealedWords.Field, one.Reason)).ToListAsync(ct);
        var risks = await db.ProtectionRisks.Where(one => named.Contains(one.ReportId))
            .Select(one => new SealedText(one.Id, one.ReportId, one.WrappedKey, SealedWords.Field, one.Reason)).ToListAsync(ct);
        var clearances = await db.RemovalClearances.Where(one => named.Contains(one.ReportId))
            .Select(one => new SealedText(one.Id, one.ReportId, one.WrappedKey, SealedWords.Field, one.Reason)).ToListAsync(ct);
        List<SealedText> texts = [.. decisions, .. guardians, .. interests, .. screenings, .. reviews, .. risks, .. clearances];
        if (texts.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        await register.RecordReadAsync(ReadKind.Reason, purpose, [.. texts.Select(text => text.ReportId).Distinct()], ct);
        var vault = register.Register.Vault;
        return texts.ToDictionary(text => text.Id, text => vault.Open(text.WrappedKey, text.Id, text.Field, text.Envelope));
    }

    private sealed record SealedText(Guid Id, Guid ReportId, byte[] WrappedKey, string Field, byte[] Envelope);
}
