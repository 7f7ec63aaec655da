using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Web.Forms;

/// <summary>What a form is about, as the pages say it above the questions.</summary>
/// <param name="Words">A case's number, for example; never a name.</param>
/// <param name="Back">The address to return to.</param>
/// <param name="Current">The entry of the navigation.</param>
/// <param name="Row">What the form itself needs to know of it.</param>
public sealed record EntrySubject(string Words, string Back, string Current, object? Row = null);

/// <summary>What stands in the register now, for a form that changes it.</summary>
/// <param name="Answers">In the form in which they are typed.</param>
/// <param name="Version">What the change will be based on.</param>
/// <param name="Event">The event that brought it about, which says who and when.</param>
public sealed record CurrentAnswers(Answers Answers, int Version, long Event)
{
    /// <summary>Why nothing more can be entered over it by this form; null where something can.</summary>
    public Message? Final { get; init; }

    /// <summary>What stands now of the row that a form is about; null where it is out of reach.</summary>
    public static async Task<CurrentAnswers?> ReadAsync<T>(ActorRegister register, AccessVerb verb, string subject, Func<T, Answers> read, CancellationToken ct)
        where T : RegisterRow
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(read);
        var id = Guid.Parse(subject);
        await using var db = register.CreateContext(verb);
        return await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, ct) is { } row ? new CurrentAnswers(read(row), row.Version, row.EventId) : null;
    }
}

/// <summary>A form that was filled in.</summary>
/// <param name="Id">Of this entry, made when the form was first shown: the row it becomes takes it, so that a form sent twice makes one row.</param>
/// <param name="Subject">As the address named it.</param>
/// <param name="About">The same, found.</param>
/// <param name="BasedOn">The version that was shown, for a form that changes a row.</param>
/// <param name="Answers">What was typed.</param>
/// <param name="Today">In Phnom Penh.</param>
public sealed record FilledForm(Guid Id, string? Subject, EntrySubject About, int? BasedOn, Answers Answers, DateOnly Today)
{
    /// <summary>The subject where it is one id.</summary>
    public Guid SubjectId => Guid.Parse(Subject!);
}

/// <summary>A component that shows what a form decides on, and its parameters.</summary>
public sealed record FormMatter(Type Component, IDictionary<string, object> Parameters);

/// <summary>
/// One way to enter something: its questions, what they are about, and the service they end in. Every form of the assembly
/// has an address of its own, /forms/NAME, without being listed anywhere. A form is one for all users and keeps nothing.
/// </summary>
public abstract class EntryForm
{
    public abstract string Name { get; }

    /// <summary>Key of the title.</summary>
    public abstract string Title { get; }

    public abstract AccessNoun Noun { get; }

    public virtual AccessVerb Verb => AccessVerb.Enter;

    /// <summary>Null where the subject of the address is not there, out of reach, or not one of this form.</summary>
    public abstract Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct);

    public abstract IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject);

    /// <summary>For a form that changes what stands; null for one that adds. What a form that adds suggests comes from <see cref="Suggest"/>.</summary>
    public virtual Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, CancellationToken ct) => Task.FromResult<CurrentAnswers?>(null);

    /// <summary>The same for a purpose, where what stands is sealed and the look at it recorded; null where it may not be opened without one.</summary>
    public virtual Task<CurrentAnswers?> ReadCurrentAsync(ActorRegister register, string subject, string? purpose, CancellationToken ct) => ReadCurrentAsync(register, subject, ct);

    /// <summary>Whether what stands is sealed for some subjects, so that the form has a page that asks what for.</summary>
    public virtual bool OpensSealed => false;

    /// <summary>Whether it is for this one.</summary>
    public virtual bool AsksPurpose(EntrySubject subject) => false;

    public virtual Answers Suggest(EntrySubject subject, DateOnly today) => Answers.None;

    /// <summary>What is shown above the questions for who has to decide on it; null where the words of the subject say enough.</summary>
    public virtual Task<FormMatter?> ReadMatterAsync(ActorRegister register, EntrySubject subject, CancellationToken ct) => Task.FromResult<FormMatter?>(null);

    /// <summary>What can be said without the register; problems of questions not asked yet are left out by the caller.</summary>
    public abstract IReadOnlyList<EntryProblem> Problems(FilledForm form);

    /// <summary>
    /// What the register says already against what was answered so far: asked when a form is opened and when a page of several is sent, so
    /// that nobody fills pages in vain. The service asks the same again.
    /// </summary>
    public virtual Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, FilledForm form, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<EntryProblem>>([]);

    /// <summary>Hands it to the service and says where to go from there.</summary>
    public abstract Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct);
}
