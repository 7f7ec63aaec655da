using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Forms;

/// <summary>A complaint with a reporter, a planned check, evidence, and a finding and a text that a colleague has written.</summary>
internal static class ComplaintRows
{
    public static async Task AddAsync(Register register, Guid agencyId, Guid userId, Func<string, RegisterRow, RegisterRow> put)
    {
        _ = userId;
        var at = register.Clock.GetUtcNow();
        var colleague = new User { AgencyId = agencyId, SignInName = "complaints.colleague", DisplayName = "Colleague", Status = UserStatus.Active };
        await FormWorld.RecordAsync(register, ProcessKind.UserInvite, change => change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(colleague).Add(new Credential { Id = colleague.Id, SecurityStamp = "x" })));
        var complaint = new Complaint { Reference = "C-FORM-0001", AgencyId = agencyId, Channel = "hotline", ReceivedAt = at, About = "place", WrappedKey = [], Text = [] };
        (complaint.WrappedKey, complaint.Text) = FormWorld.Sealed(register, complaint.Id, "text");
        var reporter = new ComplaintReporter { ComplaintId = complaint.Id, WrappedKey = [] };
        (reporter.WrappedKey, reporter.Name) = FormWorld.Sealed(register, reporter.Id, "name");
        var step = new ComplaintStep { ComplaintId = complaint.Id, Kind = StepKind.CheckPlanned, At = at, On = "2025-03-20", AgencyId = agencyId, WrappedKey = [] };
        (step.WrappedKey, step.Text) = FormWorld.Sealed(register, step.Id, "text");
        var evidence = Evidence(register, complaint.Id, agencyId, colleague.Id, at);
        var finding = new ComplaintFinding { ComplaintId = complaint.Id, Finding = FindingKind.Unsupported, AgencyId = agencyId, ProposedByUserId = colleague.Id, ProposedAt = at, WrappedKey = [], Reason = [] };
        (finding.WrappedKey, finding.Reason) = FormWorld.Sealed(register, finding.Id, "reason");
        var text = new ComplaintPublication { ComplaintId = complaint.Id, FindingId = finding.Id, WrittenByUserId = colleague.Id, WrittenAt = at, TextEn = "A text", TextKm = "អត្ថបទ" };
        foreach (var (table, row) in new (string, RegisterRow)[]
        {
            ("complaints", complaint), ("complaint_reporters", reporter), ("complaint_steps", step), ("complaint_evidence", evidence), ("complaint_findings", finding), ("complaint_publications", text),
        })
        {
            put(table, row);
        }

        await FormWorld.RecordAsync(register, ProcessKind.ComplaintChange, change => change.RecordAsync(
            EventKind.ComplaintChanged, new RowChanges().Add(complaint).Add(reporter).Add(step).Add(evidence).Add(finding).Add(text)));
    }

    private static ComplaintEvidence Evidence(Register register, Guid complaintId, Guid agencyId, Guid userId, DateTimeOffset at)
    {
        var evidence = new ComplaintEvidence
        {
            ComplaintId = complaintId,
            AgencyId = agencyId,
            UserId = userId,
            At = at,
            MediaType = "image/png",
            Size = 12,
            Digest = [1],
            Scan = "not-scanned",
            WrappedKey = [],
            FileName = [],
            Content = [1],
        };
        (evidence.WrappedKey, evidence.FileName) = FormWorld.Sealed(register, evidence.Id, "file_name");
        return evidence;
    }
}
