using System.Globalization;
using Pratip.Kernel;
using Pratip.Statistics.Data;

namespace Pratip.Statistics.Windows;

/// <summary>A window people have a name for.</summary>
/// <param name="Name">What is typed: <c>2024-Q3</c>, <c>2025-TIP</c>, <c>campaign-2025</c>.</param>
/// <param name="Kind">Which of the kinds it is one of, <see cref="NamedWindows.Campaign"/> for those of their own.</param>
public sealed record NamedWindow(string Name, string Kind, ReportingWindow Window, LocalizedText Title);

/// <summary>
/// The windows of published figures, as data (windows.json): spans of months that come again each year, and campaigns of two
/// dates. The same two days are the same window, whatever name they were asked for by.
/// </summary>
public sealed class NamedWindows
{
    public const string Campaign = "campaign";

    private const string File = "windows.json";

    private static readonly Lazy<NamedWindows> Shipped = new(() => Parse(EmbeddedData.ReadText(File)));

    private readonly IReadOnlyList<SpanEntry> _spans;
    private readonly IReadOnlyList<NamedWindow> _campaigns;

    private NamedWindows(WindowsEntry data)
    {
        _spans = data.Spans;
        _campaigns = [.. data.Campaigns.Select(c => new NamedWindow(c.Name, Campaign, new(c.From, c.To), c.Title))];
        if (_spans.FirstOrDefault(s => !s.Name.Contains("{0}", StringComparison.Ordinal) || s.First is < 1 or > 12 || s.Months < 1) is { } wrong)
        {
            throw new InvalidDataException($"{File}, span '{wrong.Id}': its name needs the year as {{0}}, its first month is one of 1 to 12, and it has a month or more.");
        }

        if (_campaigns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"{File}: the campaign '{twice.Key}' is there twice.");
        }
    }

    public static NamedWindows Standard => Shipped.Value;

    /// <summary>The names of the windows that begin in the years asked for, kind by kind, and every campaign.</summary>
    public IEnumerable<NamedWindow> Of(params IEnumerable<int> years)
    {
        var asked = years.ToList();
        return [.. _spans.SelectMany(span => asked.Select(year => Named(span, year))).Where(named => named.Window.IsWithinTheYears), .. _campaigns];
    }

    /// <summary>What people call a window; null where it has no name.</summary>
    public NamedWindow? Find(ReportingWindow window) =>
        _spans.Select(span => Named(span, window.From.Year + span.YearsBack)).FirstOrDefault(named => named.Window == window)
        ?? _campaigns.FirstOrDefault(named => named.Window == window);

    /// <summary>Reads a name, or two dates as <see cref="ReportingWindow.TryParse"/> does, as people type them: in Khmer digits too.</summary>
    public bool TryParse(string? text, out ReportingWindow window)
    {
        var written = KhmerDigits.ToAscii((text ?? "").Trim());
        if (ReportingWindow.TryParse(written, out window))
        {
            return true;
        }

        if (_campaigns.FirstOrDefault(c => c.Name.Equals(written, StringComparison.OrdinalIgnoreCase)) is { } campaign)
        {
            window = campaign.Window;
            return true;
        }

        // The year itself is read as any other window is, so that the same years are refused.
        if (written.Length > 5 && ReportingWindow.TryParse(written[..4], out var year)
            && _spans.FirstOrDefault(s => NameOf(s, year.From.Year).Equals(written, StringComparison.OrdinalIgnoreCase)) is { } span)
        {
            window = Named(span, year.From.Year).Window;
            return window.IsWithinTheYears;
        }

        return false;
    }

    /// <summary>The same of what was found to be a window before.</summary>
    public ReportingWindow ParseWindow(string? text) => TryParse(text, out var window) ? window : throw new FormatException(WindowRefusal.Of(text));

    internal static NamedWindows Parse(string json) => new(EmbeddedData.Parse<WindowsEntry>(File, json));

    private static NamedWindow Named(SpanEntry span, int year)
    {
        var from = new DateOnly(year - span.YearsBack, span.First, 1);
        var digits = year.ToString(CultureInfo.InvariantCulture);
        return new(
            NameOf(span, year),
            span.Id,
            new(from, from.AddMonths(span.Months).AddDays(-1)),
            new(span.Title.En.Replace("{0}", digits, StringComparison.Ordinal), span.Title.Km.Replace("{0}", KhmerDigits.From(digits), StringComparison.Ordinal)));
    }

    private static string NameOf(SpanEntry span, int year) => span.Name.Replace("{0}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

internal sealed record WindowsEntry(IReadOnlyList<SpanEntry> Spans, IReadOnlyList<CampaignEntry> Campaigns);

/// <param name="YearsBack">How many years before the year of its name it begins.</param>
internal sealed record SpanEntry(string Id, string Name, int Months, LocalizedText Title, int First = 1, int YearsBack = 0);

internal sealed record CampaignEntry(string Name, DateOnly From, DateOnly To, LocalizedText Title);
