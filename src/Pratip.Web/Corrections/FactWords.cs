using Pratip.Reference.Countries;
using Pratip.Registry.Corrections;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Corrections;

/// <summary>How pages say the values of a field of any noun. What is unknown is said to be.</summary>
internal static class FactWords
{
    public static string Say(this SiteText text, CorrectableField field, IReadOnlyList<string> values) =>
        values.Count == 0 ? text["web.cases.unknown"] : string.Join(" / ", values.Select(value => Say(text, field, value)));

    private static string Say(SiteText text, CorrectableField field, string value) => field.Kind switch
    {
        FieldKind.Date => text.Day(value),
        FieldKind.Moment => FactMoments.Read(value) is { } moment ? text.Moment(moment) : value,
        FieldKind.Number or FieldKind.Year => text.Digits(value),
        FieldKind.Flag => text[value == "true" ? "web.cases.yes" : "web.cases.no"],
        FieldKind.Code or FieldKind.Codes => text.Code(field.List!, value),
        FieldKind.Province => text.Province(value),
        FieldKind.Article => text.Article(value),
        FieldKind.Country or FieldKind.Countries => CountryList.Standard.Countries.FirstOrDefault(country => country.Alpha2 == value) is { } country ? text.Say(country.Name) : value,
        _ => value,
    };
}
