using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <param name="Report">Null where reports are out of the actor's reach.</param>
/// <param name="IsInTwoRoles">The same person is also a presumed victim in what is shown.</param>
public sealed record DossierSuspect(
    Suspect Suspect, PersonReport? Report, IReadOnlyList<Charge> Charges, IReadOnlyList<ProceduralStage> Steps, IReadOnlyList<DossierCustody> Custodies,
    IReadOnlyList<DisciplinaryStep> DisciplinarySteps, bool IsInTwoRoles);

public sealed record DossierCustody(Custody Custody, CustodyClock Clock);

/// <param name="Facts">What hangs on the person's report.</param>
/// <param name="IsInTwoRoles">The same person is also a suspect in what is shown.</param>
public sealed record DossierVictim(
    Victim Victim, PersonFacts Facts, IReadOnlyList<DecisionHead> Decisions, IReadOnlyList<VictimNeed> Needs, IReadOnlyList<VictimService> Services,
    IReadOnlyList<VictimDisposition> Dispositions, bool IsInTwoRoles)
{
    /// <summary>Null where reports are out of the actor's reach.</summary>
    public PersonReport? Report => Facts.Report;

    public IReadOnlyList<HandOver> HandOvers => Facts.HandOvers;

    public IReadOnlyList<PersonConsent> Consents => Facts.Consents;

    /// <summary>Who gives a shelter says where somebody sleeps: without the permission for shelters the agency is left out.</summary>
    public static bool IsWithheld(VictimService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.ProviderAgencyId == Guid.Empty;
    }
}

/// <summary>What hangs on one report and not on one standing: consents, hand-overs, and all that concerns a child.</summary>
/// <param name="Standing">Whether the person is a child today, by the one rule.</param>
public sealed record PersonFacts(
    PersonReport? Report, ChildStanding Standing, ChildSituation? Situation, IReadOnlyList<GuardianHead> Guardians, IReadOnlyList<BestInterestHead> BestInterest,
    IReadOnlyList<PersonConsent> Consents, IReadOnlyList<HandOver> HandOvers);

/// <summary>A decision on a status without its sealed reason.</summary>
public sealed record DecisionHead(Guid Id, Guid VictimId, string Status, string On, string Body);

/// <summary>A guardian without the sealed contact.</summary>
/// <param name="HasContact">Whether there is one to be opened.</param>
public sealed record GuardianHead(Guid Id, Guid ReportId, string Relation, Guid? GuardianReportId, bool HasContact, string Since, string? Until);

/// <summary>A decision in a child's best interest without its sealed text.</summary>
public sealed record BestInterestHead(Guid Id, Guid ReportId, string On, Guid DecidingAgencyId);
