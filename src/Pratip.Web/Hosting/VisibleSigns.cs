using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Hosting;

/// <summary>
/// Control characters that came with a paste are made visible, as the sign for what cannot be shown (U+FFFD). The server would
/// refuse a whole form for one character zero and lose what was typed; the register's own checks refuse the visible sign
/// beside its field, where it can be found and taken out.
/// </summary>
public static class VisibleSigns
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static void UseVisibleSigns(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (request.QueryString.Value is { } query && query.Contains('%', StringComparison.Ordinal))
        {
            request.QueryString = new QueryString(InQuery(query));
        }

        if (request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) == true)
        {
            request.Body = new VisibleSignsStream(request.Body);
        }

        return next(http);
    });

    /// <summary>Whether these three bytes are the escape of a control character that no line of text holds: all but tab and the ends of lines.</summary>
    internal static bool IsEscapedControl(byte percent, byte high, byte low)
    {
        if (percent != '%' || !char.IsAsciiHexDigit((char)high) || !char.IsAsciiHexDigit((char)low))
        {
            return false;
        }

        var value = (Convert.ToInt32(((char)high).ToString(), 16) << 4) + Convert.ToInt32(((char)low).ToString(), 16);
        return value is 0x7F or (< 0x20 and not ('\t' or '\n' or '\r'));
    }

    private static string InQuery(string query)
    {
        var found = new System.Text.StringBuilder(query.Length);
        for (var at = 0; at < query.Length; at++)
        {
            if (at + 2 < query.Length && IsEscapedControl(ByteOf(query[at]), ByteOf(query[at + 1]), ByteOf(query[at + 2])))
            {
                found.Append("%EF%BF%BD");
                at += 2;
            }
            else
            {
                found.Append(query[at]);
            }
        }

        return found.ToString();

        static byte ByteOf(char letter) => letter < 0x80 ? (byte)letter : (byte)0;
    }
}
