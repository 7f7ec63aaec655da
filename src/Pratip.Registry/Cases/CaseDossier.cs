using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Charges;
using Pratip.Registry.Consent;
using Pratip.Registry.Corrections;
using Pratip.Registry.Courts;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Requests;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Cases;

/// <summary>
/// Everything of one case that an actor may see. What is out of reach is not there; no identity, no text of a note and no
/// content of a file is in it, because each of them is opened on its own and the opening is recorded.
/// </summary>
public sealed record CaseDossier
{
    public required Case Case { get; init; }

    /// <summary>The numbers other bodies give the same dossier.</summary>
    public required IReadOnlyList<BodyCaseNumber> OtherNumbers { get; init; }

    public required IReadOnlyList<CaseParty> Parties { get; init; }

    public required IReadOnlyList<CaseRecusal> Recusals { get; init; }

    /// <summary>Oldest first; at most one is in force.</summary>
    public required IReadOnlyList<CaseAssignment> Assignments { get; init; }

    public required IReadOnlyList<DossierSuspect> Suspects { get; init; }

    public required IReadOnlyList<DossierVictim> Victims { get; init; }

    public required IReadOnlyList<NoteHead> Notes { get; init; }

    public required IReadOnlyList<AttachmentHead> Attachments { get; init; }

    public required IReadOnlyList<LinkedCase> LinkedCases { get; init; }

    /// <summary>What waits to be done, for the actor or the actor's agency.</summary>
    public required IReadOnlyList<CaseTask> OpenTasks { get; init; }

    public required IReadOnlyList<CorrectionHead> OpenCorrections { get; init; }

    /// <summary>What other countries were asked, oldest first.</summary>
    public required IReadOnlyList<InternationalRequest> Requests { get; init; }

    /// <summary>Where the actor's agency is one of the two sides, latest first.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }

    /// <summary>The agencies that are named anywhere in the dossier.</summary>
    public required IReadOnlyDictionary<Guid, Agency> Agencies { get; init; }

    /// <summary>What the colleagues are called who are named anywhere in the dossier.</summary>
    public required IReadOnlyDictionary<Guid, string> Staff { get; init; }

    /// <summary>Who answers for the case; null where nobody does.</summary>
    public CaseAssignment? Officer => Assignments.LastOrDefault(held => held.Until is null);

    /// <summary>The office that answers for it now: the one that leads it or, where that is kept away, the one that oversees it.</summary>
    public Guid AnsweringAgencyId => LedCases.AnsweringAgencyOf(Case, Recusals);

    /// <summary>All of it that has or should have a date, oldest first; what has none comes last.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => CaseTimeline.Of(this);

    /// <summary>Null where the case is not there or out of reach: the two are not told apart.</summary>
    public static async Task<CaseDossier?> ReadAsync(ActorRegister register, Guid caseId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Cases);
        await using var reader = new CaseDossierReader(register, caseId);
        return await reader.ReadAsync(ct);
    }
}

/// <summary>A note without its sealed text.</summary>
public sealed record NoteHead(Guid Id, Guid AgencyId, Guid UserId, DateTimeOffset At, string Visibility);

/// <summary>A file without its sealed name and content.</summary>
public sealed record AttachmentHead(Guid Id, Guid AgencyId, Guid UserId, DateTimeOffset At, string MediaType, long Size, string Scan, string Visibility);

/// <summary>A correction that waits for a decision, without what it would change.</summary>
public sealed record CorrectionHead(Guid Id, string TargetNoun, Guid TargetId, Guid AgencyId, string AskedBy, DateTimeOffset AskedAt, string Reason);

/// <param name="LinkId">The link, which can be voided.</param>
/// <param name="CaseId">The other case.</param>
/// <param name="Number">Its central number.</param>
/// <param name="Kind">Code of the list case-link.</param>
/// <param name="Reason">Why somebody linked them.</param>
/// <param name="EventId">The event it was entered with.</param>
public sealed record LinkedCase(Guid LinkId, Guid CaseId, string Number, string Kind, string Reason, long EventId);
