using Pratip.Registry.Audit;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Registry.People;

namespace Pratip.Registry.HandOvers;

/// <summary>People to be handed over together.</summary>
public sealed record ListHandOverOptions
{
    /// <summary>More do not fit on sheets that somebody signs.</summary>
    public const int MostPeople = 500;

    public Guid Id { get; init; } = RowId.Next();

    public string? OwnReference { get; init; }

    /// <summary>The encounter whose people they are; null where they are named by the references of their reports.</summary>
    public Guid? EncounterId { get; init; }

    /// <summary>With an encounter: numbers and spans of numbers, as 1-20, 25. Without one: references, one a line.</summary>
    public string? People { get; init; }

    /// <summary>Code of the list hand-over-destination.</summary>
    public string? Destination { get; init; }

    /// <summary>The body that takes them, where it is one of the register's.</summary>
    public Guid? ToAgencyId { get; init; }

    /// <summary>ISO; it may lie ahead, for the sheet is printed before.</summary>
    public string? On { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(OwnReference), OwnReference) && check.Line(nameof(OwnReference), OwnReference, PersonRows.LongestReference);
        _ = check.Require(nameof(Destination), Destination) && check.Code(nameof(Destination), "hand-over-destination", Destination);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, DateOnly.MaxValue);
        if (check.Require(nameof(People), People) && check.Text(nameof(People), People) && Named().Count is 0 or > MostPeople)
        {
            check.Refuse(nameof(People), "hand-overs.people", 1, MostPeople);
        }

        return check.Problems;
    }

    /// <summary>Numbers of wristbands or references of reports, each once, in the order in which they were named.</summary>
    internal IReadOnlyList<string> Named() => EncounterId is null
        ? EntryText.Lines(People)
        : WristbandNumbers.Read(People, MostPeople);
}

/// <summary>Both sides have signed on paper: the people are handed over.</summary>
public sealed record SignHandOverOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? SignedOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(SignedOn), SignedOn) && check.Date(nameof(SignedOn), SignedOn, today);
        return check.Problems;
    }
}
