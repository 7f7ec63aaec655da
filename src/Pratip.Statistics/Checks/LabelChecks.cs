using Pratip.Reference.Wording;

namespace Pratip.Statistics.Checks;

/// <summary>Whether it is clear what a number counts.</summary>
public static class LabelChecks
{
    public const string Label = "label";

    public const string SameNumber = "same-number";

    /// <summary>One number under a label that fits more than one count: which is meant has to be said.</summary>
    /// <param name="label">Words as said, or a name in both languages.</param>
    /// <param name="fits">What the label may mean, each with its own count.</param>
    public static Finding OfLabel(object label, long value, IReadOnlyList<(object Meaning, long Count)> fits)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(fits);
        return fits.Count == 1 && fits[0].Count == value
            ? new Finding(Label, Verdict.Agrees, new Message("checks.label.agrees", label, value))
            : new Finding(Label, Verdict.LabelOrWindow, new Message("checks.label.ambiguous", label, value, Listed(fits)));
    }

    private static Message? Listed(IReadOnlyList<(object Meaning, long Count)> fits) =>
        fits.Select(one => new Message("checks.label.meaning", one.Meaning, one.Count)).Aggregate((Message?)null, (before, one) => before is null ? one : new Message("checks.label.meanings", before, one));

    /// <summary>One group of people under different names: a reader takes them for different groups.</summary>
    public static Finding OfNames(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var different = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return different.Count < 2
            ? new Finding(Label, Verdict.Agrees, new Message("checks.names.agrees"))
            : new Finding(Label, Verdict.LabelOrWindow, new Message("checks.names.several", different.Count, string.Join("; ", different)));
    }

    /// <summary>Two counts of different things that are the same number may be one number copied twice.</summary>
    public static Finding? OfSameNumber(StatedCount one, StatedCount other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Value == other.Value && one.Value >= LeastTelling && (!one.Label.Equals(other.Label) || one.Window != other.Window)
            ? new Finding(SameNumber, Verdict.SuspectedError, new Message("checks.same-number", one.Value, one.Label, other.Label))
            : null;
    }

    /// <summary>Small numbers meet each other by chance all the time.</summary>
    private const long LeastTelling = 100;
}
