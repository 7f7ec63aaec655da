using Pratip.Kernel;

namespace Pratip.Reference.CodeLists;

/// <summary>One value of a code list.</summary>
/// <param name="Parent">The code of the broader entry of the same list, or null.</param>
/// <param name="ValidFrom">First day of use; null where the entry has been there from the start.</param>
/// <param name="ValidTo">Last day of use; codes are retired, never removed, because stored rows keep them.</param>
/// <param name="Verified">False where the value rests on general knowledge and a domain expert has still to check it.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Aliases">Other spellings by which files name the value.</param>
/// <param name="Crosswalk">Target list (see <see cref="CrosswalkTarget"/>) to the code there.</param>
public sealed record CodeListEntry(
    string Code, LocalizedText Label, string? Parent, DateOnly? ValidFrom, DateOnly? ValidTo, bool Verified, string Source,
    IReadOnlyList<string> Aliases, IReadOnlyDictionary<string, string> Crosswalk)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || day >= ValidFrom) && (ValidTo is null || day <= ValidTo);

    public override string ToString() => Code;
}
