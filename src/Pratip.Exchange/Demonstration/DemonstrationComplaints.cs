using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Exchange.Demonstration;

/// <summary>What the secretariat's books of complaints held before the register, and that they were all of it.</summary>
public static class DemonstrationComplaints
{
    private const string Agency = "OCM";

    private const string Actor = "demonstration";

    private static readonly Texts Wording = Texts.Load(typeof(DemonstrationComplaints).Assembly);

    /// <summary>A register that has complaints keeps those it has.</summary>
    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var db = register.CreateContext();
        var office = await DemonstrationDesk.OfficeAsync(db, Agency, ct);
        var complaints = new ComplaintInventor(DemonstrationWorld.StandardSeed, Wording["exchange.demonstration.complaint"].En).Invent();
        if (!await db.Complaints.AnyAsync(ct))
        {
            await EarlierComplaints.TakeOverAsync(register, office, complaints, Actor, ct);
        }

        if (!await db.Returns.AnyAsync(one => one.Subject == ReturnSubjects.Complaints, ct))
        {
            var process = new ProcessContext(ProcessKind.ReturnChange, Actor, office, "complaints of the demonstration", Channels.Command);
            var returns = new RowChanges().Add(Halves.All.Select(half => ReturnOf(office, half, complaints)));
            await register.ChangeAsync(process, change => change.RecordAsync(EventKind.ReturnChanged, returns), ct);
        }
    }

    private static Return ReturnOf(Guid office, Half half, List<EarlierComplaint> complaints)
    {
        var window = half.Window();
        return new Return
        {
            AgencyId = office,
            Subject = ReturnSubjects.Complaints,
            From = window.From,
            To = window.To,
            State = ReturnState.Submitted.Code(),
            RowCount = complaints.Count(one => one.Repeats is null && window.Contains(PhnomPenhTime.DateOf(one.ReceivedAt))),
        };
    }
}
