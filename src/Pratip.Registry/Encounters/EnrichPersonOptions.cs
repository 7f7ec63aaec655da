using Pratip.Kernel;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.Encounters;

/// <summary>Who somebody is who was met under a number: names and papers for the vault, and the day or year of birth.</summary>
public sealed record EnrichPersonOptions
{
    /// <summary>Of the person under the number.</summary>
    public required Guid Id { get; init; }

    /// <summary>Names, papers and birth; the rest was entered with the number, or is corrected.</summary>
    public PersonEntry Person { get; init; } = new();

    /// <summary>A name is what the entry is for: who still has none stays a number.</summary>
    public IReadOnlyList<EntryProblem> Problems(DateOnly today) => (Person with { Sex = "unknown", NameIsUnknown = false }).Problems(today);

    internal void Fill(PersonReport report)
    {
        if (PartialDate.TryParseIso(Person.BirthDate, out var birth))
        {
            report.BirthYear = birth.Year;
            report.AgePrecision = birth.Precision == DatePrecision.Day ? "exact" : "year";
        }
    }
}
