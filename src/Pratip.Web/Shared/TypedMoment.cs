using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;
using Pratip.Web.Hosting;

namespace Pratip.Web.Shared;

/// <summary>
/// The day and the hour of a form's field: what was typed, what it means, or what is wrong with it. The day is read as that of a field
/// for dates, with years of the Buddhist era; the hour is what a custody clock runs by and is not guessed.
/// </summary>
public sealed record TypedMoment(string Field, string Written, DateTimeOffset? Moment, FieldError? Error)
{
    private const string Stored = "yyyy-MM-dd HH:mm";

    /// <summary>In a form that is read the same by everybody; what cannot be read stays as typed.</summary>
    public string StoredOrWritten => Moment is { } moment ? moment.ToOffset(PhnomPenhTime.Offset).ToString(Stored, CultureInfo.InvariantCulture) : Written;

    public static TypedMoment Read(string? typed, string field, SiteText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = typed?.Trim() ?? "";
        return written.Length == 0 ? new TypedMoment(field, "", null, null)
            : TryRead(written, text.Style.HasBuddhistYears, out var moment, out var problem) ? new TypedMoment(field, written, moment, null)
            : new TypedMoment(field, written, null, new FieldError(field, text.Say(problem)));
    }

    /// <summary>A day in any usual form, a space, hours and minutes.</summary>
    public static bool TryRead(string? typed, bool readsBuddhistYears, out DateTimeOffset moment, [NotNullWhen(false)] out Message? problem)
    {
        moment = default;
        problem = new Message("entry.moment");
        var parts = KhmerDigits.ToAscii(typed ?? "").Replace('T', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !TimeOnly.TryParseExact(parts[^1], ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        if (!TypedDateReader.TryRead(string.Join(' ', parts[..^1]), readsBuddhistYears, out var day, out var unclear))
        {
            // Of an era that may be either the reader is told which days it may be; of anything else, what an hour looks like.
            problem = unclear.Key == TypedDateReader.WhichEra ? unclear : problem;
            return false;
        }

        if (day.Precision != DatePrecision.Day)
        {
            return false;
        }

        problem = null;
        moment = new DateTimeOffset(day.First.ToDateTime(time), PhnomPenhTime.Offset).ToUniversalTime();
        return true;
    }
}
