using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Demonstration;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Consular;
using Pratip.Registry.Removals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Exchange.Tests.Demonstration;

public sealed class DemonstrationCoordinationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-desks-").FullName;

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Oversight_and_the_embassy_have_something_on_their_desks_and_offices_a_first_day(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine, TimeProvider.System);
        var register = test.Register;
        await DemonstrationAccounts.PrepareAsync(register, Path.Combine(_folder, "accounts.txt"), CancellationToken.None);

        var oversight = await AsAsync(register, "rapporteur");
        var overview = await IncidentOverview.ReadAsync(oversight, CancellationToken.None);
        Assert.True(Assert.Single(overview.Incidents).MayFollow);
        Assert.Single(overview.Waiting);
        Assert.Equal((1, 1), (overview.Counts["removed-without-screening"], overview.Counts["cleared"]));
        var desk = await TaskList.ReadAsync(oversight, new TaskFilter(), null, CancellationToken.None);
        Assert.Equal(["clearance-override", "removal-incident"], desk.Items.Select(one => one.Kind).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var notice = Assert.Single((await MissionNotices.ReadAsync(await AsAsync(register, "embassy-liaison"), null, CancellationToken.None)).Items);
        Assert.Null(notice.AcknowledgedAt);
        await using var db = register.CreateContext();
        Assert.True(await db.Agencies.Where(agency => agency.Code == "GDI" || agency.Code == "MOSVY").AllAsync(agency => agency.GoLiveOn != null));
        Assert.True(await db.Removals.AllAsync(one => one.On.CompareTo("2025-07") > 0), "A removal of the published periods would change their figures.");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Court_social_affairs_a_shelter_and_an_officer_find_a_case_or_a_person_to_work_on(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine, TimeProvider.System);
        await OpenAsync(test.Register, "PC-12");
        await DemonstrationAccounts.PrepareAsync(test.Register, Path.Combine(_folder, "accounts.txt"), CancellationToken.None);
        foreach (var account in new[] { "court-liaison", "prosecutors-clerk", "social-worker" })
        {
            Assert.Single((await CaseList.ReadAsync(await AsAsync(test.Register, account), new CaseFilter(), null, CancellationToken.None)).Items);
        }

        var mine = new CaseFilter { Assignee = CaseAssignee.Me };
        Assert.Single((await CaseList.ReadAsync(await AsAsync(test.Register, "provincial-officer"), mine, null, CancellationToken.None)).Items);
        await using var db = (await AsAsync(test.Register, "ngo")).CreateContext();
        Assert.Single(await db.PersonReports.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_data_office_finds_a_dossier_under_two_numbers(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine, TimeProvider.System);
        await DemonstrationAccounts.PrepareAsync(test.Register, Path.Combine(_folder, "accounts.txt"), CancellationToken.None);
        var proposal = Assert.Single(await CaseProposals.ListAsync(await AsAsync(test.Register, "second-data-officer"), CancellationToken.None));
        Assert.Equal(("RV-DEMONSTRATION-1", "RV-DEMONSTRATION-2", "court"), (proposal.One.OwnReference, proposal.Other.OwnReference, Assert.Single(proposal.Numbers).Body));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Preparing_it_again_changes_nothing(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine, TimeProvider.System);
        var file = Path.Combine(_folder, "accounts.txt");
        await DemonstrationAccounts.PrepareAsync(test.Register, file, CancellationToken.None);
        await using var db = test.Register.CreateContext();
        var events = await db.Events.CountAsync();
        Assert.Empty(await DemonstrationAccounts.PrepareAsync(test.Register, file, CancellationToken.None));
        Assert.Equal(events, await db.Events.CountAsync());
    }

    private static Task<long> OpenAsync(Register register, string agency) => register.ChangeAsync(
        new ProcessContext(ProcessKind.CaseOpen, "tester", null, "a test", "test"),
        async change =>
        {
            var lead = await change.Db.Agencies.SingleAsync(one => one.Code == agency);
            var number = (await CaseNumbers.IssueAsync(change, 2025, 1, CancellationToken.None))[0];
            var opened = new Case
            {
                Number = number,
                LeadAgencyId = lead.Id,
                OwnReference = "D-1",
                ActedOn = "2025-03-17",
                ProvinceCode = lead.ProvinceCode!,
                OpeningArticle = "TSE-10",
                Status = "before-court",
            };
            await change.RecordAsync(EventKind.CaseOpened, new RowChanges().Add(opened));
        }, CancellationToken.None);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<ActorRegister> AsAsync(Register register, string account)
    {
        await using var db = register.CreateContext();
        var id = await db.Users.Where(user => user.SignInName == account).Select(user => user.Id).SingleAsync();
        return register.As((await ActorReader.ReadAsync(register, id, CancellationToken.None))!);
    }
}
