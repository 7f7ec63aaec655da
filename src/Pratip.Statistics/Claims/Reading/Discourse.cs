using Pratip.Kernel;

namespace Pratip.Statistics.Claims.Reading;

/// <summary>What the sentences before have said, for those that lean on them: "134 of them", "it was 151 in 2023".</summary>
internal sealed class Discourse
{
    public Subject Subject { get; set; } = Subject.None;

    public ReportingWindow? Window { get; private set; }

    /// <summary>Its year was told in figures, so that "the year before" is reckoned from it.</summary>
    public bool IsWindowNamed { get; private set; }

    /// <summary>The latest window of the paragraph.</summary>
    private ReportingWindow? _latest;

    private bool _isLatestNamed;

    public void Speak(ReportingWindow window, bool isNamed)
    {
        (Window, IsWindowNamed) = (window, isNamed);
        if (_latest is not { } known || known.To <= window.To)
        {
            (_latest, _isLatestNamed) = (window, isNamed);
        }
    }

    /// <summary>A paragraph that ended in an aside to another year does not hand that on.</summary>
    public void BeginParagraph()
    {
        if (Window is { } last && _latest is { } latest && last.To < latest.From)
        {
            (Window, IsWindowNamed) = (latest, _isLatestNamed);
        }

        _latest = null;
    }

    /// <summary>The one province that was spoken of.</summary>
    public string? Province { get; set; }

    /// <summary>What was counted there.</summary>
    public CountingUnit? ProvinceUnit { get; set; }
}
