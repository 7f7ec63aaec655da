using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class PublicationServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_is_published_without_names_by_a_second_person_and_can_be_withdrawn(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync(name: "Sok Dara");
        var text = Text(complaint);
        Assert.Equal("ComplaintId complaints.nothing-to-publish", await RefusedAsync(world, text));
        await world.FoundAsync(complaint, FindingKind.Partly);
        Assert.Equal("TextEn complaints.holds-name", await RefusedAsync(world, text with { TextEn = "What Dara said was in part so" }));
        Assert.Equal("TextKm complaints.holds-number", await RefusedAsync(world, text with { TextKm = "លិខិតឆ្លងដែន N៦៧៨៩០១២" }));
        Assert.Equal("TextEn complaints.holds-number", await RefusedAsync(world, text with { TextEn = "Write to a@b.org" }));
        await PublicationService.WriteAsync(world.Officer, text, CancellationToken.None);
        Assert.Empty(await PublishedFinding.ListAsync(world.Register, CancellationToken.None));
        var release = new ReleasePublicationOptions { Id = text.Id, BasedOn = 1, NobodyCanBeTold = true };
        Assert.Equal("Id complaints.own-publication", await world.Offices.RefusedAsync(() => PublicationService.ReleaseAsync(world.Officer, release, CancellationToken.None)));
        Assert.Equal("NobodyCanBeTold complaints.identifiable", await world.Offices.RefusedAsync(() => PublicationService.ReleaseAsync(world.Second, release with { NobodyCanBeTold = false }, CancellationToken.None)));
        await PublicationService.ReleaseAsync(world.Second, release, CancellationToken.None);
        var shown = Assert.Single(await PublishedFinding.ListAsync(world.Register, CancellationToken.None));
        Assert.Equal(("partly", text.TextEn), (shown.Finding, shown.Text.En));
        await PublicationService.WithdrawAsync(world.Second, new WithdrawPublicationOptions(text.Id, 2), CancellationToken.None);
        Assert.Empty(await PublishedFinding.ListAsync(world.Register, CancellationToken.None));
    }

    /// <summary>A name in the own script of whoever reads, and a telephone number in pieces, stood in texts for the public.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_in_Khmer_and_a_number_in_pieces_are_refused_and_the_refusal_says_which(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync(name: "Marefilova Sokunthea");
        await world.FoundAsync(complaint, FindingKind.Partly);
        var refused = await Assert.ThrowsAsync<Registry.Entry.EntryRefusedException>(() => PublicationService.WriteAsync(
            world.Officer, Text(complaint) with { TextKm = "បណ្តឹងរបស់ សុគន្ធា មិនពិត" }, CancellationToken.None));
        Assert.Equal(("TextKm", "សុគន្ធា"), (refused.Problems[0].Field, refused.Problems[0].What.Args[0]));
        Assert.Equal("TextEn complaints.holds-name", await RefusedAsync(world, Text(complaint) with { TextEn = "She was called under 12 and then 345 and then 678 and said so" }));
        Assert.Equal("TextEn complaints.holds-name", await RefusedAsync(world, Text(complaint) with { TextEn = "one two three four five six seven eight" }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_linked_after_the_text_was_written_keeps_it_from_being_released(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        await world.FoundAsync(complaint, FindingKind.Substantiated);
        var text = Text(complaint) with { TextEn = "A man called Sreymom was found" };
        await PublicationService.WriteAsync(world.Officer, text, CancellationToken.None);
        var victim = await world.Offices.VictimAsync();
        await world.Offices.RecordAsync(ProcessKind.ComplaintChange, EventKind.ComplaintChanged,
            new RowChanges().Add(new ComplaintLink { ComplaintId = complaint.Id, ReportId = victim.ReportId }));
        Assert.Equal("TextEn complaints.holds-name", await world.Offices.RefusedAsync(() => PublicationService.ReleaseAsync(
            world.Second, new ReleasePublicationOptions { Id = text.Id, BasedOn = 1, NobodyCanBeTold = true }, CancellationToken.None)));
    }

    /// <summary>Names on the lists of who was there at a check or an interview stood in published texts.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_was_there_at_a_check_or_an_interview_is_not_named(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = "2026-03-02", Plan = "The gate" };
        await InvestigationService.PlanCheckAsync(world.Officer, plan, CancellationToken.None);
        await InvestigationService.RecordCheckAsync(
            world.Officer, new RecordCheckOptions { PlanId = plan.Id, On = "2026-03-02", Result = "contradicted", Present = "Chan Vuthy, commune police\nAn interpreter", Text = "Open doors" }, CancellationToken.None);
        await InvestigationService.AddInterviewAsync(
            world.Second, new AddInterviewOptions { ComplaintId = complaint.Id, On = "2026-03-02", Visibility = "agency", Present = "កែវ បុប្ផា\nMr Ly Na (cook)", Text = "x" }, CancellationToken.None);
        await world.FoundAsync(complaint, FindingKind.Partly);
        var text = Text(complaint);
        foreach (var named in (string[])["The officer Vuthy said so", "V.u.t.h.y said so", "Na Ly was heard", "L. Na was heard", "Bopha Keo was heard"])
        {
            Assert.Equal("TextEn complaints.holds-name", await RefusedAsync(world, text with { TextEn = named }));
        }

        Assert.Equal("TextKm complaints.holds-name", await RefusedAsync(world, text with { TextKm = "បានសួរ កែវ\u200Bបុប្ផា" }));
        await PublicationService.WriteAsync(world.Officer, text with { TextEn = "The commune police and an interpreter were there. The cook was heard." }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finding_that_is_replaced_is_shown_no_longer(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        await world.FoundAsync(complaint, FindingKind.Unsupported);
        var text = Text(complaint);
        await PublicationService.WriteAsync(world.Officer, text, CancellationToken.None);
        await PublicationService.ReleaseAsync(world.Second, new ReleasePublicationOptions { Id = text.Id, BasedOn = 1, NobodyCanBeTold = true }, CancellationToken.None);
        await world.FoundAsync(complaint, FindingKind.Substantiated);
        Assert.Empty(await PublishedFinding.ListAsync(world.Register, CancellationToken.None));
        Assert.NotNull((await world.Offices.OneAsync<ComplaintPublication>(text.Id)).WithdrawnOn);
    }

    private static WritePublicationOptions Text(Complaint complaint) => new()
    {
        ComplaintId = complaint.Id,
        TextEn = "A place in the south was looked at on 17 March 2026. Part of what was said was so.",
        TextKm = "ទីតាំងមួយនៅភាគខាងត្បូងត្រូវបានពិនិត្យ។",
    };

    private static Task<string> RefusedAsync(ComplaintWorld world, WritePublicationOptions options) =>
        world.Offices.RefusedAsync(() => PublicationService.WriteAsync(world.Officer, options, CancellationToken.None));
}
