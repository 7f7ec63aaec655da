using Pratip.Registry.Audit;

namespace Pratip.Registry.Repatriations;

/// <summary>A Cambodian brought home from abroad; files of the sending body are counted apart.</summary>
public sealed class Repatriation : RegisterRow
{
    public required Guid ReportId { get; set; }

    public required string FileReference { get; set; }

    public required string FromCountry { get; set; }

    public required string On { get; set; }
}
