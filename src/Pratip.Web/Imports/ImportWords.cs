using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Web.Hosting;

namespace Pratip.Web.Imports;

/// <summary>How the import pages name a sender and a moment.</summary>
internal static class ImportWords
{
    public static string Sender(this SiteText text, ReceivedFile file) =>
        file.AgencyCode is null ? "" : $"{text.Say(new LocalizedText(file.AgencyEn ?? "", file.AgencyKm ?? ""))} ({file.AgencyCode})";

    /// <summary>Day and hour in Phnom Penh.</summary>
    public static string Moment(this SiteText text, DateTimeOffset moment)
    {
        var local = moment.ToOffset(PhnomPenhTime.Offset);
        return $"{DateWords.Format(DateOnly.FromDateTime(local.DateTime), text.Language)} {text.Digits(local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))}";
    }
}
