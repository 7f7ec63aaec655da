namespace Pratip.Registry.Access;

/// <summary>As what somebody stands in a case.</summary>
[Flags]
public enum CaseRoles
{
    None = 0,

    Suspect = 1,

    Victim = 2,
}
