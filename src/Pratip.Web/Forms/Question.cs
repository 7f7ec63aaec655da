using Pratip.Web.Hosting;

namespace Pratip.Web.Forms;

/// <summary>How a question is asked and what may be typed.</summary>
public enum QuestionKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>A date as well as it is known.</summary>
    Date,

    /// <summary>A day and an hour in Phnom Penh.</summary>
    Moment,

    /// <summary>A whole number.</summary>
    Number,

    YesNoUnknown,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Any of a list.</summary>
    Choices,
}

/// <summary>One of the things that can be chosen, in the reader's language.</summary>
public sealed record Choice(string Value, string Words);

/// <summary>What a question may need to know to be asked: who is asked about what, and what was answered so far.</summary>
/// <param name="Services">Of the site, for what more a question must look up.</param>
public sealed record QuestionContext(Pratip.Registry.Access.ActorRegister Register, SiteText Text, EntrySubject Subject, Answers Answers, IServiceProvider Services);

/// <summary>One field of a form.</summary>
public sealed record Question
{
    /// <summary>The property of the options record, which names the field and to which problems are said.</summary>
    public required string Property { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>Key of the text.</summary>
    public required string Label { get; init; }

    /// <summary>Key of the text below the label.</summary>
    public string? Hint { get; init; }

    /// <summary>What can be chosen, for <see cref="QuestionKind.Choice"/> and <see cref="QuestionKind.Choices"/>.</summary>
    public Func<QuestionContext, CancellationToken, ValueTask<IReadOnlyList<Choice>>>? Offers { get; init; }

    /// <summary>Key of what is said where it was not answered, for a question that no options record knows; null where the options say it.</summary>
    public string? Missing { get; init; }

    /// <summary>Key of what it means that nothing was answered, where that is an answer too; null where it is none.</summary>
    public string? Nothing { get; init; }

    /// <summary>Whether the answer stands in the row that a form changes. One that only speaks of the change, such as its reason, has no other version.</summary>
    public bool StandsInRow { get; init; } = true;

    /// <summary>
    /// Whether its choices have access keys, 1 and up, and the button that goes on has 0: for decisions made one after the other. Keys of the
    /// browser, because a plain number is typed into other fields and spoken by whoever works by voice.
    /// </summary>
    public bool HasKeys { get; init; }

    /// <summary>Field and id on the page.</summary>
    public string Id => Answers.FieldOf(Property);
}

/// <summary>Questions that are asked together.</summary>
/// <param name="Id">Part of the address.</param>
/// <param name="Title">Key of the heading.</param>
/// <param name="Questions">In the order of the page.</param>
public sealed record QuestionPage(string Id, string Title, params IReadOnlyList<Question> Questions)
{
    /// <summary>Key of a sentence below the heading.</summary>
    public string? Lead { get; init; }

    /// <summary>Whether the page is asked, after what was answered before; always where nothing is said.</summary>
    public Func<Answers, bool>? AskedWhen { get; init; }

    internal bool HasKeys => Questions.Any(question => question.HasKeys);

    internal bool IsAsked(Answers answers) => AskedWhen?.Invoke(answers) != false;
}
