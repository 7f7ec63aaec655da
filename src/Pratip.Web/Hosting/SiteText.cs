using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;

namespace Pratip.Web.Hosting;

/// <summary>Speaks the language of the request, for the components of one page.</summary>
public sealed class SiteText(Texts texts, IHttpContextAccessor accessor)
{
    public Language Language => RequestLanguage.Of(accessor.HttpContext!);

    public string this[string key] => texts[key].In(Language);

    public string Say(string key, params object?[] args) => texts.Format(key, Language, args);

    public string Say(Message message) => texts.Format(message, Language);

    public string Say(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Language);
    }

    /// <summary>The unit of a count, in the words of the report.</summary>
    public string Unit(CountingUnit unit) => this["exchange.reports.unit." + JsonNamingPolicy.KebabCaseLower.ConvertName(unit.ToString())];

    /// <summary>A count, or the words for one that nobody reported.</summary>
    public string Count(long? count) => count is { } known ? Number(known) : this["exchange.reports.not-reported"];

    public string SignedPercent(decimal percent) => Numbers.SignedPercent(percent, 2, Language);

    public string Number(long number) => Numbers.Format(number, Language);

    /// <summary>Digits of a year or a reference, which take no separators.</summary>
    public string Digits(string text) => Language == Language.Khmer ? KhmerDigits.From(text) : text;

    /// <summary>Day and hour in Phnom Penh.</summary>
    public string Moment(DateTimeOffset moment)
    {
        var local = moment.ToOffset(PhnomPenhTime.Offset);
        return $"{DateWords.Format(DateOnly.FromDateTime(local.DateTime), Language)} {Digits(local.ToString("HH:mm", CultureInfo.InvariantCulture))}";
    }

    public string Digits(int number) => Digits(number.ToString(CultureInfo.InvariantCulture));
}
