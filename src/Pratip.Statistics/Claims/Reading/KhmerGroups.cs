namespace Pratip.Statistics.Claims.Reading;

/// <summary>
/// ករណីជួញដូរមនុស្សមាន ៤៧ករណី កើន ២៣ករណី: in Khmer every number has its classifier, and the cases by which the trafficking cases rose are cases of trafficking
/// without being called so again.
/// </summary>
internal sealed class KhmerGroups(IReadOnlyList<Term> terms, QuantityList quantities)
{
    private Subject? _moved;

    /// <summary>What rose or fell; the next word of direction goes on from it.</summary>
    public Subject OfMoved(Subject moved, int first)
    {
        var own = Of(moved, first);
        _moved = own is { Noun: "case", Groups.Count: 1 } ? own : _moved;
        return own;
    }

    public Subject Of(Subject subject, int first)
    {
        if (subject is not { Noun: "case", Groups.Count: 0, Event: null or "handled", IsOther: false } || !terms[first].IsKhmer)
        {
            return subject;
        }

        var before = quantities.LastOrDefault(q => q is { IsCount: true, Role: QuantityRole.Level, Subject.Noun: "case" } && q.End <= first)?.Subject ?? _moved;
        return before is { Groups.Count: 1 } ? subject with { Groups = before.Groups } : subject;
    }
}
