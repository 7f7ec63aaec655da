using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Registry.Returns;

/// <summary>When a return about a month is due; data, because the committee sets it.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">Where the days come from.</param>
/// <param name="Verified">Whether that was checked against the rule itself.</param>
/// <param name="DueDays">Days after the month's last day.</param>
/// <param name="WarningDays">So many days before it is due the agency is reminded.</param>
/// <param name="LookBackMonths">How far back a return that is missing is asked for again.</param>
public sealed record ReturnCalendar(string Version, string Source, bool Verified, int DueDays, int WarningDays, int LookBackMonths)
{
    private const string File = "Returns/calendar.json";

    private static readonly Lazy<ReturnCalendar> Shipped = new(ReadShipped);

    public static ReturnCalendar Standard => Shipped.Value;

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong with it.</summary>
    public static ReturnCalendar Read(Stream json, string fileName)
    {
        ReturnCalendar calendar;
        try
        {
            calendar = JsonSerializer.Deserialize(json, ReturnCalendarJson.Default.ReturnCalendar)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{fileName}: {problem.Message}", problem);
        }

        return calendar is { DueDays: >= 0, WarningDays: >= 0, LookBackMonths: > 0 }
            ? calendar
            : throw new InvalidDataException($"{fileName}: dueDays and warningDays are at least 0, lookBackMonths at least 1.");
    }

    /// <summary>The last day on which a return about this window is in time.</summary>
    public DateOnly DueOn(ReportingWindow window) => window.To.AddDays(DueDays);

    public static ReportingWindow Month(int year, int month) => ReportingWindow.OfMonths(year, month, year, month);

    /// <summary>A month as it stands in addresses and forms: 2025-07.</summary>
    public static string CodeOf(ReportingWindow month) => month.From.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The month of a code; null for anything else.</summary>
    public static ReportingWindow? TryMonth(string? code) =>
        DateOnly.TryParseExact(code, "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var first) && first.Year is >= 1900 and <= 2199
            ? Month(first.Year, first.Month) : null;

    private static ReturnCalendar ReadShipped()
    {
        using var stream = EmbeddedFile.Open(File);
        return Read(stream, File);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReturnCalendar))]
internal sealed partial class ReturnCalendarJson : JsonSerializerContext;
