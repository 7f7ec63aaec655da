using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Web.Tests;

/// <summary>Rows that tests of pages put into the register by hand.</summary>
internal static class SiteCases
{
    private static readonly ProcessContext Process = new(ProcessKind.CaseOpen, "tester", null, "a test", "test");

    public static async Task<Case> OpenAsync(Register register, string agency, string? province = null)
    {
        Case one = null!;
        await register.ChangeAsync(Process, async change =>
        {
            var lead = await change.Db.Agencies.SingleAsync(body => body.Code == agency);
            var number = (await CaseNumbers.IssueAsync(change, 2024, 1, CancellationToken.None))[0];
            one = new Case { Number = number, LeadAgencyId = lead.Id, OwnReference = "REF-" + number[^6..], ActedOn = "2024-03-17", ProvinceCode = province ?? lead.ProvinceCode!, OpeningArticle = "TSE-10" };
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(one));
        }, CancellationToken.None);
        return one;
    }

    public static async Task<PersonReport> AddSuspectAsync(Register register, Case one, string name, string tail = "")
    {
        var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "P-" + one.OwnReference + tail, PersonId = Guid.CreateVersion7() };
        await register.ChangeAsync(
            Process with { Kind = ProcessKind.SuspectAdd },
            change => change.RecordAsync(EventKind.SuspectChanged, new RowChanges().Add(report).Add(new Suspect { ReportId = report.Id, CaseId = one.Id })
                .Add(register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)] }))), CancellationToken.None);
        return report;
    }

    /// <summary>The report of somebody who is in the case as presumed victim and nothing else.</summary>
    public static async Task<PersonReport> AddVictimAsync(Register register, Case one)
    {
        var report = new PersonReport { AgencyId = one.LeadAgencyId, OwnReference = "V-" + one.OwnReference, PersonId = Guid.CreateVersion7() };
        await register.ChangeAsync(
            Process with { Kind = ProcessKind.VictimAdd },
            change => change.RecordAsync(EventKind.VictimChanged, new RowChanges().Add(report)
                .Add(new Victim { ReportId = report.Id, CaseId = one.Id, RegisteredOn = "2024-03-18", Status = "presumed" })), CancellationToken.None);
        return report;
    }

    public static async Task<CaseParty> AddPartyAsync(Register register, Case one, string agency, string role)
    {
        CaseParty party = null!;
        await register.ChangeAsync(Process with { Kind = ProcessKind.CaseChangeParties }, async change =>
        {
            var body = await change.Db.Agencies.SingleAsync(body => body.Code == agency);
            party = new CaseParty { CaseId = one.Id, AgencyId = body.Id, Role = role, Since = "2024-03-18" };
            await change.RecordAsync(EventKind.CasePartiesChanged, new RowChanges().Add(party));
        }, CancellationToken.None);
        return party;
    }

    public static Task AddChargeAsync(Register register, Charge charge) => register.ChangeAsync(
        Process with { Kind = ProcessKind.SuspectAdd }, change => change.RecordAsync(EventKind.SuspectChanged, new RowChanges().Add(charge)), CancellationToken.None);
}
