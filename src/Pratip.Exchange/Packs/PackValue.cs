namespace Pratip.Exchange.Packs;

public enum PackValueState
{
    /// <summary>Counted from records.</summary>
    Counted,

    /// <summary>A total that entities sent.</summary>
    Reported,

    /// <summary>Nobody stands by a number; never zero.</summary>
    NotReported,

    /// <summary>None was recorded, and not everybody who had to report did so in full: there may be some, so that it is no zero.</summary>
    Incomplete,

    /// <summary>There is a number, and to print it could tell of a person.</summary>
    Hidden,

    /// <summary>The edition does not hold this figure at all; that says nothing of the number.</summary>
    NotAvailable,
}

/// <summary>What a pack prints in one place.</summary>
/// <param name="Value">Null exactly where the state is neither counted nor reported.</param>
public readonly record struct PackValue(long? Value, PackValueState State)
{
    public static PackValue NotAvailable { get; } = new(null, PackValueState.NotAvailable);

    public static PackValue Incomplete { get; } = new(null, PackValueState.Incomplete);

    public static PackValue NotReported { get; } = new(null, PackValueState.NotReported);
}
