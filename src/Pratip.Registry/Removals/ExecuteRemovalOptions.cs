using Pratip.Reference.Countries;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Removals;

/// <summary>That one person was removed on one day. Whether it should have been is no question of whether it is recorded.</summary>
public sealed record ExecuteRemovalOptions
{
    private const int LongestNumber = 60;

    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    public string? On { get; init; }

    /// <summary>Number of a removal file of the own agency; one that is not there yet is opened.</summary>
    public string? FileNumber { get; init; }

    /// <summary>Code of the list removal-ground, for a file that is opened.</summary>
    public string? Ground { get; init; }

    public string? Authority { get; init; }

    public string? DecidedOn { get; init; }

    public string? DestinationCountry { get; init; }

    /// <summary>Code of the list ticket-payer.</summary>
    public string? TicketPayer { get; init; }

    public string? ProvinceCode { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        _ = check.Require(nameof(FileNumber), FileNumber) && check.Line(nameof(FileNumber), FileNumber, LongestNumber);
        check.Code(nameof(Ground), "removal-ground", Ground);
        check.Line(nameof(Authority), Authority);
        _ = check.Date(nameof(DecidedOn), DecidedOn, today) && check.InOrder(nameof(On), DecidedOn, On);
        CheckDestination(check, nameof(DestinationCountry), DestinationCountry);
        check.Code(nameof(TicketPayer), "ticket-payer", TicketPayer);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        return check.Problems;
    }

    /// <summary>Nobody is removed into the country that removes.</summary>
    internal static void CheckDestination(EntryCheck check, string field, string? country)
    {
        if (country is { Length: > 0 } && check.Countries(field, [country]) && country == Country.Cambodia)
        {
            check.Refuse(field, "removals.own-country");
        }
    }
}
