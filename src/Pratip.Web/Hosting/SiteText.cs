using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pratip.Kernel;
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

    public string Number(long number) => Numbers.Format(number, Language);

    /// <summary>Digits of a year or a reference, which take no separators.</summary>
    public string Digits(string text) => Language == Language.Khmer ? KhmerDigits.From(text) : text;

    public string Digits(int number) => Digits(number.ToString(CultureInfo.InvariantCulture));
}
