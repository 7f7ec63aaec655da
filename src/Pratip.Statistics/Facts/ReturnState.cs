namespace Pratip.Statistics.Facts;

/// <summary>Where a return stands. A zero return says "nothing happened"; a missing one says nothing.</summary>
public enum ReturnState
{
    NotDue,
    Missing,
    Zero,
    Partial,
    Submitted,
    Corrected,
    Accepted,
}

public static class ReturnStates
{
    /// <summary>Something was received, even if only a part or a zero.</summary>
    public static bool IsReceived(this ReturnState state) => state is not (ReturnState.NotDue or ReturnState.Missing);

    /// <summary>The entity stands by it as the whole of its period.</summary>
    public static bool IsWhole(this ReturnState state) => state.IsReceived() && state != ReturnState.Partial;

    public static string Code(this ReturnState state) => state switch
    {
        ReturnState.NotDue => "not-due",
        ReturnState.Missing => "missing",
        ReturnState.Zero => "zero",
        ReturnState.Partial => "partial",
        ReturnState.Submitted => "submitted",
        ReturnState.Corrected => "corrected",
        _ => "accepted",
    };

    public static ReturnState Parse(string code)
    {
        foreach (var state in Enum.GetValues<ReturnState>())
        {
            if (string.Equals(state.Code(), code, StringComparison.Ordinal))
            {
                return state;
            }
        }

        throw new FormatException($"'{code}' is not a state of a return. There are: {string.Join(", ", Enum.GetValues<ReturnState>().Select(Code))}.");
    }
}
