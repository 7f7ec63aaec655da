namespace Pratip.Web.Access.Office;

/// <summary>Why nobody was signed in by the office's identity provider. The message is for the operator's log and holds no token.</summary>
internal sealed class OfficeFault(bool isUnreachable, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>It does not answer, or answers nonsense: somebody may try again later. Else what it said does not hold.</summary>
    public bool IsUnreachable => isUnreachable;

    public static OfficeFault Unreachable(string message, Exception? cause = null) => new(isUnreachable: true, message, cause);

    public static OfficeFault Invalid(string message, Exception? cause = null) => new(isUnreachable: false, message, cause);
}
