using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Consent;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Consular;

/// <summary>
/// When a mission may be told of a person, in the one place where it is said. Without a request there is no notice, unless a treaty
/// compels it; for presumed victims, asylum seekers and open risks there is none without the person's consent to telling the embassy,
/// whatever a treaty says. What bars a notice closes one that was given as well.
/// </summary>
public static class ConsularRules
{
    public const string NoRequest = "no-request";

    public const string PresumedVictim = "presumed-victim";

    public const string Asylum = "asylum";

    public const string RiskOpen = "risk-open";

    /// <summary>The mission has answered that the person is no national of its country: it is told no more, and what it was told ends.</summary>
    public const string NotOurs = "not-ours";

    /// <summary>Something of the kinds above that the asker may not know more of.</summary>
    public const string Protected = "protected";

    internal const string ConsentPurpose = "embassy";

    private const string RiskSettled = "return-possible";

    private static readonly string[] SeekProtection = ["asylum", "own-state"];

    /// <summary>Codes of what stands in the way of a notice now, in the words of somebody who may not know all of it; none where it may be given.</summary>
    public static IReadOnlyList<string> Obstacles(ConsularNotice notice, ConsularStanding standing, Actor asker, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(asker);
        return [.. IsAsked(notice, today) ? (string[])[] : [NoRequest], .. notice.IdentityConfirmed == NotOurs ? (string[])[NotOurs] : [], .. standing.Bars.Select(bar => Told(bar, asker)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the person asked, or a treaty asks in their place.</summary>
    public static bool IsAsked(ConsularNotice notice, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Request == "yes" || ConsularBook.Standard.IsMandatory(notice.CountryCode, today);
    }

    /// <summary>Of the persons with these reports, through every report there is of them: without scope, for the rules alone.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, ConsularStanding>> ReadAsync(Register register, IReadOnlyCollection<Guid> reportIds, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var asked = await db.PersonReports.Where(report => reportIds.Contains(report.Id)).Select(report => new { report.Id, report.PersonId }).ToListAsync(ct);
        var persons = asked.Select(one => one.PersonId).Distinct().ToList();
        var all = await db.PersonReports.Where(report => persons.Contains(report.PersonId) && !report.IsVoided).Select(report => new { report.Id, report.PersonId }).ToListAsync(ct);
        var ids = all.Select(one => one.Id).Union(reportIds).ToList();
        var victims = (await db.Victims.Where(one => ids.Contains(one.ReportId) && !one.IsVoided).Select(one => new { one.ReportId, one.Status }).ToListAsync(ct))
            .Where(one => VictimStatus.Stands(one.Status)).ToLookup(one => one.ReportId);
        var risks = (await db.ProtectionRisks.Where(one => ids.Contains(one.ReportId) && one.Decision != RiskSettled && !one.IsVoided).ToListAsync(ct)).ToLookup(one => one.ReportId);
        var consents = (await db.PersonConsents.Where(one => ids.Contains(one.ReportId) && one.Purpose == ConsentPurpose && !one.IsVoided).ToListAsync(ct)).ToLookup(one => one.ReportId);
        return asked.ToDictionary(one => one.Id, one =>
        {
            var same = all.Where(other => other.PersonId == one.PersonId).Select(other => other.Id).Union([one.Id]).ToList();
            var given = same.SelectMany(id => consents[id]).ToList();
            if (ConsentService.IsInForce(given, ConsentPurpose))
            {
                return new ConsularStanding([], given.OrderBy(consent => consent.On, StringComparer.Ordinal).ThenBy(consent => consent.Id).Last().Id);
            }

            return new ConsularStanding([.. same.SelectMany(id => Bars(victims[id].Any(), risks[id], isOwn: id == one.Id))], null);
        });
    }

    private static IEnumerable<ConsularBar> Bars(bool isVictim, IEnumerable<ProtectionRisk> risks, bool isOwn)
    {
        if (isVictim)
        {
            yield return new ConsularBar(PresumedVictim, isOwn);
        }

        foreach (var risk in risks)
        {
            yield return new ConsularBar(SeekProtection.Contains(risk.Kind, StringComparer.Ordinal) ? Asylum : RiskOpen, isOwn);
        }
    }

    /// <summary>Entering a notice must not become a way to ask who is a presumed victim or seeks protection.</summary>
    private static string Told(ConsularBar bar, Actor asker) =>
        bar.IsOwn && asker.May(AccessVerb.View, bar.Code == PresumedVictim ? AccessNoun.Victims : AccessNoun.Screenings) ? bar.Code : Protected;
}

/// <summary>What protects a person from being made known to a mission, unless they agree to it.</summary>
/// <param name="Code">One of the codes of <see cref="ConsularRules"/>.</param>
/// <param name="IsOwn">Whether it hangs on the report that was asked for, and not on another agency's.</param>
public sealed record ConsularBar(string Code, bool IsOwn);

/// <param name="Bars">None where the consent below is in force.</param>
/// <param name="ConsentId">The person's consent to telling the embassy, if it is in force.</param>
public sealed record ConsularStanding(IReadOnlyList<ConsularBar> Bars, Guid? ConsentId);
