using Pratip.Registry.Audit;

namespace Pratip.Registry.Prevention;

/// <summary>Training, dissemination or a campaign, with its participants by sex; a number not given stays null.</summary>
public sealed class PreventionActivity : RegisterRow
{
    public required Guid AgencyId { get; set; }

    public required string OwnReference { get; set; }

    public required string Kind { get; set; }

    public required string On { get; set; }

    public string? ProvinceCode { get; set; }

    public string? Title { get; set; }

    public int? ParticipantsFemale { get; set; }

    public int? ParticipantsMale { get; set; }

    public int? ParticipantsUnknown { get; set; }
}
