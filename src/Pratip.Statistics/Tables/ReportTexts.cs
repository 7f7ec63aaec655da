using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Data;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tables;

/// <summary>What a report says around its figures, in both languages at once.</summary>
public static class ReportTexts
{
    public static LocalizedText Say(string key, params object?[] args) => new(
        StatisticsTexts.All.Format("statistics." + key, Language.English, args),
        StatisticsTexts.All.Format("statistics." + key, Language.Khmer, args));

    /// <summary>As people call it where it has a name, else by its first and last day, which may be one.</summary>
    public static LocalizedText NameOf(ReportingWindow window) =>
        NamedWindows.Standard.Find(window)?.Title ?? (window.Days == 1 ? Say("window.day", window.From) : Say("window.span", window.From, window.To));

    public static LocalizedText NameOfMonth(DateOnly month) => new(
        DateWords.Format(PartialDate.OfMonth(month.Year, month.Month), Language.English),
        DateWords.Format(PartialDate.OfMonth(month.Year, month.Month), Language.Khmer));

    /// <summary>The label of a code, or of the two of a crossed breakdown in its order.</summary>
    public static LocalizedText LabelOf(IReadOnlyList<LocalizedText> codes) => codes is [var one, var other] ? Say("figure.crossed", one, other) : codes[0];

    /// <summary>The name of a breakdown, or of two that are crossed.</summary>
    public static LocalizedText TitleOf(Measure measure, string by) => measure.GetBreakdowns(by) is [var one, var other]
        ? Say("figure.crossed-title", one.Title, other.Title)
        : measure.GetBreakdown(by).Title;

    public static LocalizedText PurposeMark(RegisterPurpose purpose) => Say("report.purpose." + purpose switch
    {
        RegisterPurpose.Demonstration => "demonstration",
        RegisterPurpose.Test => "test",
        _ => "production",
    });

    public static LocalizedText? PlacingDate(Measure measure) => measure.Placing is not { } placing
        ? null
        : Say("date." + placing.Date + (placing.Until is null ? "" : "." + placing.Until));

    /// <summary>The names of entities as far as the template knows them, else their codes.</summary>
    public static LocalizedText NothingFrom(Completeness completeness) => After("note.partial.nothing", completeness.Missing);

    public static LocalizedText InPartFrom(Completeness completeness) => After("note.partial.in-part", completeness.Incomplete);

    /// <summary>A sentence that follows another, or nothing where there is nobody to name.</summary>
    private static LocalizedText After(string key, IReadOnlyList<string> agencies)
    {
        if (agencies.Count == 0)
        {
            return new("", "");
        }

        var said = Say(key, Names(agencies));
        return new(" " + said.En, " " + said.Km);
    }

    public static LocalizedText Names(IReadOnlyList<string> agencies)
    {
        if (agencies.Count == 0)
        {
            return Say("note.nobody");
        }

        return Bodies([.. agencies.Select(ClassificationCatalogue.Standard.Get("agency").LabelOf)]);
    }

    /// <summary>Bodies one after the other: their own names have commas.</summary>
    public static LocalizedText Bodies(IReadOnlyList<LocalizedText> names) =>
        new(string.Join("; ", names.Select(n => n.En)), string.Join("; ", names.Select(n => n.In(Language.Khmer))));

    /// <summary>One after the other.</summary>
    public static LocalizedText Listed(IReadOnlyList<LocalizedText> names) =>
        new(string.Join(", ", names.Select(n => n.En)), string.Join(", ", names.Select(n => n.In(Language.Khmer))));
}
