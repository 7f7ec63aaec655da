namespace Pratip.Registry.Access.SignIn;

/// <summary>Every fifth failure in a row locks an account, each time twice as long as before, up to a day.</summary>
internal static class LockOut
{
    public const int Failures = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Until when the account is locked after so many failures in a row; null if this one locks nothing.</summary>
    public static DateTimeOffset? Until(int failures, DateTimeOffset now)
    {
        if (failures <= 0 || failures % Failures != 0)
        {
            return null;
        }

        var doublings = Math.Min((failures / Failures) - 1, 10);
        var length = First * (1 << doublings);
        return now + (length < Longest ? length : Longest);
    }
}
