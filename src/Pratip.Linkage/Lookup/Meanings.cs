namespace Pratip.Linkage.Lookup;

/// <summary>
/// What a part may mean among the parts that the index held when it was asked for. Likeness never changes: later only the parts
/// that came since are compared.
/// </summary>
/// <param name="Words">Parts with their likeness, best first.</param>
/// <param name="UpTo">How many parts the index held.</param>
internal sealed record Meanings(List<(IndexedToken Word, int Score)> Words, int UpTo);
