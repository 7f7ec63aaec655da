using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>Who complained, as they gave it.</summary>
public sealed record OpenedReporter(string? Name, string? Contact);

/// <summary>The reporter is a person whom the register knows.</summary>
public sealed record IdentifyReporterOptions
{
    public required Guid ComplaintId { get; init; }

    /// <summary>The own reference of the person's report.</summary>
    public string? PersonReference { get; init; }

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(PersonReference), PersonReference) && check.Line(nameof(PersonReference), PersonReference);
        return check.Problems;
    }
}

/// <summary>
/// The one way to who complained: a permission of its own, recorded before anything is opened. A complaint's page, list and search
/// say only whether there is a reporter.
/// </summary>
public static class ReporterService
{
    /// <summary>Null where the complaint is anonymous, out of reach or its key destroyed.</summary>
    public static async Task<OpenedReporter?> OpenAsync(ActorRegister register, Guid complaintId, string purpose, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        register.Require(AccessVerb.View, AccessNoun.Reporters);
        await using var db = register.CreateContext();
        if (await db.ComplaintReporters.SingleOrDefaultAsync(one => one.ComplaintId == complaintId, ct) is not { } row)
        {
            return null;
        }

        await register.RecordReadAsync(ReadKind.Identity, purpose, [row.Id, complaintId], ct);
        var vault = register.Register.Vault;
        try
        {
            return new OpenedReporter(Open(ComplaintRows.NameField, row.Name), Open(ComplaintRows.ContactField, row.Contact));
        }
        catch (VaultException)
        {
            return null;
        }

        string? Open(string field, byte[]? envelope) => envelope is null ? null : vault.Open(row.WrappedKey, row.Id, field, envelope);
    }

    /// <summary>So that it is noticed when the same person is entered as a suspect.</summary>
    public static async Task IdentifyAsync(ActorRegister register, IdentifyReporterOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Reporters);
        options.Problems().ThrowIfAny();
        var verb = ComplaintService.Verb("the reporter is known to the register");
        await register.ChangeAsync(verb.Process, verb.Why, async change =>
        {
            var before = (await change.Db.ComplaintReporters.SingleOrDefaultAsync(one => one.ComplaintId == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            var after = before.Copy<ComplaintReporter>();
            after.ReportId = (await ComplaintRows.ReportAsync(register, EntryText.OrNull(options.PersonReference), nameof(options.PersonReference), ct)).Id;
            await change.RecordAsync(verb.Event, new Storage.RowChanges().Update(before, after));
        }, ct);
    }
}
