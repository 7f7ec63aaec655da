using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Web.Hosting;

namespace Pratip.Web.Shared;

/// <summary>
/// The date of a form's field: what was typed, what it means, or what is wrong with it. Whole, or a month or a year, with
/// Khmer digits and years of the Buddhist era. An empty field is no date and no error: whether one is needed, the register says.
/// </summary>
public sealed record TypedDate(string Field, string Written, PartialDate? Date, FieldError? Error)
{
    /// <summary>As the register keeps it; null for an empty or unreadable one.</summary>
    public string? Iso => Date?.ToString();

    /// <summary>What to hand to a check that tells of unreadable dates itself: the stored form where there is one, else what was typed.</summary>
    public string IsoOrWritten => Iso ?? Written;

    internal static TypedDate Of(IFormCollection fields, string field, SiteText text) => Read(TypedLine.Of(fields, field, Longest), field, text);

    public static TypedDate Read(string? typed, string field, SiteText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = typed?.Trim() ?? "";
        if (written.Length == 0)
        {
            return new TypedDate(field, "", null, null);
        }

        return TypedDateReader.TryRead(Repeatable(written), text.Style.HasBuddhistYears, out var date, out var problem)
            ? new TypedDate(field, written, date, null)
            : new TypedDate(field, written, null, new FieldError(field, text.Say(problem)));
    }

    /// <summary>Longer than any date, so that what is no date is shown as it was typed.</summary>
    private const int Longest = 100;

    /// <summary>What is wrong repeats what was typed, and must not be longer than the page.</summary>
    private static string Repeatable(string written) => written.Length > Longest ? written[..Longest] + "\u2026" : written;
}
