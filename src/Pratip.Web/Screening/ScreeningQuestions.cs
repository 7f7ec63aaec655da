using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Screening;
using Pratip.Registry.Children;
using Pratip.Registry.Screening;
using Pratip.Web.Cases;
using Pratip.Web.Forms;
using Pratip.Web.Hosting;

namespace Pratip.Web.Screening;

/// <summary>The questions of an interview: how it was held, one page for each dimension of the chosen set, and the decision below the advice.</summary>
internal static class ScreeningQuestions
{
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Standard;

    private static readonly Dictionary<ChildStanding, IReadOnlyList<QuestionPage>> Pages = Enum.GetValues<ChildStanding>().ToDictionary(one => one, Made);

    /// <summary>A person's age says which indicators can be chosen.</summary>
    public static IReadOnlyList<QuestionPage> PagesFor(ChildStanding standing) => Pages[standing];

    private static IReadOnlyList<QuestionPage> Made(ChildStanding standing) =>
    [
        new("interview", "web.screening.interview",
            Ask.Code(nameof(RecordScreeningOptions.Kind), "web.screening.kind", "screening-kind"),
            Ask.Choice(nameof(RecordScreeningOptions.IndicatorSet), "web.screening.set", (context, _) => ValueTask.FromResult(Sets(context.Text, standing)), HintOf(standing)),
            Ask.Code(nameof(RecordScreeningOptions.SpokenLanguage), "web.screening.language", "spoken-language"),
            Ask.Code(nameof(RecordScreeningOptions.Interpreter), "web.screening.interpreter", "interpreter-use"),
            Ask.Moment(nameof(RecordScreeningOptions.StartedAt), "web.screening.started"),
            Ask.Moment(nameof(RecordScreeningOptions.EndedAt), "web.screening.ended")) { Lead = "web.screening.lead" },
        .. Catalogue.Sets.SelectMany(set => Catalogue.Dimensions.Select(dimension => PageOf(set, dimension))),
        new("decision", "web.screening.decision",
            Ask.Choices(nameof(RecordScreeningOptions.AdviceSeen), "web.screening.advice", static (context, _) => ValueTask.FromResult(AdviceOf(context)), "web.screening.advice-hint"),
            Ask.Code(nameof(RecordScreeningOptions.Decision), "web.screening.decision", "screening-decision"),
            Ask.Code(nameof(RecordScreeningOptions.Body), "web.victims.body", "identifying-body", "web.screening.body-hint"),
            Ask.Text(nameof(RecordScreeningOptions.Reason), "web.victims.reason", "web.screening.reason-hint")) { Lead = "web.screening.decision-lead" },
    ];

    /// <summary>The dimensions of the chosen set, each with its two fields.</summary>
    public static IEnumerable<(ScreeningDimension Dimension, string Found, string NotAsked)> Fields(IndicatorSet set) =>
        Catalogue.Dimensions.Select(dimension => (dimension, FieldOf("Found", set, dimension), FieldOf("NotAsked", set, dimension)));

    public static IReadOnlyList<string> Chosen(Answers answers, bool isFound) =>
        Catalogue.Find(answers.Line(nameof(RecordScreeningOptions.IndicatorSet))) is { } set
            ? [.. Fields(set).SelectMany(one => answers.All(isFound ? one.Found : one.NotAsked)).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Reasons of an advice, each in words.</summary>
    public static string Reason(SiteText text, string reason) => string.Join(": ", Catalogue.Words(reason).Select(text.Say));

    private static QuestionPage PageOf(IndicatorSet set, ScreeningDimension dimension) => new($"{set.Id}-{dimension.Code}", $"web.screening.dimension.{dimension.Code}",
        Ask.Choices(FieldOf("Found", set, dimension), "web.screening.found", (context, _) => ValueTask.FromResult(Indicators(context.Text, set, dimension)), "web.screening.found-hint") with { Nothing = "web.screening.nothing-found" },
        Ask.Choices(FieldOf("NotAsked", set, dimension), "web.screening.not-asked", (context, _) => ValueTask.FromResult(Indicators(context.Text, set, dimension)), "web.screening.not-asked-hint") with { Nothing = "web.screening.all-asked" })
    { AskedWhen = answers => answers.Line(nameof(RecordScreeningOptions.IndicatorSet)) == set.Id };

    private static string FieldOf(string kind, IndicatorSet set, ScreeningDimension dimension) =>
        kind + string.Concat($"{set.Id}-{dimension.Code}".Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string HintOf(ChildStanding standing) => standing switch
    {
        ChildStanding.Child => "web.screening.set-hint.child",
        ChildStanding.TreatedAsChild => "web.screening.set-hint.uncertain",
        _ => "web.screening.set-hint.adult",
    };

    private static IReadOnlyList<Choice> Sets(SiteText text, ChildStanding standing) =>
        [.. SuitableSets.Of(standing).Select(set => new Choice(set.Id, set.IsComplete ? text.Say(set.Title) : text.Say("web.screening.incomplete", set.Title)))];

    private static IReadOnlyList<Choice> Indicators(SiteText text, IndicatorSet set, ScreeningDimension dimension) =>
        [.. set.Of(dimension).Select(one => new Choice(one.Code, text.Say($"web.screening.strength.{one.Strength.ToString().ToLowerInvariant()}", one.Words)))];

    /// <summary>What the rules advise for what was answered so far: ticked only by who has it before their eyes.</summary>
    private static IReadOnlyList<Choice> AdviceOf(QuestionContext context)
    {
        var options = new RecordScreeningOptions
        {
            ReportId = Guid.Empty,
            IndicatorSet = context.Answers.Line(nameof(RecordScreeningOptions.IndicatorSet)),
            Found = Chosen(context.Answers, isFound: true),
            NotAsked = Chosen(context.Answers, isFound: false),
        };
        if (options.Advise() is not { } advice)
        {
            return [];
        }

        LocalizedText label = CodeListCatalogue.Standard.Label("screening-advice", advice.Advice);
        var reasons = string.Join("; ", advice.Reasons.Select(reason => Reason(context.Text, reason)));
        return [new Choice(advice.Advice, reasons.Length == 0 ? context.Text.Say(label) : $"{context.Text.Say(label)} ({reasons})")];
    }
}
