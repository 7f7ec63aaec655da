using Pratip.Registry.Audit;

namespace Pratip.Registry.Removals;

/// <summary>Groups removed persons under one decision. It is not a case; it is counted once, by its first removal.</summary>
public sealed class RemovalFile : RegisterRow
{
    public required Guid AgencyId { get; set; }

    public required string Number { get; set; }

    public string Ground { get; set; } = "unknown";

    public string? Authority { get; set; }

    public string? DecidedOn { get; set; }
}

/// <summary>One person removed on one day. It is always accepted as a fact.</summary>
public sealed class Removal : RegisterRow
{
    public required Guid RemovalFileId { get; set; }

    public required Guid ReportId { get; set; }

    public required string On { get; set; }

    public string? DestinationCountry { get; set; }

    public string? TicketPayer { get; set; }

    /// <summary>cleared, cleared-by-override, removed-without-screening or screening-not-recorded.</summary>
    public string Clearance { get; set; } = "screening-not-recorded";

    /// <summary>The clearance it was carried out under; null where there was none.</summary>
    public Guid? ClearanceId { get; set; }

    public string? ProvinceCode { get; set; }
}
