using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class CaseServiceTests
{
    private static readonly OpenCaseOptions Usual = new()
    {
        OwnReference = "REF-77",
        ActedOn = "2025-03-17",
        ProvinceCode = "12",
        OpeningArticle = "TSE-10",
        FormsOfExploitation = ["forced-labour", "forced-labour"],
    };

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_opened_is_led_by_the_officer_s_agency_numbered_for_its_year_and_assigned(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var id = await CaseService.OpenAsync(officer, New() with { OtherBody = "court", OtherNumber = " 12/2024 " }, CancellationToken.None);
        await using var db = world.Register.CreateContext();
        var one = await db.Cases.SingleAsync(opened => opened.Id == id);
        Assert.Equal(world.Home.Id, one.LeadAgencyId);
        Assert.StartsWith("KH-2025-", one.Number, StringComparison.Ordinal);
        Assert.Equal("2026-03-02", one.OpenedOn);
        Assert.Equal("unknown", one.DetectionSource);
        Assert.Equal(["forced-labour"], one.FormsOfExploitation);
        Assert.Equal("12/2024", (await db.BodyCaseNumbers.SingleAsync(number => number.CaseId == id)).Number);
        Assert.Equal(world.Officer.Id, (await db.CaseAssignments.SingleAsync(held => held.CaseId == id)).UserId);
        Assert.Single(new[] { one.EventId, (await db.BodyCaseNumbers.SingleAsync(number => number.CaseId == id)).EventId, (await db.CaseAssignments.SingleAsync(held => held.CaseId == id)).EventId }.Distinct());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_that_nobody_answers_for_waits_in_the_agency_s_queue(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var id = await CaseService.OpenAsync(officer, New() with { AssignToMe = false }, CancellationToken.None);
        await using var db = world.Register.CreateContext();
        Assert.False(await db.CaseAssignments.AnyAsync(held => held.CaseId == id));
        Assert.Equal("case-unassigned", (await db.CaseTasks.SingleAsync(task => task.CaseId == id)).Kind);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_entry_sent_twice_opens_one_case_and_takes_one_number(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = New();
        var first = await CaseService.OpenAsync(officer, options, CancellationToken.None);
        await using var db = world.Register.CreateContext();
        var events = await db.Events.CountAsync();
        Assert.Equal(first, await CaseService.OpenAsync(officer, options, CancellationToken.None));
        Assert.Equal(events, await db.Events.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_reference_or_number_already_on_record_is_refused_and_leads_to_the_case_within_reach_only(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var known = await CaseService.OpenAsync(officer, New() with { OtherBody = "court", OtherNumber = "5/2024" }, CancellationToken.None);
        await using var db = world.Register.CreateContext();
        var number = await db.Cases.Where(one => one.Id == known).Select(one => one.Number).SingleAsync();
        var reference = await Refused(() => CaseService.OpenAsync(officer, New(), CancellationToken.None));
        Assert.Equal(nameof(OpenCaseOptions.OwnReference), reference.Problems.Single().Field);
        Assert.Contains(number, reference.Message, StringComparison.Ordinal);
        var taken = await Refused(() => CaseService.OpenAsync(officer, New() with { OwnReference = "REF-78", OtherBody = "court", OtherNumber = "5/2024" }, CancellationToken.None));
        Assert.Equal(nameof(OpenCaseOptions.OtherNumber), taken.Problems.Single().Field);

        // Another agency opens its own under the same reference; of the number it learns that somebody has it, and not who.
        var stranger = await world.AsAsync(world.Stranger);
        await CaseService.OpenAsync(stranger, New() with { ProvinceCode = "07" }, CancellationToken.None);
        var elsewhere = await Refused(() => CaseService.OpenAsync(stranger, New() with { OwnReference = "REF-79", ProvinceCode = "07", OtherBody = "court", OtherNumber = "5/2024" }, CancellationToken.None));
        Assert.Equal(nameof(OpenCaseOptions.OtherNumber), elsewhere.Problems.Single().Field);
        Assert.DoesNotContain(number, elsewhere.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(OpenCaseOptions.OwnReference), "entry.missing")]
    [InlineData(nameof(OpenCaseOptions.ActedOn), "entry.missing")]
    [InlineData(nameof(OpenCaseOptions.ProvinceCode), "entry.missing")]
    [InlineData(nameof(OpenCaseOptions.OpeningArticle), "entry.missing")]
    public void Whatever_a_case_cannot_do_without_is_asked_for(string field, string key) =>
        Assert.Contains(new OpenCaseOptions().Problems(new DateOnly(2026, 3, 2)), problem => problem.Field == field && problem.What.Key == key);

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_beside_its_field()
    {
        var problems = (Usual with
        {
            OwnReference = new string('x', 65),
            ActedOn = "2024-02-30",
            OffenceOn = "2030",
            ProvinceCode = "99",
            OpeningArticle = "TSE-9999",
            DetectionSource = "gossip",
            FormsOfExploitation = ["none-of-these"],
            SiteKind = "moon",
            OtherNumber = "7",
        }).Problems(new DateOnly(2026, 3, 2));
        Assert.Equal(
            [
                nameof(OpenCaseOptions.ActedOn), nameof(OpenCaseOptions.DetectionSource), nameof(OpenCaseOptions.FormsOfExploitation), nameof(OpenCaseOptions.OffenceOn),
                nameof(OpenCaseOptions.OpeningArticle), nameof(OpenCaseOptions.OtherBody), nameof(OpenCaseOptions.OwnReference), nameof(OpenCaseOptions.ProvinceCode), nameof(OpenCaseOptions.SiteKind),
            ],
            problems.Select(problem => problem.Field).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_role_opens_cases_where_the_book_says_so_and_nobody_else_does(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        foreach (var role in RoleBook.Standard.Roles)
        {
            var register = await world.AsAsync(await world.EmployAsync("one." + role.Code, world.Home, role.Code));
            var options = New() with { OwnReference = "R-" + role.Code };
            var reach = register.Actor.To(AccessVerb.Enter, AccessNoun.Cases);
            if (reach.IsNothing)
            {
                await Assert.ThrowsAsync<AccessRefusedException>(() => CaseService.OpenAsync(register, options, CancellationToken.None));
            }
            else if (reach.Covers(world.Home.Id, "12"))
            {
                await CaseService.OpenAsync(register, options, CancellationToken.None);
            }
            else
            {
                await Refused(() => CaseService.OpenAsync(register, options, CancellationToken.None));
            }
        }
    }

    /// <summary>The usual with an id of its own.</summary>
    private static OpenCaseOptions New() => Usual with { Id = Guid.CreateVersion7() };

    private static Task<EntryRefusedException> Refused(Func<Task> work) => Assert.ThrowsAsync<EntryRefusedException>(work);
}
