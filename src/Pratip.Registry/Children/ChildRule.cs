using Pratip.Kernel;
using Pratip.Registry.People;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Children;

/// <summary>What somebody is for every rule about children.</summary>
public enum ChildStanding
{
    Child,

    /// <summary>The age is not certain enough to say adult: all that protects a child holds.</summary>
    TreatedAsChild,

    Adult,
}

/// <summary>
/// Whether somebody is a child on a day: the one place where it is asked. Every age that was recorded leaves a span of days of birth;
/// somebody is adult only where no day is left on which a child could have been born.
/// </summary>
public static class ChildRule
{
    /// <summary>An estimate may be so many years out.</summary>
    public const int EstimateError = 2;

    /// <param name="report">Null where it is out of reach; then its year of birth is not known.</param>
    /// <param name="victims">The person's standings as presumed victim, each with the age of its day.</param>
    /// <param name="situation">What was said of the child's situation, if anything.</param>
    /// <param name="day">On which it is asked.</param>
    public static ChildStanding Of(PersonReport? report, IEnumerable<Victim> victims, ChildSituation? situation, DateOnly day) =>
        OfAll([report], victims, situation is null ? [] : [situation], day);

    /// <summary>The same of a person of whom there are several reports: what one of them leaves open another may say.</summary>
    public static ChildStanding OfAll(IEnumerable<PersonReport?> reports, IEnumerable<Victim> victims, IEnumerable<ChildSituation> situations, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(victims);
        ArgumentNullException.ThrowIfNull(situations);
        var clues = CluesOf(reports, victims);
        var standing = Of(clues, day);
        return standing == ChildStanding.Adult && situations.Any(one => one.AgeIsUncertain) ? ChildStanding.TreatedAsChild : standing;
    }

    /// <summary>
    /// Whether a birth that is told now is none that the report's year leaves open (or, without a year, the ages that were recorded), or
    /// makes an adult of somebody who is no adult by them. Where nothing is recorded there is nothing to overturn.
    /// </summary>
    internal static bool IsOverturnedBy(PersonReport? report, IReadOnlyList<Victim> victims, BirthSpan told, DateOnly day)
    {
        var ofYear = CluesOf([report], []);
        var all = CluesOf([report], victims);
        return (ofYear.Count > 0 ? ofYear : all).Exists(clue => !clue.Meets(told))
            || (all.Count > 0 && told.StandingOn(day) == ChildStanding.Adult && Of(all, day) != ChildStanding.Adult);
    }

    private static List<BirthSpan> CluesOf(IEnumerable<PersonReport?> reports, IEnumerable<Victim> victims) =>
        [.. reports.Select(OfReport).Concat(victims.Select(OfVictim)).OfType<BirthSpan>()];

    private static ChildStanding Of(List<BirthSpan> clues, DateOnly day)
    {
        if (clues.Count == 0)
        {
            return ChildStanding.TreatedAsChild;
        }

        var all = new BirthSpan(clues.Max(clue => clue.First), clues.Min(clue => clue.Last));
        if (all.First <= all.Last)
        {
            return all.StandingOn(day);
        }

        // They contradict each other, which matters only where they do not say the same of this.
        var each = clues.Select(clue => clue.StandingOn(day)).Distinct().ToList();
        return each.Count == 1 ? each[0] : ChildStanding.TreatedAsChild;
    }

    /// <summary>What a report's year says of the birth; null where none is known.</summary>
    internal static BirthSpan? OfReport(PersonReport? report)
    {
        if (report?.BirthYear is not (> 1 + EstimateError and < 9999 - EstimateError) || report.BirthYear is not { } year)
        {
            return null;
        }

        var error = report.AgePrecision == "estimated" ? EstimateError : 0;
        return new BirthSpan(new DateOnly(year - error, 1, 1), new DateOnly(year + error, 12, 31));
    }

    /// <summary>What the age of a presumed victim says of the birth; null where none was recorded.</summary>
    internal static BirthSpan? OfVictim(Victim victim)
    {
        if (!PartialDate.TryParseIso(victim.RegisteredOn, out var day))
        {
            return null;
        }

        if (victim.AgeAtIdentification is { } age)
        {
            return BirthSpan.Of(day, age, age);
        }

        return AgeBandSet.Ncct.Bands.FirstOrDefault(band => band.Code == victim.AgeBand) is { } band ? BirthSpan.Of(day, band.From, band.To) : null;
    }
}
