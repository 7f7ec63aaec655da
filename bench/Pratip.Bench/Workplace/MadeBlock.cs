using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Bench.Workplace;

/// <summary>Some hundred cases with everything that hangs on them, written as one opening, one adding of suspects and one of victims.</summary>
internal sealed class MadeBlock(int year)
{
    public int Year => year;

    public List<Case> Cases { get; } = [];

    public List<BodyCaseNumber> Numbers { get; } = [];

    public List<CaseParty> Parties { get; } = [];

    public List<CaseAssignment> Assignments { get; } = [];

    public List<CaseTask> Tasks { get; } = [];

    public List<PersonReport> SuspectReports { get; } = [];

    public List<SealedIdentity> SuspectIdentities { get; } = [];

    public List<Suspect> Suspects { get; } = [];

    public List<Charge> Charges { get; } = [];

    public List<ProceduralStage> Stages { get; } = [];

    public List<Custody> Custodies { get; } = [];

    public List<PersonReport> VictimReports { get; } = [];

    public List<SealedIdentity> VictimIdentities { get; } = [];

    public List<Victim> Victims { get; } = [];

    public List<VictimDecision> Decisions { get; } = [];

    public List<VictimNeed> Needs { get; } = [];

    public List<VictimService> Services { get; } = [];

    public List<Note> Notes { get; } = [];

    public int Rows => Cases.Count + Numbers.Count + Parties.Count + Assignments.Count + Tasks.Count + (2 * (SuspectReports.Count + VictimReports.Count)) + Suspects.Count + Charges.Count
        + Stages.Count + Custodies.Count + Victims.Count + Decisions.Count + Needs.Count + Services.Count + Notes.Count;

    public RowChanges Opening => new RowChanges().Add<Case>(Cases).Add<BodyCaseNumber>(Numbers).Add<CaseParty>(Parties).Add<CaseAssignment>(Assignments).Add<CaseTask>(Tasks);

    public RowChanges OfSuspects => new RowChanges().Add<PersonReport>(SuspectReports).Add<SealedIdentity>(SuspectIdentities).Add<Suspect>(Suspects)
        .Add<Charge>(Charges).Add<ProceduralStage>(Stages).Add<Custody>(Custodies);

    public RowChanges OfVictims => new RowChanges().Add<PersonReport>(VictimReports).Add<SealedIdentity>(VictimIdentities).Add<Victim>(Victims)
        .Add<VictimDecision>(Decisions).Add<VictimNeed>(Needs).Add<VictimService>(Services);
}
