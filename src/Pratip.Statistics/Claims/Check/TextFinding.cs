using Pratip.Statistics.Checks;

namespace Pratip.Statistics.Claims.Check;

/// <summary>What claims of one text, or of several, say about each other.</summary>
public sealed record TextFinding(Finding Finding, IReadOnlyList<Claim> Claims);
