using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Charges;
using Pratip.Registry.People;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Charges;

public sealed class SuspectServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_and_the_persons_report_and_identity_are_one_event(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var id = await world.AddSuspectAsync(new AddSuspectOptions
        {
            CaseId = world.Case.Id,
            Person = SuspectWorld.Person(),
            Role = "recruiter",
            IsAtLarge = true,
            IsPublicOfficial = false,
            AgeAtArrest = 34,
        });
        var suspect = world.Row<Suspect>(id);
        Assert.Equal(("recruiter", true, false, 34), (suspect.Role, suspect.IsAtLarge, suspect.IsPublicOfficial, suspect.AgeAtArrest));
        Assert.Equal(["person_reports", "sealed_identities", "suspects"], world.LastEvent());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_entry_sent_twice_changes_nothing(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var options = new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() };
        await world.AddSuspectAsync(options);
        var events = world.EventCount();
        await world.AddSuspectAsync(options);
        Assert.Equal(events, world.EventCount());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_out_of_reach_or_made_up_takes_no_suspect(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var options = new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() };
        await world.RefusesAsync(nameof(options.CaseId), "entry.out-of-reach", () => world.AddSuspectAsync(options, world.Outsider));
        await world.RefusesAsync(nameof(options.CaseId), "entry.out-of-reach", () => world.AddSuspectAsync(options with { CaseId = Guid.CreateVersion7() }));
        var data = world.As(world.Court, "data-officer");
        await Assert.ThrowsAsync<AccessRefusedException>(() => world.AddSuspectAsync(options, data));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_reported_before_is_suspect_once_in_a_case_and_again_in_another(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() with { OwnReference = "K-7" } });
        var again = new AddSuspectOptions { CaseId = world.Case.Id, Person = new PersonEntry { ExistingReference = "K-7" } };
        await world.RefusesAsync(nameof(PersonEntry.ExistingReference), "suspects.already", () => world.AddSuspectAsync(again));
        var other = await world.OpenAsync(2);
        await world.AddSuspectAsync(again with { CaseId = other.Id });
        await using var db = world.Register.CreateContext();
        Assert.Single(await db.Suspects.Select(suspect => suspect.ReportId).Distinct().ToListAsync());
        Assert.Equal(["suspects"], world.LastEvent());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_unknown_name_can_be_said_and_an_anonymous_suspect_cannot(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        await world.AddSuspectAsync(new AddSuspectOptions { CaseId = world.Case.Id, Person = new PersonEntry { NameIsUnknown = true, Sex = "unknown" } });
        Assert.Equal(["person_reports", "suspects"], world.LastEvent());
        var anonymous = new AddSuspectOptions { CaseId = world.Case.Id, Person = new PersonEntry { IsAnonymous = true, Sex = "male" } };
        await world.RefusesAsync(nameof(PersonEntry.IsAnonymous), "suspects.not-anonymous", () => world.AddSuspectAsync(anonymous));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_wrong_with_the_person_and_with_the_suspect_is_said_together(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var refused = await Assert.ThrowsAsync<Pratip.Registry.Entry.EntryRefusedException>(() => world.AddSuspectAsync(
            new AddSuspectOptions { CaseId = world.Case.Id, Person = new PersonEntry { Sex = "x" }, Role = "y", AgeAtArrest = 400 }));
        Assert.Equal(
            [nameof(PersonEntry.NameLatin), nameof(PersonEntry.Sex), nameof(AddSuspectOptions.Role), nameof(AddSuspectOptions.AgeAtArrest)],
            refused.Problems.Select(problem => problem.Field), StringComparer.Ordinal);
    }
}
