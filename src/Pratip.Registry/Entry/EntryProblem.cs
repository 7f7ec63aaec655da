using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Entry;

/// <summary>Something about one field of what was entered that has to be put right.</summary>
/// <param name="Field">The property of the options record, as <c>nameof</c> gives it.</param>
/// <param name="What">In words for whoever entered it.</param>
public sealed record EntryProblem(string Field, Message What);

/// <summary>What was entered cannot be kept as it is. Nothing of it was.</summary>
public sealed class EntryRefusedException : RegisterException
{
    public EntryRefusedException(IReadOnlyList<EntryProblem> problems, Exception? inner = null)
        : base(FirstOf(problems), inner) => Problems = problems;

    public EntryRefusedException(string field, Message what, Exception? inner = null)
        : this([new EntryProblem(field, what)], inner)
    {
    }

    public IReadOnlyList<EntryProblem> Problems { get; }

    private static Message FirstOf(IReadOnlyList<EntryProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems[0].What;
    }
}
