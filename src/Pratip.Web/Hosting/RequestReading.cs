using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Web.Hosting;

/// <summary>What a reader has chosen for Khmer pages: kept by the browser, because it is the same for whoever sits there.</summary>
public sealed record ReadingChoice(bool KhmerDigits, bool BuddhistYears)
{
    public static ReadingChoice Default { get; } = new(KhmerDigits: true, BuddhistYears: false);
}

/// <summary>How numbers and dates of a page are written: by its language and what its reader has chosen.</summary>
public static class RequestReading
{
    private const string Cookie = "pratip-reading";
    private const string KhmerDigits = "km";
    private const string ArabicDigits = "arabic";
    private const string BuddhistYears = "be";
    private const string CommonYears = "ce";
    private static readonly object Key = new();

    public static ReadingStyle Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Items[Key] is ReadingStyle known)
        {
            return known;
        }

        var (digits, years) = ChoiceOf(http);
        var style = new ReadingStyle(RequestLanguage.Of(http), digits, years);
        http.Items[Key] = style;
        return style;
    }

    public static ReadingChoice ChoiceOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Cookies[Cookie]?.Split('.') is [(KhmerDigits or ArabicDigits) and var digits, (BuddhistYears or CommonYears) and var years]
            ? new ReadingChoice(digits == KhmerDigits, years == BuddhistYears)
            : ReadingChoice.Default;
    }

    /// <summary>From the next page on.</summary>
    public static void Keep(HttpContext http, ReadingChoice choice)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(choice);
        http.Response.Cookies.Append(Cookie, $"{(choice.KhmerDigits ? KhmerDigits : ArabicDigits)}.{(choice.BuddhistYears ? BuddhistYears : CommonYears)}", new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
    }
}
