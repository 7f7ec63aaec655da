namespace Pratip.Linkage.Lookup;

/// <summary>
/// Who bears a name, with the year of birth beside it: tens of thousands are asked for it in one question, and few of them need be
/// looked at themselves. Eight bytes.
/// </summary>
/// <param name="Slot">The place of the person in the index.</param>
/// <param name="BirthYear">0 where it is not known.</param>
internal readonly record struct Bearer(int Slot, short BirthYear);
