namespace Pratip.Registry.Access.SignIn;

/// <summary>What came of an attempt to sign in.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>The user is who they say. With a second factor to come, no session may begin yet.</summary>
    /// <param name="UserId">Of the user.</param>
    /// <param name="Stamp">The security stamp a session carries, for <see cref="ActorCache.FindAsync"/>.</param>
    /// <param name="NeedsSecondFactor">Whether a one-time or recovery code must follow.</param>
    public sealed record Ok(Guid UserId, string Stamp, bool NeedsSecondFactor) : SignInResult;

    /// <summary>Name, password or code is wrong, or there is no such account, or it signs in no more: which of these is not said.</summary>
    public sealed record Refused : SignInResult
    {
        public static Refused Instance { get; } = new();
    }

    /// <summary>After too many failures; said for names without an account as well.</summary>
    public sealed record LockedUntil(DateTimeOffset At) : SignInResult;
}
