using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Entry;
using Pratip.Registry.Facts;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

public sealed class LinkServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_cases_in_view_are_linked_once_and_both_show_it(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var other = await world.OpenAsync(world.Home, 2);
        var options = new LinkCasesOptions { CaseId = world.Case.Id, OtherNumber = $" {other.Number.ToLowerInvariant()} ", Kind = "related", Reason = "one raid" };
        await LinkService.LinkAsync(officer, options, CancellationToken.None);
        await LinkService.LinkAsync(officer, options, CancellationToken.None);
        var dossier = await CaseDossier.ReadAsync(officer, other.Id, CancellationToken.None);
        Assert.Equal((world.Case.Id, "one raid"), (Assert.Single(dossier!.LinkedCases).CaseId, dossier.LinkedCases[0].Reason));
        await RefusedAsync(officer, options with { Id = RowId.Next() }, nameof(LinkCasesOptions.OtherNumber), "cases.linked-already");
        await RefusedAsync(officer, new LinkCasesOptions { CaseId = other.Id, OtherNumber = world.Case.Number, Kind = "related", Reason = "one raid" }, nameof(LinkCasesOptions.OtherNumber), "cases.linked-already");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_out_of_view_is_as_if_it_were_not_there(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var far = await world.OpenAsync(world.Other, 2);
        var options = new LinkCasesOptions { CaseId = world.Case.Id, OtherNumber = far.Number, Kind = "related", Reason = "one ring" };
        await RefusedAsync(officer, options, nameof(LinkCasesOptions.OtherNumber), "cases.link-not-found");
        await RefusedAsync(officer, options with { OtherNumber = "KH-2024-999999" }, nameof(LinkCasesOptions.OtherNumber), "cases.link-not-found");
        await RefusedAsync(officer, options with { CaseId = far.Id, OtherNumber = world.Case.Number }, nameof(LinkCasesOptions.CaseId), "entry.out-of-reach");
        await RefusedAsync(officer, options with { OtherNumber = world.Case.Number }, nameof(LinkCasesOptions.OtherNumber), "cases.link-itself");
        await RefusedAsync(officer, options with { Kind = "married" }, nameof(LinkCasesOptions.Kind), "entry.code");
        await RefusedAsync(officer, options with { Reason = null }, nameof(LinkCasesOptions.Reason), "entry.missing");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_number_of_another_body_is_added_once_and_belongs_to_one_case(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var options = new AddBodyNumberOptions { CaseId = world.Case.Id, Body = "court", Number = " 12/2026 " };
        await BodyNumberService.AddAsync(officer, options, CancellationToken.None);
        await BodyNumberService.AddAsync(officer, options, CancellationToken.None);
        Assert.Equal("12/2026", Assert.Single(await world.AllAsync<BodyCaseNumber>()).Number);
        await NumberRefusedAsync(officer, options with { Id = RowId.Next() }, nameof(options.Number), "cases.number-taken-by");
        await NumberRefusedAsync(await world.AsAsync(world.Stranger), options with { Id = RowId.Next(), CaseId = (await world.OpenAsync(world.Other, 3)).Id }, nameof(options.Number), "cases.number-taken-elsewhere");
        await NumberRefusedAsync(officer, options with { Id = RowId.Next(), Body = "judge" }, nameof(options.Body), "entry.code");
        await NumberRefusedAsync(officer, options with { Id = RowId.Next(), Number = "" }, nameof(options.Number), "entry.missing");
        await NumberRefusedAsync(await world.AsAsync(world.Stranger), options with { Id = RowId.Next(), Number = "13" }, nameof(options.CaseId), "entry.out-of-reach");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_join_is_taken_back_by_a_split_and_a_split_by_a_join_and_neither_is_said_twice(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var other = await world.OpenAsync(world.Home, 2);
        foreach (var kind in new[] { "joined", "split", "joined" })
        {
            var options = new LinkCasesOptions { CaseId = world.Case.Id, OtherNumber = other.Number, Kind = kind, Reason = "the court has it under one number" };
            await LinkService.LinkAsync(officer, options, CancellationToken.None);
            await RefusedAsync(officer, options with { Id = RowId.Next() }, nameof(LinkCasesOptions.OtherNumber), "cases.linked-already");
        }

        Assert.Equal(["joined"], JoinedCases.Standing(await world.AllAsync<CaseLink>()).Select(link => link.Kind), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_never_joined_is_not_split_and_what_is_joined_is_not_held_for_two(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var other = await world.OpenAsync(world.Home, 2);
        var options = new LinkCasesOptions { CaseId = world.Case.Id, OtherNumber = other.Number, Kind = "split", Reason = "two files" };
        await RefusedAsync(officer, options, nameof(LinkCasesOptions.OtherNumber), "cases.never-joined");
        await LinkService.LinkAsync(officer, options with { Id = RowId.Next(), Kind = "distinct" }, CancellationToken.None);
        await RefusedAsync(officer, options, nameof(LinkCasesOptions.OtherNumber), "cases.never-joined");
        await LinkService.LinkAsync(officer, options with { Id = RowId.Next(), Kind = "joined" }, CancellationToken.None);
        await RefusedAsync(officer, options with { Kind = "distinct", Id = RowId.Next() }, nameof(LinkCasesOptions.OtherNumber), "cases.joined-now");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_does_not_judge_who_is_one_person_does_not_join_cases_either(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var liaison = await world.AsAsync(await world.EmployAsync("liaison", world.Home, "court-liaison"));
        Assert.DoesNotContain(LinkCasesOptions.KindsFor(liaison.Actor), kind => kind.Code == "joined");
        var other = await world.OpenAsync(world.Home, 2);
        await Assert.ThrowsAsync<AccessRefusedException>(() => LinkService.LinkAsync(
            liaison, new LinkCasesOptions { CaseId = world.Case.Id, OtherNumber = other.Number, Kind = "joined", Reason = "one dossier" }, CancellationToken.None));
        Assert.Empty(await world.AllAsync<CaseLink>());
    }

    private static async Task RefusedAsync(ActorRegister register, LinkCasesOptions options, string field, string key)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => LinkService.LinkAsync(register, options, CancellationToken.None));
        Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
    }

    private static async Task NumberRefusedAsync(ActorRegister register, AddBodyNumberOptions options, string field, string key)
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => BodyNumberService.AddAsync(register, options, CancellationToken.None));
        Assert.Equal((field, key), (refused.Problems[0].Field, refused.Reason.Key));
    }
}
