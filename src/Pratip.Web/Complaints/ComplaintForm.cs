using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Web.Forms;

namespace Pratip.Web.Complaints;

/// <summary>What the forms about one complaint have in common.</summary>
public abstract class ComplaintForm : EntryForm
{
    public override AccessNoun Noun => AccessNoun.Complaints;

    public override async Task<EntrySubject?> FindAsync(ActorRegister register, string? subject, CancellationToken ct)
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(Verb);
        return await db.Complaints.SingleOrDefaultAsync(one => one.Id == id, ct) is { } found ? About(found, found) : null;
    }

    protected static EntrySubject About(Complaint complaint, object row) => new(complaint.Reference, $"/complaints/{complaint.Id}", "complaints", row);

    /// <summary>For forms about a row that hangs on a complaint.</summary>
    protected async Task<EntrySubject?> FindAsync<T>(ActorRegister register, string? subject, Func<T, Guid> complaintOf, Func<T, bool> isOne, CancellationToken ct)
        where T : RegisterRow
    {
        if (!Guid.TryParse(subject, out var id))
        {
            return null;
        }

        await using var db = register.CreateContext(Verb);
        if (await db.Set<T>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } row || !isOne(row))
        {
            return null;
        }

        var complaintId = complaintOf(row);
        return await db.Complaints.SingleOrDefaultAsync(one => one.Id == complaintId, ct) is { } found ? About(found, row) : null;
    }

    /// <summary>What stands now of a row that a form changes.</summary>
    protected Task<CurrentAnswers?> CurrentAsync<T>(ActorRegister register, string subject, Func<T, Answers> read, CancellationToken ct)
        where T : RegisterRow =>
        CurrentAnswers.ReadAsync(register, Verb, subject, read, ct);
}
