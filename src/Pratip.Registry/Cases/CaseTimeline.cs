using Pratip.Kernel;

namespace Pratip.Registry.Cases;

/// <summary>What happened in a case or to a person, as far as it is dated.</summary>
public enum TimelineKind
{
    Offence,
    Opened,
    ActedOn,
    PartyJoined,
    PartyLeft,
    OfficerAssigned,
    OfficerReleased,
    CustodyBegan,
    CustodyExtended,
    CustodyEnded,
    Charged,
    Step,
    DisciplinaryStep,
    VictimRegistered,
    VictimDecision,
    Need,
    NeedMet,
    ServiceBegan,
    ServiceEnded,
    Disposition,
    HandOver,
    Consent,
    ConsentWithdrawn,
    GuardianBegan,
    GuardianEnded,
    BestInterest,
    EnteredCountry,
    Met,
    DetentionBegan,
    HeldElsewhere,
    Screened,
    Referred,
    ReferralAnswered,
    DetentionEnded,
    Removed,
    RemovedWithoutClearance,
    WentHome,
    Repatriated,
    Intercepted,
    NoteAdded,
    AttachmentAdded,
    CorrectionAsked,
}

/// <summary>One entry of a timeline.</summary>
/// <param name="On">As well as it is known; null where the date is unknown.</param>
/// <param name="At">The moment, where one is recorded.</param>
/// <param name="Kind">What happened.</param>
/// <param name="CodeList">The list that has a label for the code; null where the code is an article of law, or there is none.</param>
/// <param name="Code">Which step, status, need and so on.</param>
/// <param name="SubjectId">The suspect or victim it happened to; null for the case itself.</param>
/// <param name="OtherId">The agency or colleague who stands behind it, where one does.</param>
/// <param name="IsInTwoRoles">The person it happened to is suspect and presumed victim.</param>
public sealed record TimelineEntry(
    PartialDate? On, DateTimeOffset? At, TimelineKind Kind, string? CodeList, string? Code, Guid? SubjectId, Guid? OtherId, bool IsInTwoRoles)
{
    /// <summary>What is said of it beside the code, in the words of whoever entered it; no name.</summary>
    public string? Words { get; init; }
}

