using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>The rows that a complaint is made of, whichever way it came in.</summary>
internal static class ComplaintRows
{
    public const string Table = "complaints";

    public const string StepTable = "complaint_steps";

    public const string TextField = "text";

    public const string NameField = "name";

    public const string ContactField = "contact";

    /// <summary>Without scope: which offices there are, and which of them the accused body's chain leaves, is nobody's secret but decides who ever sees the complaint.</summary>
    public static async Task<ComplaintPlace> PlaceAsync(Register register, Guid? own, Guid? accusedId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        IReadOnlyList<Guid> keptAway = accusedId is { } body ? await ComplaintOffice.ChainAsync(db, body, ct) : [];
        if (own is { } office && !keptAway.Contains(office))
        {
            return new ComplaintPlace(office, keptAway);
        }

        var other = await ComplaintOffice.OfAsync(db, keptAway, ct);

        // With no office outside the chain it waits where nobody sees it until there is one; it is counted as open all the while.
        return new ComplaintPlace(other ?? own ?? keptAway[0], keptAway);
    }

    public static (byte[] Key, byte[] Text) Seal(IdentityVault vault, Guid id, string field, string text)
    {
        var (wrapped, key) = vault.NewRecordKey(id);
        using var one = key;
        return (wrapped, vault.Seal(key, id, field, text.Trim()));
    }

    /// <summary>What a step says; nothing where nothing was said.</summary>
    public static string TextOf(IdentityVault vault, ComplaintStep step) => step.Text is null ? "" : vault.Open(step.WrappedKey, step.Id, TextField, step.Text);

    /// <summary>Who was there.</summary>
    public static string PresentOf(IdentityVault vault, ComplaintStep step) =>
        step.Present is null ? "" : vault.Open(step.WrappedKey, step.Id, InvestigationService.PresentField, step.Present);

    /// <summary>Nothing for an anonymous complaint.</summary>
    public static void AddReporter(RowChanges rows, IdentityVault vault, Guid complaintId, ReporterEntry entry)
    {
        if (entry.IsAnonymous)
        {
            return;
        }

        var reporter = new ComplaintReporter { ComplaintId = complaintId, WrappedKey = [] };
        (reporter.WrappedKey, var made) = vault.NewRecordKey(reporter.Id);
        using var key = made;
        reporter.Name = EntryText.OrNull(entry.Name) is { } name ? vault.Seal(key, reporter.Id, NameField, name) : null;
        reporter.Contact = EntryText.OrNull(entry.Contact) is { } contact ? vault.Seal(key, reporter.Id, ContactField, contact) : null;
        rows.Add(reporter);
    }

    public static void AddRecusals(RowChanges rows, Guid complaintId, IEnumerable<Guid> agencies) =>
        rows.Add(agencies.Select(agency => new ComplaintRecusal { ComplaintId = complaintId, AgencyId = agency }));

    /// <summary>
    /// A task for each officer who works on complaints at the office that answers for it, and for nobody else there: what waits for
    /// anybody of an office is seen by everybody who has a desk in it. None where that office must not know, and no decision for
    /// whoever asks for it. What nobody holds a task of stands in the list of complaints.
    /// </summary>
    public static async Task RaiseAsync(
        Register register, Change change, RowChanges rows, CaseTask task, IReadOnlyCollection<Guid> keptAway, CancellationToken ct, AccessVerb verb = AccessVerb.Enter)
    {
        if (keptAway.Contains(task.AgencyId))
        {
            return;
        }

        await using var db = register.CreateContext();
        foreach (var officer in await Notices.ConcernedAsync(db, NoticeMatter.Of(task), AccessNoun.Complaints, verb, ct))
        {
            if (verb == AccessVerb.Approve && string.Equals(officer.SignInName, change.Context.Actor, StringComparison.Ordinal))
            {
                continue;
            }

            var own = new CaseTask { Kind = task.Kind, AgencyId = task.AgencyId, UserId = officer.Id, TargetNoun = task.TargetNoun, TargetId = task.TargetId, DueAt = task.DueAt };
            rows.Add(own);
            rows.Add(Notices.Made(register, [officer], NoticeMatter.Of(own), change));
        }
    }

    /// <summary>What waits at an office that no longer answers for it waits there no more: of the complaint itself and of its steps.</summary>
    /// <param name="ended">A kind whose tasks the same change has ended already.</param>
    public static async Task DropWaitingAsync(Register register, RowChanges rows, Guid complaintId, string? ended, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var waiting = await db.CaseTasks
            .Where(task => task.Status == CaseTaskStatus.Open && !task.IsVoided && task.Kind != ended
                && (task.TargetId == complaintId || db.ComplaintSteps.Any(step => step.Id == task.TargetId && step.ComplaintId == complaintId)))
            .ToListAsync(ct);
        rows.Update(waiting.Select(task => (task, Notices.Ended(task, CaseTaskStatus.Dropped))));
    }

    public static CaseTask Task(string kind, Complaint complaint, DateTimeOffset? dueAt = null) =>
        new() { Kind = kind, AgencyId = complaint.AgencyId, TargetNoun = Table, TargetId = complaint.Id, DueAt = dueAt };

    /// <summary>That it waits to be looked through: at once where somebody is in danger now, without a deadline otherwise.</summary>
    public static CaseTask Received(Complaint complaint) => Task(TaskKinds.ComplaintReceived, complaint, complaint.IsUrgent ? complaint.ReceivedAt : null);

    /// <summary>The day of a change in Phnom Penh, ISO.</summary>
    public static string DayOf(Change change) => PartialDate.OfDay(PhnomPenhTime.DateOf(change.At)).ToString();

    /// <summary>What is done about a complaint is done after it came in. A day known by its month or year may be the last of it.</summary>
    public static void RequireSinceReceived(Complaint complaint, string field, string? on)
    {
        if (PartialDate.TryParseIso(on, out var day) && day.Last < PhnomPenhTime.DateOf(complaint.ReceivedAt))
        {
            throw new EntryRefusedException(field, new Message("complaints.before-received"));
        }
    }

    /// <summary>A person's report by its own reference: that of the user's office before that of any other within reach.</summary>
    public static async Task<PersonReport> ReportAsync(ActorRegister register, string? reference, string field, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return (await db.PersonReports.Where(one => one.OwnReference == reference).OrderBy(one => one.AgencyId == register.Actor.AgencyId ? 0 : 1).FirstOrDefaultAsync(ct)).OrOutOfReach(field);
    }

    /// <summary>Whose users never see it.</summary>
    public static async Task<IReadOnlyList<Guid>> KeptAwayAsync(Register register, Guid complaintId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.ComplaintRecusals.Where(one => one.ComplaintId == complaintId && !one.IsVoided).Select(one => one.AgencyId).ToListAsync(ct);
    }
}

/// <summary>Where a complaint goes.</summary>
/// <param name="AgencyId">The office that answers for it.</param>
/// <param name="KeptAway">The accused body and its chain.</param>
internal sealed record ComplaintPlace(Guid AgencyId, IReadOnlyList<Guid> KeptAway);
