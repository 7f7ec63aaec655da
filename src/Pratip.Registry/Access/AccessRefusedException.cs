using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>No role of the user gives this. It says what was refused and nothing of what is there.</summary>
public sealed class AccessRefusedException(AccessVerb verb, AccessNoun noun)
    : RegisterException(new Message("access.refused"))
{
    public AccessVerb Verb { get; } = verb;

    public AccessNoun Noun { get; } = noun;
}
