using Microsoft.AspNetCore.Builder;
using Pratip.Registry.Access;

namespace Pratip.Web.Access;

/// <summary>Who may come to an address. Every one of the site carries a rule; without it nobody comes in.</summary>
public sealed record AccessRule
{
    private AccessRule()
    {
    }

    public static AccessRule Open { get; } = new();

    public static AccessRule SignedIn { get; } = new() { NeedsUser = true };

    public bool NeedsUser { get; private init; }

    /// <summary>What a role of the user must give, one of these, however near it reaches: rows beyond its reach are not there. Empty where any role will do.</summary>
    public IReadOnlyList<(AccessVerb Verb, AccessNoun Noun)> Permissions { get; private init; } = [];

    public static AccessRule Of(AccessVerb verb, params IEnumerable<AccessNoun> nouns) => new() { NeedsUser = true, Permissions = [.. nouns.Select(noun => (verb, noun))] };

    public bool Allows(Actor? actor) =>
        !NeedsUser || (actor is not null && (Permissions.Count == 0 || Permissions.Any(one => actor.May(one.Verb, one.Noun))));
}

/// <summary>How an address is given its rule.</summary>
public static class AccessRules
{
    /// <summary>For users with a role that gives the verb on the noun, or on one of several.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoint, AccessVerb verb, params AccessNoun[] nouns)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.Of(verb, nouns));

    /// <summary>For everybody who has signed in.</summary>
    public static TBuilder SignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.SignedIn);

    /// <summary>For everybody: it shows nothing of the register but what two persons have let out.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(AccessRule.Open);
}
