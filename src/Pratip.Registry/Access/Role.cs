using Pratip.Kernel;

namespace Pratip.Registry.Access;

/// <summary>A role as data: what it is called and which verbs on which nouns it gives, each with its reach.</summary>
public sealed record Role(string Code, LocalizedText Name, LocalizedText Purpose, IReadOnlyList<Permission> Permissions)
{
    public override string ToString() => Code;
}

/// <summary>One verb on one noun, as far as the kinds of reach go together.</summary>
public sealed record Permission(AccessNoun Noun, AccessVerb Verb, IReadOnlyList<ReachKind> Reach);
