using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Windows;
using Pratip.Web.Hosting;

namespace Pratip.Web.Shared;

/// <summary>A window that came from a form or an address: what was written, what it means, or what is wrong with it.</summary>
public sealed record WindowField(string Id, string Written, ReportingWindow? Window, FieldError? Error)
{
    /// <summary>Reads the field <paramref name="id"/> of the address; an empty one means <paramref name="otherwise"/>.</summary>
    /// <param name="of">The window beside which this one stands, so that it may be named by its kind; null where it stands alone.</param>
    public static WindowField Read(HttpContext http, SiteText text, string id, ReportingWindow? otherwise, ReportingWindow? of = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(text);
        var given = http.Request.Query.TryGetValue(id, out var values);
        var written = values.ToString().Trim();
        if (written.Length == 0)
        {
            // A field left empty on purpose is not the same as an address that does not speak of it.
            var window = given && id == Compare ? null : otherwise;
            return new(id, window?.ToString() ?? "", window, null);
        }

        var isWindow = of is { } beside ? Comparisons.TryParse(written, beside, out var parsed) : NamedWindows.Standard.TryParse(written, out parsed);
        return isWindow && of is { } later && !Comparisons.IsBefore(parsed, later)
            ? new(id, written, null, new FieldError(id, text.Say(Comparisons.NotBefore(parsed, later))))
            : isWindow ? new(id, written, parsed, null)
            : new(id, written, null, new FieldError(id, text.Say(Refusal(written))));
    }

    /// <summary>The field of the earlier window, which may be empty: a report stands alone too.</summary>
    public const string Compare = "compare";

    /// <summary>Why what was typed is not a window: a slip in one day is not answered with all that could be written.</summary>
    internal static Message Refusal(string written) =>
        WindowRefusal.MissingDay(written) is var (day, last) ? new("web.window.no-day", Shortened(written), day, last)
        : new(WindowRefusal.EndsBeforeItBegins(written) ? "web.window.backwards" : "web.window.wrong", Shortened(written));

    /// <summary>What was typed, short enough to be said back.</summary>
    internal static string Shortened(string written) => written.Length <= 60 ? written : written[..60] + "\u2026";
}
