using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;

namespace Pratip.Registry.Complaints;

/// <summary>
/// What anybody does without an account: complain, and follow the complaint by its receipt code. Nothing is told but how far it has
/// come and what the office answered; nothing is taken in but what was written.
/// </summary>
public static class PublicComplaints
{
    /// <summary>Code of the list complaint-channel.</summary>
    public const string Channel = "online-form";

    /// <summary>In the log, whoever it was.</summary>
    private const string Anybody = "public";

    /// <summary>How much somebody may add afterwards to one complaint, so that a code that got about floods no office.</summary>
    private const int MostAdded = 20;

    /// <summary>The same form sent twice is one complaint; sent with other words, these are added to it. Whether it is a new one, whose code is to be shown.</summary>
    public static async Task<bool> LodgeAsync(Register register, LodgeComplaintOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny();
        ArgumentNullException.ThrowIfNull(ReceiptCode.Read(options.Code), nameof(options));
        var isNew = true;
        await register.ChangeAsync(Process(ProcessKind.ComplaintLodge, "a complaint on the public page"), async change =>
        {
            isNew = true;
            if (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.Id, ct) is { } before)
            {
                isNew = false;
                await AddChangedAsync(register, change, before, options.Text!, ct);
                return;
            }

            var accused = options.AccusedAgency is { Length: > 0 } body ? await change.Db.Agencies.Where(one => one.Code == body && !one.IsVoided).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(ct) : null;
            if (accused is null && options.AccusedAgency is { Length: > 0 })
            {
                throw EntryGuards.OutOfReach(nameof(options.AccusedAgency));
            }

            var place = await ComplaintRows.PlaceAsync(register, null, accused, ct);
            var (key, text) = ComplaintRows.Seal(register.Vault, options.Id, ComplaintRows.TextField, options.Text!);
            var complaint = new Complaint
            {
                Id = options.Id,
                Reference = ReceiptCode.NewReference(),
                AgencyId = place.AgencyId,
                Channel = Channel,
                ReceivedAt = change.At,
                Languages = [options.Language == "en" ? "en" : "km"],
                About = options.About!,
                ProvinceCode = EntryText.OrNull(options.ProvinceCode),
                IsDangerNow = options.IsDangerNow,
                Receipt = ReceiptCode.Digest(register.Vault, options.Code),
                WrappedKey = key,
                Text = text,
            };
            var rows = new RowChanges().Add(complaint);
            ComplaintRows.AddReporter(rows, register.Vault, complaint.Id, options.Reporter);
            ComplaintRows.AddRecusals(rows, complaint.Id, place.KeptAway);
            await ComplaintRows.RaiseAsync(register, change, rows, ComplaintRows.Received(complaint), place.KeptAway, ct);
            await change.RecordAsync(EventKind.ComplaintReceived, rows);
        }, ct);
        return isNew;
    }

    /// <summary>Null for a code that is none or of no complaint: both take the same way.</summary>
    public static async Task<FollowedComplaint?> FollowAsync(Register register, string? code, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        if (await FindAsync(register, db, code, ct) is not { } complaint)
        {
            return null;
        }

        var steps = await db.ComplaintSteps
            .Where(step => step.ComplaintId == complaint.Id && !step.IsVoided && (step.Kind == StepKind.Answer || step.Kind == StepKind.InterimAnswer || step.Kind == StepKind.ReplyOfferedReporter))
            .OrderBy(step => step.At).ThenBy(step => step.Id).ToListAsync(ct);
        var said = steps.Where(step => step.Text is not null)
            .Select(step => new SaidToReporter(step.Kind, PhnomPenhTime.DateOf(step.At), register.Vault.Open(step.WrappedKey, step.Id, ComplaintRows.TextField, step.Text!)));
        return new FollowedComplaint(complaint.State, PhnomPenhTime.DateOf(complaint.ReceivedAt), [.. said]);
    }

    /// <summary>Whether the code was one. The office is told that something came; the same form sent with other words adds these.</summary>
    public static async Task<bool> AddAsync(Register register, AddInformationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny();
        var found = false;
        await register.ChangeAsync(Process(ProcessKind.ComplaintLodge, "more about a complaint by its receipt code"), async change =>
        {
            if (await FindAsync(register, change.Db, options.Code, ct) is not { } complaint)
            {
                return;
            }

            found = true;
            if (await change.Db.ComplaintSteps.AnyAsync(step => step.Id == options.Id, ct))
            {
                await AddChangedAsync(register, change, complaint, options.Text!, ct);
                return;
            }

            await AddStepAsync(register, change, complaint, options.Id, options.Text!, ct);
        }, ct);
        return found;
    }

    /// <summary>Whoever goes back in the browser, mends the words and sends again means both to be read.</summary>
    private static async Task AddChangedAsync(Register register, Change change, Complaint complaint, string text, CancellationToken ct)
    {
        var added = await change.Db.ComplaintSteps.Where(step => step.ComplaintId == complaint.Id && step.Kind == StepKind.Information && step.Text != null).ToListAsync(ct);
        var known = added.Select(step => register.Vault.Open(step.WrappedKey, step.Id, ComplaintRows.TextField, step.Text!))
            .Append(register.Vault.Open(complaint.WrappedKey, complaint.Id, ComplaintRows.TextField, complaint.Text));
        if (!known.Contains(text.Trim(), StringComparer.Ordinal))
        {
            await AddStepAsync(register, change, complaint, RowId.Next(), text, ct);
        }
    }

    private static async Task AddStepAsync(Register register, Change change, Complaint complaint, Guid id, string text, CancellationToken ct)
    {
        if (await change.Db.ComplaintSteps.CountAsync(step => step.ComplaintId == complaint.Id && step.Kind == StepKind.Information, ct) >= MostAdded)
        {
            throw new EntryRefusedException(nameof(AddInformationOptions.Text), new Reference.Wording.Message("complaints.added-enough", MostAdded));
        }

        var step = new ComplaintStep { Id = id, ComplaintId = complaint.Id, Kind = StepKind.Information, At = change.At, On = ComplaintRows.DayOf(change), WrappedKey = [] };
        (step.WrappedKey, step.Text) = ComplaintRows.Seal(register.Vault, step.Id, ComplaintRows.TextField, text);
        var rows = new RowChanges().Add(step);
        await ComplaintRows.RaiseAsync(
            register, change, rows, ComplaintRows.Task(TaskKinds.ComplaintInformation, complaint), await ComplaintRows.KeptAwayAsync(register, complaint.Id, ct), ct);
        await change.RecordAsync(EventKind.ComplaintReceived, rows);
    }

    /// <summary>By the keyed digest, which says nothing of how near a guess comes; the rows differ in nothing that a clock could tell.</summary>
    private static async Task<Complaint?> FindAsync(Register register, RegistryDb db, string? code, CancellationToken ct)
    {
        var digest = ReceiptCode.Digest(register.Vault, code);
        var found = await db.Complaints.SingleOrDefaultAsync(one => one.Receipt == digest && !one.IsVoided, ct);
        return CryptographicOperations.FixedTimeEquals(found?.Receipt ?? new byte[digest.Length], digest) ? found : null;
    }

    private static ProcessContext Process(ProcessKind kind, string reason) => new(kind, Anybody, null, reason, Channels.PublicPage);
}

/// <summary>How far a complaint has come, in no more than its reporter may see again.</summary>
/// <param name="State">One of <see cref="ComplaintState"/>.</param>
/// <param name="ReceivedOn">In Phnom Penh.</param>
/// <param name="Said">What the office wrote to the reporter, oldest first.</param>
public sealed record FollowedComplaint(string State, DateOnly ReceivedOn, IReadOnlyList<SaidToReporter> Said);

/// <param name="Kind">An answer, or an offer to reply to what was found.</param>
/// <param name="On">In Phnom Penh.</param>
/// <param name="Text">As the office wrote it.</param>
public sealed record SaidToReporter(string Kind, DateOnly On, string Text);

/// <summary>Something more about a complaint, by whoever has its code.</summary>
public sealed record AddInformationOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public string? Code { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        return check.Problems;
    }
}
