using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Charges;
using Pratip.Registry.Complaints;
using Pratip.Registry.People;
using Pratip.Registry.Tests.Complaints;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Audit.Log;

/// <summary>A complaint about a body is kept from that body's own readers of the log as it is from everybody else there.</summary>
public sealed class WithheldRowsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>The auditor of the accused body saw the minute a complaint about it came in, and its rows.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_log_tells_the_accused_body_and_those_above_it_nothing_of_a_complaint_about_it(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await WorkedAsync(world);
        foreach (var role in (string[])["auditor", "data-protection-officer"])
        {
            foreach (var accused in (string[])["PC-12", "MOI"])
            {
                var reader = world.Offices.As(accused, role);
                var changes = await ReadAsync(reader, LogPart.Changes);
                Assert.DoesNotContain(changes, IsOfComplaint);
                Assert.DoesNotContain(await ReadAsync(reader, LogPart.Reads), line => line.Rows.Any(row => row.Id == complaint.Id));
                Assert.Empty(await ReadAsync(reader, LogPart.Changes, new LogFilter { Record = complaint.Id.ToString() }));
                Assert.Empty(await ReadAsync(reader, LogPart.Changes, new LogFilter { Noun = "complaint_steps" }));
                Assert.Empty(await ReadAsync(reader, LogPart.Changes, new LogFilter { Noun = "complaints" }));
                Assert.Empty(await ReadAsync(reader, LogPart.Changes, new LogFilter { Kind = ProcessKind.ComplaintChange.Code }));
                Assert.DoesNotContain(await ReadAsync(reader, LogPart.Reads, new LogFilter { Record = complaint.Id.ToString() }), line => line.Kind != "log");
            }

            var elsewhere = world.Offices.As("MOH", role);
            Assert.Contains(await ReadAsync(elsewhere, LogPart.Changes), IsOfComplaint);
            Assert.Contains(await ReadAsync(elsewhere, LogPart.Reads), line => line.Rows.Any(row => row.Id == complaint.Id));
            Assert.NotEmpty(await ReadAsync(elsewhere, LogPart.Changes, new LogFilter { Record = complaint.Id.ToString() }));
        }
    }

    /// <summary>A suspect entered by the accused body raises a task at the office of the complaint in the same entry.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_entry_that_did_something_else_as_well_stands_without_the_row_of_the_complaint(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12", "Sok Dara");
        var shared = await world.Offices.OpenAsync("PC-12", "OCM");
        await ComplaintLinks.LinkAsync(world.Officer, new LinkComplaintOptions { ComplaintId = complaint.Id, CaseNumber = shared.Number }, CancellationToken.None);
        await SuspectService.AddAsync(
            world.Offices.Officer, new AddSuspectOptions { CaseId = shared.Id, Person = new PersonEntry { NameLatin = "Sok Dara", Sex = "male" } }, CancellationToken.None);
        var all = new LogFilter { Kind = ProcessKind.SuspectAdd.Code };
        var told = Assert.Single(await ReadAsync(world.Offices.As("PC-12", "auditor"), LogPart.Changes, all));
        var whole = Assert.Single(await ReadAsync(world.Offices.As("MOH", "auditor"), LogPart.Changes, all));
        Assert.True(told.RowCount < whole.RowCount, "the tasks and notices about the complaint are not counted");
        Assert.DoesNotContain(told.Rows, row => row.Noun is "case_tasks" or "notices");
        Assert.Empty(await ReadAsync(world.Offices.As("PC-12", "auditor"), LogPart.Changes, new LogFilter { Noun = "case_tasks", Kind = ProcessKind.SuspectAdd.Code }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_chain_is_followed_over_every_entry_whoever_asks(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        await WorkedAsync(world);
        var accused = await LogReader.VerifyAsync(world.Offices.As("PC-12", "auditor"), 0, CancellationToken.None);
        Assert.Equal(await LogReader.VerifyAsync(world.Offices.As("MOH", "auditor"), 0, CancellationToken.None), accused);
        Assert.Equal(((await world.Register.Reads.VerifyAsync(CancellationToken.None)).Count, null), (accused.Last, accused.BrokenAt));
    }

    private static async Task<Complaint> WorkedAsync(ComplaintWorld world)
    {
        var complaint = await world.ComplaintAsync("PC-12", "Sok Dara");
        await InvestigationService.PlanCheckAsync(world.Officer, new() { ComplaintId = complaint.Id, On = "2026-03-05", Plan = "The gate" }, CancellationToken.None);
        await world.EvidenceAsync(complaint);
        await world.FoundAsync(complaint, FindingKind.Partly);
        await ComplaintReader.FindAsync(world.Officer, complaint.Id, CancellationToken.None);
        await ReporterService.OpenAsync(world.Officer, complaint.Id, "protection", CancellationToken.None);
        return complaint;
    }

    private static bool IsOfComplaint(LogLine line) =>
        line.Kind.StartsWith("complaint", StringComparison.Ordinal) || line.Rows.Any(row => row.Noun?.StartsWith("complaint", StringComparison.Ordinal) == true);

    private static async Task<IReadOnlyList<LogLine>> ReadAsync(ActorRegister reader, LogPart part, LogFilter? filter = null) =>
        (await LogReader.ReadAsync(reader, part, filter ?? new LogFilter(), null, CancellationToken.None)).Lines;
}
