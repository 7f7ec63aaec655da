using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Corrections;

public sealed class RowTreeTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_and_a_person_are_shown_with_everything_that_hangs_on_them_and_no_more_statements_for_more_rows(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        await AddSuspectAsync(world, report.Id);
        int few;
        using (var count = StatementCount.Begin())
        {
            var lines = (await RowTree.ReadAsync(officer, "cases", world.Case.Id, CancellationToken.None))!;
            few = count.Value;
            Assert.Equal(["cases 0", "case_assignments 1", "suspects 1", "charges 2", "custodies 2"], lines.Select(line => $"{line.Noun} {line.Depth}"), StringComparer.Ordinal);
            Assert.Contains(lines[3].Values, one => one.Field.Property == "ArticleCode" && one.Values[0] == "TSE-10");
            Assert.Equal(report.Id, lines[2].Report);
        }

        await AddSuspectAsync(world, report.Id);
        await Sample.AddAsync(world.Register, new Victim { ReportId = report.Id, RegisteredOn = "2024-03-17", Status = "presumed" });
        using (var count = StatementCount.Begin())
        {
            Assert.Equal(8, (await RowTree.ReadAsync(officer, "cases", world.Case.Id, CancellationToken.None))!.Count);
            Assert.Equal(few, count.Value);
        }

        var person = (await RowTree.ReadAsync(officer, "person_reports", report.Id, CancellationToken.None))!;
        Assert.Equal(["person_reports", "sealed_identities", "suspects", "suspects", "charges", "charges", "custodies", "custodies", "victims"], person.Select(line => line.Noun), StringComparer.Ordinal);
        Assert.DoesNotContain(person, line => line.Values.Any(one => one.Values.Any(value => value.Contains("Dara", StringComparison.Ordinal))));
        Assert.Null(await RowTree.ReadAsync(await world.AsAsync(world.Stranger), "cases", world.Case.Id, CancellationToken.None));
        Assert.Null(await RowTree.ReadAsync(officer, "users", world.Officer.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_sees_an_identity_and_may_not_correct_it_is_shown_the_other_rows_of_the_person(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        await AddSuspectAsync(world, report.Id);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = world.Stranger.AgencyId, Role = "prosecution", Since = "2024-03-18" }));
        var clerk = new User { AgencyId = world.Stranger.AgencyId, SignInName = "clerk", DisplayName = "Clerk" };
        var register = world.Register.As(Actor.Of(clerk, [new RoleGrant { UserId = clerk.Id, Role = "prosecutors-clerk", GrantedBy = "tester" }], null, RoleBook.Standard));
        await using (var db = register.CreateContext())
        {
            Assert.True(await db.SealedIdentities.AnyAsync(identity => identity.Id == report.Id));
        }

        var lines = (await RowTree.ReadAsync(register, "person_reports", report.Id, CancellationToken.None))!;
        Assert.Equal(["person_reports", "suspects", "charges", "custodies"], lines.Select(line => line.Noun), StringComparer.Ordinal);
    }

    private static Task<long> AddSuspectAsync(DeskWorld world, Guid reportId)
    {
        var suspect = new Suspect { ReportId = reportId, CaseId = world.Case.Id };
        return world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect)
            .Add(new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10" }).Add(new Custody { SuspectId = suspect.Id, ArrivedAt = world.Clock.GetUtcNow() }));
    }
}
