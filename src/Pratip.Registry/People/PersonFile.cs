using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Detentions;
using Pratip.Registry.Interceptions;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Screening;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.People;

/// <summary>
/// One person as an actor may see it: every report within reach, every role in which it stands, and one line of time through all of
/// them. No name and no sealed text is in it.
/// </summary>
public sealed record PersonFile
{
    /// <summary>The report that was asked for.</summary>
    public required PersonReport Report { get; init; }

    /// <summary>All reports of the same person within reach, the one asked for among them.</summary>
    public required IReadOnlyList<PersonReport> Reports { get; init; }

    /// <summary>What hangs on each report.</summary>
    public required IReadOnlyDictionary<Guid, PersonFacts> Facts { get; init; }

    public required IReadOnlyList<DossierSuspect> Suspects { get; init; }

    public required IReadOnlyList<DossierVictim> Victims { get; init; }

    public required IReadOnlyList<FiledRemoval> Removals { get; init; }

    /// <summary>Individual interviews, as far as the reader may know of them.</summary>
    public required IReadOnlyList<ScreeningInterview> Screenings { get; init; }

    /// <summary>Of both sides of each; who belongs to neither is told of none.</summary>
    public required IReadOnlyList<Referral> Referrals { get; init; }

    /// <summary>What was said to the referrals above, without the words.</summary>
    public required IReadOnlyList<ReferralStep> ReferralSteps { get; init; }

    /// <summary>Home by their own wish, with help.</summary>
    public required IReadOnlyList<AssistedReturn> Returns { get; init; }

    /// <summary>Where the person was met, as far as the encounters are within reach.</summary>
    public required IReadOnlyList<MetIn> Encounters { get; init; }

    public required IReadOnlyList<Detention> Detentions { get; init; }

    /// <summary>Where they were held from when on, besides where they are held now.</summary>
    public required IReadOnlyList<DetentionMove> Moves { get; init; }

    public required IReadOnlyList<Repatriation> Repatriations { get; init; }

    public required IReadOnlyList<Interception> Interceptions { get; init; }

    /// <summary>Numbers of the cases within reach; a role in another one has no number here.</summary>
    public required IReadOnlyDictionary<Guid, string> CaseNumbers { get; init; }

    /// <summary>What waits to be done about the person, for the actor or the actor's agency.</summary>
    public required IReadOnlyList<CaseTask> OpenTasks { get; init; }

    /// <summary>The agencies that are named anywhere in the file.</summary>
    public required IReadOnlyDictionary<Guid, Agency> Agencies { get; init; }

    /// <summary>Suspect and presumed victim: both stand.</summary>
    public bool IsInTwoRoles => Suspects.Count > 0 && Victims.Count > 0;

    /// <summary>All of it that has or should have a date, oldest first; what has none comes last.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => PersonTimeline.Of(this);

    /// <summary>Null where the report is not there or out of reach: the two are not told apart.</summary>
    public static async Task<PersonFile?> ReadAsync(ActorRegister register, Guid reportId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.People);
        await using var db = register.CreateContext();
        return await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId, ct) is { } report
            ? await new PersonFileReader(register, db).ReadAsync(report, ct)
            : null;
    }
}

/// <summary>That a person was met in an encounter, under the number that evening.</summary>
public sealed record MetIn(Guid ReportId, Guid EncounterId, string On, string Reference, string Number);

/// <summary>A removal with the number of its file; null where the file is out of reach.</summary>
public sealed record FiledRemoval(Removal Removal, string? FileNumber)
{
    /// <summary>
    /// Whether the reader knows that there was no interview: by the incident, or by the word of a file that opened none. Whoever may not
    /// see the incident reads of every uncleared removal alike that the clearance lacked.
    /// </summary>
    public bool IsUnscreened { get; init; }
}
