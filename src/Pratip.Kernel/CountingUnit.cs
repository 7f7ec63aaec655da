namespace Pratip.Kernel;

/// <summary>What one count stands for. Units are never added to each other.</summary>
public enum CountingUnit
{
    Case,
    Charge,
    Suspect,
    Victim,
    RemovalFile,
    Removal,
    CourtFile,
    Defendant,
    HandOver,
    RepatriationFile,
    Repatriation,
    InterceptionFile,
    Interception,
    Activity,
    Participant,
    Person,
    Citizenship,
    Detention,
    Complaint,
    Operation,
    Site,
    PersonFound,
}
