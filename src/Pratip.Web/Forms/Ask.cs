using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Law;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Web.Cases;

namespace Pratip.Web.Forms;

/// <summary>The usual questions. Properties are given by <c>nameof</c>, labels and hints as keys of texts.</summary>
public static class Ask
{
    public static Question Line(string property, string label, string? hint = null) => Of(QuestionKind.Line, property, label, hint);

    public static Question Text(string property, string label, string? hint = null) => Of(QuestionKind.Text, property, label, hint);

    public static Question Date(string property, string label, string? hint = "web.forms.date-hint") => Of(QuestionKind.Date, property, label, hint);

    public static Question Moment(string property, string label, string? hint = "web.forms.moment-hint") => Of(QuestionKind.Moment, property, label, hint);

    public static Question Number(string property, string label, string? hint = null) => Of(QuestionKind.Number, property, label, hint);

    public static Question YesNoUnknown(string property, string label, string? hint = null) => Of(QuestionKind.YesNoUnknown, property, label, hint);

    /// <summary>A decision: unknown is no answer to it.</summary>
    public static Question YesNo(string property, string label, string? hint = null) =>
        Choice(property, label, static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>([new("yes", context.Text["web.cases.yes"]), new("no", context.Text["web.cases.no"])]), hint);

    /// <summary>A date of which the day is needed.</summary>
    public static Question Day(string property, string label) => Date(property, label, "web.forms.day-hint");

    /// <summary>One code of a list.</summary>
    public static Question Code(string property, string label, string list, string? hint = null) =>
        Choice(property, label, (context, _) => ValueTask.FromResult(Codes(context, list)), hint);

    /// <summary>Any codes of a list.</summary>
    public static Question Codes(string property, string label, string list, string? hint = null) =>
        Choices(property, label, (context, _) => ValueTask.FromResult(Codes(context, list)), hint);

    public static Question Province(string property, string label, string? hint = null) =>
        Choice(property, label, static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [.. Gazetteer.Standard.Provinces.Select(province => new Choice(province.Code, context.Text.Say(province.Name)))]), hint);

    /// <summary>Articles somebody can be charged under; those that define or regulate are not offered.</summary>
    public static Question Article(string property, string label, string? hint = null) =>
        Choice(property, label, static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [.. LawBook.Standard.Articles.Where(article => article.IsOffence).Select(article => new Choice(article.Code, $"{article.Code} {context.Text.Say(article.Title)}"))]), hint);

    /// <summary>ISO codes; stateless and unknown are among them.</summary>
    public static Question Country(string property, string label, string? hint = null) =>
        Choice(property, label, static (context, _) => ValueTask.FromResult<IReadOnlyList<Choice>>(
            [.. CountryList.Standard.Countries.Select(country => new Choice(country.Alpha2, context.Text.Say(country.Words)))
                .OrderBy(choice => choice.Words, StringComparer.Ordinal)]), hint);

    /// <summary>One agency, by its id.</summary>
    public static Question Agency(string property, string label, string? hint = null, params IReadOnlyList<string> kinds) =>
        Agency(property, label, hint, (agency, _) => kinds.Count == 0 || kinds.Contains(agency.Kind, StringComparer.Ordinal));

    /// <summary>Every agency but the own one and missions, which are told by notices.</summary>
    public static Question OtherAgency(string property, string label, string? hint = null) =>
        Agency(property, label, hint, static (agency, own) => agency.Id != own && agency.Kind != "embassy");

    /// <summary>Every agency that may take part in a case.</summary>
    public static Question Party(string property, string label, string? hint = null) =>
        Agency(property, label, hint, static (agency, _) => PartyService.MayTakePart(agency));

    private static Question Agency(string property, string label, string? hint, Func<Agency, Guid, bool> isOffered) =>
        Choice(property, label, async (context, ct) =>
        {
            await using var db = context.Register.CreateContext();
            var agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct);
            return [.. agencies.Where(agency => isOffered(agency, context.Register.Actor.AgencyId)).Select(agency => new Choice(agency.Id.ToString(), context.Text.Agency(agency)))];
        }, hint);

    public static Question Choice(string property, string label, Func<QuestionContext, CancellationToken, ValueTask<IReadOnlyList<Choice>>> offers, string? hint = null) =>
        Of(QuestionKind.Choice, property, label, hint) with { Offers = offers };

    public static Question Choices(string property, string label, Func<QuestionContext, CancellationToken, ValueTask<IReadOnlyList<Choice>>> offers, string? hint = null) =>
        Of(QuestionKind.Choices, property, label, hint) with { Offers = offers };

    private static Question Of(QuestionKind kind, string property, string label, string? hint) => new() { Kind = kind, Property = property, Label = label, Hint = hint };

    private static IReadOnlyList<Choice> Codes(QuestionContext context, string list) =>
        [.. CodeListCatalogue.Standard.Get(list).Entries.Select(entry => new Choice(entry.Code, context.Text.Say(entry.Label)))];
}
