namespace Pratip.Exchange.Demonstration;

/// <summary>One person removed under one file.</summary>
internal sealed record InventedRemoval(Half Half, InventedRemovalFile File, InventedPerson Person)
{
    public required DateOnly DetainedOn { get; init; }

    public required DateOnly RemovedOn { get; init; }

    public required string TicketPayer { get; init; }

    public required string Clearance { get; init; }
}

/// <summary>The decision that groups removed persons.</summary>
internal sealed record InventedRemovalFile(string Number, string Ground, string Province, string? Facility, string? Operation, DateOnly DetainedOn, DateOnly DecidedOn, DateOnly RemovedOn);

/// <summary>A Cambodian brought home, or stopped before being taken abroad.</summary>
internal sealed record InventedJourney(string File, InventedPerson Person, string? Country, DateOnly On, string? Province);

internal sealed record InventedHandOver(Half Half, InventedPerson Person, DateOnly On, string Destination, string Province);

internal sealed record InventedActivity(Half Half, string Reference, string Kind, DateOnly On, string Province, string Title, int? Female, int? Male, int? Unknown);

/// <summary>A total without records, as an agency would send it, with where it was published.</summary>
internal sealed record ReportedTotal(string Agency, string Measure, DateOnly From, DateOnly To, string? Breakdown, string? Key, long Value, string Source);
