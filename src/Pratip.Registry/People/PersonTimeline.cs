using Pratip.Registry.Cases;
using Pratip.Registry.Removals;

namespace Pratip.Registry.People;

/// <summary>Puts every role of one person on one line of time.</summary>
internal static class PersonTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(PersonFile file)
    {
        var roles = file.Suspects.SelectMany(CaseTimeline.OfSuspect).Concat(file.Victims.SelectMany(CaseTimeline.OfVictim));
        var facts = file.Facts.SelectMany(one => CaseTimeline.OfPerson(one.Value, one.Key));
        var entries = roles.Concat(facts).Concat(Movements(file)).Concat(Desk(file));
        return CaseTimeline.InOrder(file.IsInTwoRoles ? entries.Select(entry => entry with { IsInTwoRoles = true }) : entries);
    }

    private static IEnumerable<TimelineEntry> Movements(PersonFile file)
    {
        foreach (var report in file.Reports.Where(report => report.EnteredOn is not null))
        {
            yield return CaseTimeline.Dated(report.EnteredOn, TimelineKind.EnteredCountry, "entry-legality", report.EntryLegality, report.Id);
        }

        foreach (var one in file.Encounters)
        {
            yield return CaseTimeline.Dated(one.On, TimelineKind.Met, subject: one.ReportId, other: one.EncounterId) with { Words = $"{one.Reference}, {one.Number}" };
        }

        foreach (var move in file.Moves)
        {
            yield return CaseTimeline.Timed(move.At, TimelineKind.HeldElsewhere, subject: move.DetentionId) with { Words = move.Facility };
        }

        foreach (var detention in file.Detentions)
        {
            yield return CaseTimeline.Dated(detention.From, TimelineKind.DetentionBegan, subject: detention.Id);
            if (detention.Until is not null)
            {
                yield return CaseTimeline.Dated(detention.Until, TimelineKind.DetentionEnded, "detention-disposition", detention.Disposition, detention.Id);
            }
        }

        foreach (var one in file.Removals)
        {
            yield return one.Removal.Clearance == RemovalClearanceKind.WithoutScreening && !one.IsUnscreened
                ? CaseTimeline.Dated(one.Removal.On, TimelineKind.RemovedWithoutClearance, subject: one.Removal.Id)
                : CaseTimeline.Dated(one.Removal.On, TimelineKind.Removed, "clearance", one.Removal.Clearance, one.Removal.Id);
        }

        foreach (var one in file.Returns)
        {
            yield return CaseTimeline.Dated(one.On, TimelineKind.WentHome, subject: one.Id);
        }

        foreach (var one in file.Repatriations)
        {
            yield return CaseTimeline.Dated(one.On, TimelineKind.Repatriated, subject: one.Id);
        }

        foreach (var one in file.Interceptions)
        {
            yield return CaseTimeline.Dated(one.On, TimelineKind.Intercepted, subject: one.Id);
        }
    }

    /// <summary>Who looked at the person, and who was asked to.</summary>
    private static IEnumerable<TimelineEntry> Desk(PersonFile file) => file.Screenings
        .Select(one => CaseTimeline.Timed(one.StartedAt, TimelineKind.Screened, "screening-decision", one.Decision, one.ReportId, one.AgencyId))
        .Concat(file.Referrals.Select(one => CaseTimeline.Timed(one.SentAt, TimelineKind.Referred, "referral-purpose", one.Purpose, one.Id, one.ToAgencyId)))
        .Concat(file.ReferralSteps.Select(step => CaseTimeline.Timed(step.At, TimelineKind.ReferralAnswered, "referral-step", step.Kind, step.ReferralId, step.AgencyId)));
}
