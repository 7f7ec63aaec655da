using System.Globalization;

namespace Pratip.Web.Corrections;

/// <summary>Moments of facts as texts: to the minute, in UTC.</summary>
internal static class FactMoments
{
    public static string? Text(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
