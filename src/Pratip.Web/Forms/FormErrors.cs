using Pratip.Registry.Entry;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Forms;

/// <summary>What is wrong with a page, in the reader's words and beside its questions.</summary>
internal static class FormErrors
{
    /// <summary>What cannot be read, and what can be said of the rest without the register.</summary>
    public static List<FieldError> Of(SiteText text, QuestionPage page, Answers answers, IReadOnlyList<EntryProblem> problems)
    {
        var unreadable = page.Questions.Select(question => AnswerWords.Unreadable(text, question, answers)).OfType<FieldError>().ToList();
        return InOrder(page, unreadable.Concat(Of(text, page, problems, all: false).Where(error => !unreadable.Exists(other => other.Field == error.Field))));
    }

    /// <param name="text">The reader's words.</param>
    /// <param name="page">The page they are said on.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="all">Also what no question of the page asked for; it is said beside the first.</param>
    public static List<FieldError> Of(SiteText text, QuestionPage page, IReadOnlyList<EntryProblem> problems, bool all) => InOrder(
        page,
        from problem in problems
        let question = page.Questions.FirstOrDefault(question => question.Property == problem.Field)
        where all || question is not null
        select new FieldError((question ?? page.Questions[0]).Id, Said(text, question, problem)));

    /// <summary>As the questions stand on the page: whoever mends them goes down it once.</summary>
    private static List<FieldError> InOrder(QuestionPage page, IEnumerable<FieldError> errors)
    {
        var places = page.Questions.Select((question, place) => (question.Id, place)).ToDictionary(one => one.Id, one => one.place, StringComparer.Ordinal);
        return [.. errors.OrderBy(error => places.GetValueOrDefault(error.Field))];
    }

    /// <summary>"Fill this in" says nothing in a list of several: there the field is named.</summary>
    private static string Said(SiteText text, Question? question, EntryProblem problem) => question is not null && problem.What.Key == "entry.missing"
        ? $"{text[question.Label]}: {text.Say(problem.What)}"
        : text.Say(problem.What);
}
