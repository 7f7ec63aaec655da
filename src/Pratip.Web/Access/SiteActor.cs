using Pratip.Registry.Access;
using Pratip.Web.Hosting;

namespace Pratip.Web.Access;

/// <summary>Who asks, for one request: the user of the session, and the register as that user may see it.</summary>
public sealed class SiteActor(SiteRegister site)
{
    /// <summary>Null where nobody has signed in.</summary>
    public Actor? Found { get; private set; }

    /// <summary>When the session ends at the latest.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Only behind a rule that asks for a user.</summary>
    public Actor Actor => Found ?? throw new InvalidOperationException("Nobody has signed in: the address lacks a rule.");

    public ActorRegister Register => site.Register.As(Actor);

    public bool May(AccessVerb verb, AccessNoun noun) => Found?.May(verb, noun) == true;

    internal void Enter(Actor actor, DateTimeOffset endsAt)
    {
        Found = actor;
        EndsAt = endsAt;
    }

    internal void Leave() => Found = null;
}
