using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Consent;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Referrals;

/// <summary>Consent to sharing, person by person, before anything goes to another agency.</summary>
internal static class ReferralConsent
{
    private const string Sharing = "sharing";

    /// <summary>The consents in force by report. Where one is missing and no reason is given, it is refused; of several persons their numbers are said.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> RequireAsync(
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
}
