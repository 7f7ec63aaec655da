namespace Pratip.Linkage.Lookup;

/// <summary>What the index knows of somebody. The names are taken apart and not kept as they stand.</summary>
/// <param name="Id">Of the reported identity; the index gives out ids only, and the asker's scope decides what is shown.</param>
/// <param name="Names">Every name in every script, aliases included.</param>
/// <param name="BirthYear">Null where unknown.</param>
/// <param name="Sex">A code; null where unknown.</param>
/// <param name="Citizenship">A code; null where unknown.</param>
/// <param name="Holder">A code for whose record it is; null where that does not matter.</param>
public sealed record LookupIdentity(Guid Id, IReadOnlyList<string> Names, int? BirthYear = null, string? Sex = null, string? Citizenship = null, string? Holder = null);

/// <summary>Whom somebody looks for.</summary>
/// <param name="Name">In any script and any order; several parts or one.</param>
/// <param name="BirthYear">Null where the asker does not know.</param>
/// <param name="Sex">A code; null where the asker does not know.</param>
/// <param name="Citizenship">A code; null where the asker does not know.</param>
/// <param name="IsUnfinished">The last part may still be in the typing: it meets every name that begins with it.</param>
/// <param name="Count">How many candidates at most.</param>
/// <param name="Holder">Whose records the asker looks for first; null where that does not matter.</param>
/// <param name="CountOfHolder">How many candidates of this holder at most, beside those who are among the best of all.</param>
public sealed record LookupQuery(
    string Name, int? BirthYear = null, string? Sex = null, string? Citizenship = null, bool IsUnfinished = false, int Count = 10, string? Holder = null, int CountOfHolder = 0);
