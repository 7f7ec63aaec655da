using Microsoft.EntityFrameworkCore;
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

    /// <summary>Once; a register that has complaints is left alone.</summary>
    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        Guid office;
        await using (var db = register.CreateContext())
        {
            if (await db.Complaints.AnyAsync(ct))
            {
                return;
            }

            office = await db.Agencies.Where(agency => agency.Code == Agency).Select(agency => agency.Id).SingleAsync(ct);
        }

        var complaints = new ComplaintInventor(DemonstrationWorld.StandardSeed, Wording["exchange.demonstration.complaint"].En).Invent();
        await register.ChangeAsync(new ProcessContext(ProcessKind.ReturnChange, Actor, office, "complaints of the demonstration", Channels.Command), change =>
            change.RecordAsync(EventKind.ReturnChanged, new RowChanges().Add(Halves.All.Select(half => ReturnOf(office, half, complaints)))), ct);
        await EarlierComplaints.TakeOverAsync(register, office, complaints, Actor, ct);
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
            RowCount = complaints.Count(one => window.Contains(DateOnly.FromDateTime(one.ReceivedAt.DateTime))),
        };
    }
}
