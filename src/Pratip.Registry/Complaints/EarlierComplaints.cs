using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>A complaint from before an office worked with the register, as its own books have it.</summary>
/// <param name="Outcome">Code of the list complaint-outcome; null where it is open.</param>
/// <param name="Repeats">The place in the same list of an earlier one that it repeats.</param>
public sealed record EarlierComplaint(
    string Channel, DateTimeOffset ReceivedAt, string About, string? ProvinceCode, string Text, string? Outcome, string? OutcomeOn, string? NoActionReason, int? Repeats);

/// <summary>Takes an office's books over in one change: what was answered long ago waits on nobody's desk.</summary>
public static class EarlierComplaints
{
    public static async Task TakeOverAsync(Register register, Guid agencyId, IReadOnlyList<EarlierComplaint> complaints, string actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(complaints);
        var process = new ProcessContext(ProcessKind.ComplaintChange, actor, agencyId, "complaints from before the register", Channels.Command);
        await register.ChangeAsync(process, async change =>
        {
            var ids = complaints.Select(_ => RowId.Next()).ToList();
            var rows = new RowChanges();
            for (var i = 0; i < complaints.Count; i++)
            {
                rows.Add(RowOf(register, agencyId, complaints[i], ids[i], complaints[i].Repeats is { } place ? ids[place] : null));
            }

            await change.RecordAsync(EventKind.ComplaintChanged, rows);
        }, ct);
    }

    private static Complaint RowOf(Register register, Guid agencyId, EarlierComplaint one, Guid id, Guid? repeats)
    {
        var (key, text) = ComplaintRows.Seal(register.Vault, id, ComplaintRows.TextField, one.Text);
        return new Complaint
        {
            Id = id,
            Reference = ReceiptCode.NewReference(),
            AgencyId = agencyId,
            Channel = one.Channel,
            ReceivedAt = one.ReceivedAt,
            About = one.About,
            ProvinceCode = one.ProvinceCode,
            State = one.Outcome is null ? ComplaintState.Checking : ComplaintState.Answered,
            Priority = "normal",
            DuplicateOfId = repeats,
            Outcome = one.Outcome,
            OutcomeOn = one.OutcomeOn,
            NoActionReason = one.NoActionReason,
            WrappedKey = key,
            Text = text,
        };
    }
}
