using Pratip.Kernel;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Forms;

/// <summary>How answers are said back, and what is said where they cannot be read.</summary>
internal static class AnswerWords
{
    public static string Say(SiteText text, Question question, Answers answers, IReadOnlyList<Choice>? offers)
    {
        var values = answers.All(question.Property);
        if (values.Count == 0)
        {
            return text[question.Nothing ?? (question.Kind == QuestionKind.YesNoUnknown ? "web.cases.unknown" : "web.forms.not-answered")];
        }

        return question.Kind switch
        {
            QuestionKind.YesNoUnknown => text[answers.YesNo(question.Property) switch { true => "web.cases.yes", false => "web.cases.no", _ => "web.cases.unknown" }],
            QuestionKind.Choice or QuestionKind.Choices => string.Join(", ", values.Select(value => offers?.FirstOrDefault(offer => offer.Value == value)?.Words ?? value)),
            QuestionKind.Date => PartialDate.TryParseIso(answers.Date(question.Property), out var date) ? text.Day(date) : values[0],
            QuestionKind.Moment => answers.Moment(question.Property) is { } moment ? text.Moment(moment) : values[0],
            QuestionKind.Number => answers.Number(question.Property) is { } number ? text.Number(number) : values[0],
            _ => values[0],
        };
    }

    /// <summary>Something was typed that is no date, no hour or no number. Whether a date can be, the register judges.</summary>
    public static FieldError? Unreadable(SiteText text, Question question, Answers answers) => (question.Kind, answers.Line(question.Property)) switch
    {
        (QuestionKind.Date, { } typed) => TypedDate.Read(typed, question.Id, text).Error,
        (_, null) when question.Missing is { } missing => new(question.Id, text[missing]),
        (QuestionKind.Moment, { } typed) => TypedMoment.Read(typed, question.Id, text).Error,
        (QuestionKind.Number, { } typed) when !Answers.TryNumber(typed, out _) => new(question.Id, text["web.forms.no-number"]),
        _ => null,
    };
}