/// <summary>Puts all parts of a dossier on one line of time.</summary>
internal static class CaseTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(CaseDossier dossier)
    {
        var ofVictims = dossier.Victims.SelectMany(one => OfVictim(one)
            .Concat(OfPerson(one.Facts, one.Victim.Id).Select(entry => entry with { IsInTwoRoles = one.IsInTwoRoles })));
        return InOrder(OfCase(dossier).Concat(dossier.Suspects.SelectMany(OfSuspect)).Concat(ofVictims));
    }

    /// <summary>A month or a year stands where it begins; the order of two entries of one day is that of their moments, where both are known.</summary>
    public static IReadOnlyList<TimelineEntry> InOrder(IEnumerable<TimelineEntry> entries) =>
        [.. entries.OrderBy(entry => entry.On is null).ThenBy(entry => entry.On?.First).ThenBy(entry => entry.At ?? DateTimeOffset.MinValue).ThenBy(entry => entry.Kind)];

    private static IEnumerable<TimelineEntry> OfCase(CaseDossier dossier)
    {
        yield return Dated(dossier.Case.OffenceOn, TimelineKind.Offence);
        yield return Dated(dossier.Case.OpenedOn, TimelineKind.Opened);
        yield return Dated(dossier.Case.ActedOn, TimelineKind.ActedOn);
        foreach (var party in dossier.Parties)
        {
            yield return Dated(party.Since, TimelineKind.PartyJoined, "case-party-role", party.Role, other: party.AgencyId);
            if (party.Until is not null)
            {
                yield return Dated(party.Until, TimelineKind.PartyLeft, "case-party-role", party.Role, other: party.AgencyId);
            }
        }

        foreach (var held in dossier.Assignments)
        {
            yield return Dated(held.Since, TimelineKind.OfficerAssigned, other: held.UserId);
            if (held.Until is not null)
            {
                yield return Dated(held.Until, TimelineKind.OfficerReleased, other: held.UserId);
            }
        }

        var desk = dossier.Notes.Select(note => Timed(note.At, TimelineKind.NoteAdded, other: note.UserId))
            .Concat(dossier.Attachments.Select(file => Timed(file.At, TimelineKind.AttachmentAdded, other: file.UserId)))
            .Concat(dossier.OpenCorrections.Select(request => Timed(request.AskedAt, TimelineKind.CorrectionAsked, other: request.AgencyId)));
        foreach (var entry in desk)
        {
            yield return entry;
        }
    }

    public static IEnumerable<TimelineEntry> OfSuspect(DossierSuspect one)
    {
        var id = one.Suspect.Id;
        var entries = one.Charges.Select(charge => Dated(charge.ChargedOn, TimelineKind.Charged, null, charge.ArticleCode, id))
            .Concat(one.Steps.Select(step => Dated(step.On, TimelineKind.Step, "procedural-stage", step.Stage, id)))
            .Concat(one.DisciplinarySteps.Select(step => Dated(step.On, TimelineKind.DisciplinaryStep, "disciplinary-outcome", step.Outcome, id, step.OversightAgencyId)))
            .Concat(one.Custodies.SelectMany(custody => OfCustody(custody.Custody, id)));
        return entries.Select(entry => entry with { IsInTwoRoles = one.IsInTwoRoles });
    }

    internal static IEnumerable<TimelineEntry> OfCustody(Charges.Custody one, Guid suspectId)
    {
        yield return Timed(one.ArrivedAt, TimelineKind.CustodyBegan, subject: suspectId);

        // The permission's own day is not recorded: it is shown at the end it replaces, unless the custody had ended before.
        var extension = one.ArrivedAt + Charges.CustodyClock.Longest;
        if (one.ExtendedUntil is not null && !(one.EndedAt <= extension))
        {
            yield return Timed(extension, TimelineKind.CustodyExtended, subject: suspectId);
        }

        if (one.EndedAt is { } end)
        {
            yield return Timed(end, TimelineKind.CustodyEnded, "custody-end", one.End, suspectId);
        }
    }

    public static IEnumerable<TimelineEntry> OfVictim(DossierVictim one)
    {
        var id = one.Victim.Id;
        // Decided since, the status of today is not the one somebody was registered with.
        var status = one.Decisions.Count == 0 ? one.Victim.Status : null;
        var entries = new List<TimelineEntry> { Dated(one.Victim.RegisteredOn, TimelineKind.VictimRegistered, "identification-status", status, id) };
        entries.AddRange(one.Decisions.Select(decision => Dated(decision.On, TimelineKind.VictimDecision, "identification-status", decision.Status, id)));
        entries.AddRange(one.Needs.Select(need => Dated(need.On, TimelineKind.Need, "service-kind", need.Kind, id)));
        entries.AddRange(one.Needs.Where(need => need.MetOn is not null).Select(need => Dated(need.MetOn, TimelineKind.NeedMet, "service-kind", need.Kind, id)));
        entries.AddRange(one.Services.Select(service => Dated(service.From, TimelineKind.ServiceBegan, "service-kind", service.Kind, id, service.ProviderAgencyId)));
        entries.AddRange(one.Services.Where(service => service.To is not null)
            .Select(service => Dated(service.To, TimelineKind.ServiceEnded, "service-kind", service.Kind, id, service.ProviderAgencyId)));
        entries.AddRange(one.Dispositions.Select(way => Dated(way.On, TimelineKind.Disposition, "victim-disposition", way.Disposition, id)));
        return entries.Select(entry => entry with { IsInTwoRoles = one.IsInTwoRoles });
    }

    /// <summary>What hangs on the person and not on one standing.</summary>
    public static IEnumerable<TimelineEntry> OfPerson(PersonFacts facts, Guid subjectId)
    {
        var entries = facts.HandOvers.Select(place => Dated(place.On, TimelineKind.HandOver, "hand-over-destination", place.Destination, subjectId))
            .Concat(facts.Consents.Select(consent => Dated(consent.On, TimelineKind.Consent, "consent-purpose", consent.Purpose, subjectId)))
            .Concat(facts.Consents.Where(consent => consent.WithdrawnOn is not null)
                .Select(consent => Dated(consent.WithdrawnOn, TimelineKind.ConsentWithdrawn, "consent-purpose", consent.Purpose, subjectId)))
            .Concat(facts.Guardians.Select(guardian => Dated(guardian.Since, TimelineKind.GuardianBegan, "guardian-relation", guardian.Relation, subjectId)))
            .Concat(facts.Guardians.Where(guardian => guardian.Until is not null)
                .Select(guardian => Dated(guardian.Until, TimelineKind.GuardianEnded, "guardian-relation", guardian.Relation, subjectId)));
        return entries.Concat(facts.BestInterest.Select(decision => Dated(decision.On, TimelineKind.BestInterest, subject: subjectId, other: decision.DecidingAgencyId)));
    }

    public static TimelineEntry Dated(string? on, TimelineKind kind, string? list = null, string? code = null, Guid? subject = null, Guid? other = null) =>
        new(PartialDate.TryParseIso(on, out var date) ? date : null, null, kind, list, code, subject, other, false);

    public static TimelineEntry Timed(DateTimeOffset at, TimelineKind kind, string? list = null, string? code = null, Guid? subject = null, Guid? other = null) =>
        new(PartialDate.OfDay(PhnomPenhTime.DateOf(at)), at, kind, list, code, subject, other, false);
}
