using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What the sentences before have said, for those that lean on them: "134 of them", "it was 151 in 2023".</summary>
internal sealed class Discourse
{
    public Subject Subject { get; set; } = Subject.None;

    public ReportingWindow? Window { get; set; }

    /// <summary>The one province that was spoken of.</summary>
    public string? Province { get; set; }

    /// <summary>It spoke of another country last.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>What is read stands in a question.</summary>
    public bool IsAsked { get; set; }
}
