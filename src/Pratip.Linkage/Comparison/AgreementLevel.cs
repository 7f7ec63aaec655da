namespace Pratip.Linkage.Comparison;

/// <summary>How far two values of one field agree. The word of each level stands in the texts of whoever explains it.</summary>
public enum AgreementLevel
{
    /// <summary>One of them is not there, which says nothing.</summary>
    Missing,

    Differ,

    /// <summary>Alike, but farther than slips of the keys explain.</summary>
    Similar,

    /// <summary>A part of one is in the other.</summary>
    Part,

    /// <summary>Dates of one year of which one says no more, or what an estimate writes: the first of January.</summary>
    SameYear,

    /// <summary>Dates that share two of year, month and day; ages one year apart.</summary>
    Near,

    /// <summary>Day and month changed places.</summary>
    Swapped,

    TwoSlips,

    OneSlip,

    /// <summary>Names all of whose parts sound alike or are written alike.</summary>
    Alike,

    Exact,
}
