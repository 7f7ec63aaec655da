namespace Pratip.Linkage.Lookup;

/// <summary>Somebody whose name was compared exactly.</summary>
/// <param name="Score">In thousandths, after what the other facts say.</param>
/// <param name="Slot">Their place in the index.</param>
/// <param name="Id">Decides the order of equals.</param>
/// <param name="Name">The number of their name that is most like what was asked for.</param>
/// <param name="IsHeld">Whether the record is of the holder whose records are looked for first.</param>
internal readonly record struct ComparedPerson(int Score, int Slot, Guid Id, int Name, bool IsHeld);
