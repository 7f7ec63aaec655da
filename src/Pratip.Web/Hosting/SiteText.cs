using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tabulation;

namespace Pratip.Web.Hosting;

/// <summary>Speaks the language of the request, for the components of one page.</summary>
public sealed class SiteText(Texts texts, IHttpContextAccessor accessor)
{
    public Language Language => RequestLanguage.Of(accessor.HttpContext!);

    /// <summary>The language, and how the reader wants numbers and dates in it.</summary>
    public ReadingStyle Style => RequestReading.Of(accessor.HttpContext!);

    /// <summary>For a report on a page; its files follow the office's rule and not the reader's.</summary>
    public ReportStyle ReportStyle => new(Language, Style.KhmerDigits);

    public string this[string key] => Style.Words(texts[key].In(Language));

    public string Say(string key, params object?[] args) => texts.Format(key, Style, args);

    public string Say(Message message) => texts.Format(message, Style);

    public string Say(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Style.Words(text.In(Language));
    }

    /// <summary>The unit of a count, in the words of the report.</summary>
    public string Unit(CountingUnit unit) => this["exchange.reports.unit." + JsonNamingPolicy.KebabCaseLower.ConvertName(unit.ToString())];

    /// <summary>A number of a figure, or why there is none.</summary>
    public string Count(Figure figure, long? value, bool isHidden = false)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return isHidden ? this["exchange.reports.hidden"] : value is null && figure.IsIncomplete ? this["exchange.reports.incomplete"] : Count(value);
    }

    /// <summary>A count, or the words for one that nobody reported.</summary>
    public string Count(long? count) => count is { } known ? Number(known) : this["exchange.reports.not-reported"];

    public string SignedPercent(decimal percent, int decimals) => Numbers.SignedPercent(percent, decimals, Style.NumberLanguage);

    public string Number(long number) => Numbers.Format(number, Style.NumberLanguage);

    /// <summary>Digits of a year or a reference, which take no separators.</summary>
    public string Digits(string text) => Style.NumberLanguage == Language.Khmer ? KhmerDigits.From(text) : text;

    /// <summary>A day, a month or a year, as well as it is known.</summary>
    public string Day(PartialDate date) => DateWords.Format(date, Style);

    /// <summary>The name of a month, 1 to 12.</summary>
    public string Month(int month) => MonthNames.Of(month, Language);

    public string Day(DateOnly date) => Day(PartialDate.OfDay(date));

    /// <summary>Day and hour in Phnom Penh.</summary>
    public string Moment(DateTimeOffset moment) => DateWords.Format(moment, Style);

    public string Digits(int number) => Digits(number.ToString(CultureInfo.InvariantCulture));
}
