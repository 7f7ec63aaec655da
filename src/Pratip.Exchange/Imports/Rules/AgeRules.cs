using Pratip.Kernel;

namespace Pratip.Exchange.Imports.Rules;

/// <summary>Ages against each other, against the birth date and against the age band.</summary>
internal static class AgeRules
{
    private const int OldestAge = 120;

    /// <summary>An age is often written down a birthday early or late.</summary>
    private const int Tolerance = 1;

    public static void CheckVictim(SheetTable table, SheetRow row, ProblemList problems)
    {
        CheckAge(table, row, "age", "registered_on", problems);
        CheckOldest(table, row, "age_at_exploitation", problems);
        if (row.Integer("age") is { } age && row.Integer("age_at_exploitation") is { } earlier && earlier > age)
        {
            problems.Error(table, row, row.Sheet.Column("age_at_exploitation"), ImportWording.Of("exploited-later", earlier, age));
        }

        CheckBand(table, row, problems);
    }

    public static void CheckSuspect(SheetTable table, SheetRow row, ProblemList problems) => CheckAge(table, row, "age", "arrested_on", problems);

    /// <summary>The ages a person may have had, from birth and the day in question as far as they are known.</summary>
    internal static (int Youngest, int Oldest) AgesAt(PartialDate birth, PartialDate day) =>
        (Math.Max(0, Years(birth.Last, day.First)), Math.Max(0, Years(birth.First, day.Last)));

    private static int Years(DateOnly from, DateOnly to) =>
        to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);

    private static void CheckAge(SheetTable table, SheetRow row, string column, string dayColumn, ProblemList problems)
    {
        if (!CheckOldest(table, row, column, problems) || row.Date("birth_date") is not { } birth || row.Date(dayColumn) is not { } day)
        {
            return;
        }

        var age = row.Integer(column)!.Value;
        var (youngest, oldest) = AgesAt(birth, day);
        if (age < youngest - Tolerance || age > oldest + Tolerance)
        {
            problems.Error(table, row, row.Sheet.Column(column), ImportWording.Of("age-and-birth", age, row.Sheet.Column(dayColumn).Header));
        }
    }

    private static bool CheckOldest(SheetTable table, SheetRow row, string column, ProblemList problems)
    {
        if (row.Integer(column) is not { } age)
        {
            return false;
        }

        if (age <= OldestAge)
        {
            return true;
        }

        problems.Error(table, row, row.Sheet.Column(column), ImportWording.Of("too-old", age, OldestAge));
        return false;
    }

    private static void CheckBand(SheetTable table, SheetRow row, ProblemList problems)
    {
        if (row["age_band"] is not { } code || AgeBandSet.Ncct.Bands.FirstOrDefault(b => b.Code == code) is not { } band)
        {
            return;
        }

        var column = row.Sheet.Column("age_band");
        if (row.Integer("age") is { } age)
        {
            if (!band.Contains(age))
            {
                problems.Error(table, row, column, ImportWording.Of("age-and-band", age, band.Label, AgeBandSet.Ncct.BandOf(age)!.Label));
            }
        }
        else if (row.Date("birth_date") is { } birth && row.Date("registered_on") is { } day)
        {
            var (youngest, oldest) = AgesAt(birth, day);
            if (oldest < band.From || youngest > (band.To ?? int.MaxValue))
            {
                problems.Error(table, row, column, ImportWording.Of("birth-and-band", band.Label, AgeBandSet.Ncct.BandOf(oldest)!.Label));
            }
        }
    }
}
