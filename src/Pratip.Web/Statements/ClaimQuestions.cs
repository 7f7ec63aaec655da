using Pratip.Registry.Statements;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Classifications;
using Pratip.Statistics.Measures;
using Pratip.Web.Forms;

namespace Pratip.Web.Statements;

/// <summary>What can be answered where a form asks what a claim counts.</summary>
internal static class ClaimQuestions
{
    /// <summary>What may be meant comes first, then all there is.</summary>
    /// <param name="context">Of the question.</param>
    /// <param name="claim">As the text has it; null where nothing was read.</param>
    public static IReadOnlyList<Choice> Measures(QuestionContext context, Claim? claim)
    {
        var likely = (claim?.Gaps ?? []).Where(gap => gap.Field is ClaimField.Measure).SelectMany(gap => gap.Candidates).ToHashSet(StringComparer.Ordinal);
        return
        [
            Nothing(context, claim),
            .. MeasureCatalogue.Standard.All.OrderByDescending(measure => likely.Contains(measure.Id)).Select(measure => new Choice(measure.Id, context.Text.Say(measure.Title))),
        ];
    }

    /// <summary>What the number may be: a count, a change, a share.</summary>
    /// <param name="context">Of the question.</param>
    /// <param name="nothing">What it is where nothing is chosen.</param>
    public static IReadOnlyList<Choice> Forms(QuestionContext context, string nothing) =>
        [new("", context.Text[nothing]), .. SaidForm.All.Select(form => new Choice(form.Code, context.Text["web.statements.form." + form.Code]))];

    /// <summary>Of the measure that was chosen, else of the one that the text has.</summary>
    public static IReadOnlyList<Choice> Parts(QuestionContext context, Claim? claim)
    {
        var id = context.Answers.Line(nameof(FinishClaimOptions.Measure)) ?? claim?.Measure;
        var none = Nothing(context, claim);
        return id is null || !MeasureCatalogue.Standard.TryGet(id, out var measure) ? [none] :
        [
            none,
            .. from breakdown in measure.Breakdowns
               from code in ClassificationCatalogue.Standard.Get(breakdown.ClassificationId).Codes
               select new Choice($"{breakdown.Id}={code.Code}", $"{context.Text.Say(breakdown.Title)}: {context.Text.Say(code.Label)}"),
        ];
    }

    private static Choice Nothing(QuestionContext context, Claim? claim) => new("", context.Text[claim is null ? "web.cases.choose" : "web.statements.as-the-text"]);
}
