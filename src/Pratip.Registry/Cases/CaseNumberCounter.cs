namespace Pratip.Registry.Cases;

/// <summary>The last number issued for a year. A counter, not a fact: it may run ahead of the cases and leave gaps.</summary>
public sealed class CaseNumberCounter
{
    public required int Year { get; init; }

    public required int LastIssued { get; init; }
}
