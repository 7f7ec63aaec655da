namespace Pratip.Kernel;

/// <summary>
/// What a register is for. Production is named so that it can be refused: until vault keys, sealed log, leases and backup
/// are finished and tried, the program opens demonstration and test registers only, and there is no override.
/// </summary>
public enum RegisterPurpose
{
    Demonstration,
    Test,
    Production,
}
