using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Web.Forms;

namespace Pratip.Web.Screening;

/// <summary>What the forms about a person before a removal have in common: one page, and back to the person.</summary>
public abstract class GateForm : EntryForm
{
    public override Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct) => ReportAsync(register, Noun, subject, ct);

    public override IReadOnlyList<QuestionPage> PagesFor(EntrySubject subject) => [Page];

    public sealed override async Task<string> SubmitAsync(ActorRegister register, FilledForm form, CancellationToken ct)
    {
        await EnterAsync(register, form, ct);
        return form.About.Back;
    }

    protected abstract QuestionPage Page { get; }

    protected abstract Task EnterAsync(ActorRegister register, FilledForm form, CancellationToken ct);

    /// <summary>A person's report within what the user may enter on the noun.</summary>
    internal static async Task<EntrySubject?> ReportAsync(ActorRegister register, AccessNoun noun, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        return await db.PersonReports.SingleOrDefaultAsync(one => one.Id == id, ct) is { } report ? Of(report, report) : null;
    }

    /// <summary>A row that hangs on a person's report.</summary>
    private protected static async Task<EntrySubject?> OfReportAsync<T>(ActorRegister register, AccessNoun noun, string? subject, Func<T, Guid?> reportOf, CancellationToken ct)
        where T : RegisterRow
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(AccessVerb.Enter, noun);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row || reportOf(row) is not { } reportId)
        {
            return null;
        }

        return await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId, ct) is { } report ? Of(report, row) : null;
    }

    private protected static Task<CurrentAnswers?> CurrentAsync<T>(ActorRegister register, AccessVerb verb, string subject, Func<T, Answers> read, CancellationToken ct)
        where T : RegisterRow =>
        CurrentAnswers.ReadAsync(register, verb, subject, read, ct);

    private static EntrySubject Of(PersonReport report, object row) => new(report.OwnReference, $"/people/{report.Id}", "people", row);
}
