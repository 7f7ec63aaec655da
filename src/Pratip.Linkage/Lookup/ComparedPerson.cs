namespace Pratip.Linkage.Lookup;

/// <summary>Somebody whose name was compared exactly. The best come first; of equals those whose name stands in the order asked, as most write it, then by id.</summary>
/// <param name="Score">In thousandths, after what the other facts say.</param>
/// <param name="Slot">Their place in the index.</param>
/// <param name="Id">Decides the order of equals, so that the same question has the same answer.</param>
/// <param name="Name">The number of their name that is most like what was asked for.</param>
/// <param name="IsInOrder">Whether the parts of the name stand in the order in which they were asked for.</param>
/// <param name="IsHeld">Whether the record is of the holder whose records are looked for first.</param>
internal readonly record struct ComparedPerson(int Score, int Slot, Guid Id, int Name, bool IsInOrder, bool IsHeld)
{
    /// <summary>Made once: a list is sorted at each question.</summary>
    public static readonly Comparison<ComparedPerson> BestFirst = static (one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score)
        : one.IsInOrder != other.IsInOrder ? other.IsInOrder.CompareTo(one.IsInOrder)
        : one.Id.CompareTo(other.Id);
}
