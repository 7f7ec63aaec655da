namespace Pratip.Registry.Victims;

/// <summary>
/// The codes of the list identification-status that rules speak of, and which may follow which. What was decided is re-opened before
/// it is decided otherwise, so that no decision disappears behind another without a word.
/// </summary>
public static class VictimStatus
{
    public const string Flagged = "flagged";

    public const string Presumed = "presumed";

    public const string Pending = "pending";

    public const string Identified = "identified";

    public const string Declined = "declined";

    /// <summary>Somebody still has to decide.</summary>
    public static bool IsOpen(string status) => status is Flagged or Presumed or Pending;

    /// <summary>Presumed or identified: neither decided otherwise nor declined by the person. The one rule for gate, missions, counts and hand-overs.</summary>
    public static bool Stands(string status) => IsOpen(status) || status == Identified;

    /// <summary>The same for a database.</summary>
    internal static readonly string[] Standing = [Flagged, Presumed, Pending, Identified];

    /// <summary>With one of these somebody enters the register.</summary>
    public static bool MayBegin(string? status) => status is Flagged or Presumed;

    /// <summary>Whether a decision may bring somebody from one status to the other; the same one only from another body.</summary>
    public static bool MayFollow(string status, string? next) => next switch
    {
        null or Flagged => false,
        Presumed => status != Presumed,
        Pending => status != Pending,
        _ => IsOpen(status) || status == next,
    };

    /// <summary>The decision in force is the one entered last: none is taken whose date certainly lies before that of the one before.</summary>
    public static VictimDecision? InForce(IEnumerable<VictimDecision> decisions) =>
        decisions.Where(decision => !decision.IsVoided).OrderBy(decision => decision.Id).LastOrDefault();
}
