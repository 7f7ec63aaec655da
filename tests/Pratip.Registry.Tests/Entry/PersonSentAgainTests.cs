using Pratip.Registry.Charges;
using Pratip.Registry.Entry;
using Pratip.Registry.Interceptions;
using Pratip.Registry.People;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Screening;
using Pratip.Registry.Tests.Charges;
using Pratip.Registry.Tests.Removals;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Entry;

/// <summary>Pages that enter a person with a row, sent again: what differs of the row and of the person is told, and a name is never shown.</summary>
public sealed class PersonSentAgainTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    /// <summary>Back in the browser, the name put right, sent again: it said that it was done, and the first name stayed.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_of_a_presumed_victim_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await VictimWorld.CreateAsync(engine);
        var presumed = VictimWorld.Presumed(world.Case) with { MeansOfControl = ["physical-threats"], Sector = "A", Status = VictimStatus.Flagged };
        await SentAgainTests.TwiceAsync(one => PresumedVictimService.AddAsync(world.Officer, one, CancellationToken.None), presumed);
        Task<string> AgainAsync(AddVictimOptions other) => world.RefusedAsync(() => PresumedVictimService.AddAsync(world.Officer, other, CancellationToken.None));
        Assert.Equal("Status entry.sent-already, RegisteredOn entry.sent-already", await AgainAsync(presumed with { Status = VictimStatus.Presumed, RegisteredOn = "2026-02-11" }));
        Assert.Equal("Age entry.sent-already, AgeAtExploitation entry.sent-already-empty", await AgainAsync(presumed with { Age = "31", AgeAtExploitation = "29" }));
        Assert.Equal("FormsOfExploitation entry.sent-already, RecruitmentChannels entry.sent-already-empty", await AgainAsync(
            presumed with { FormsOfExploitation = ["forced-labour", "forced-criminality"], RecruitmentChannels = ["social-network"] }));
        Assert.Equal("Sector entry.sent-already", await AgainAsync(presumed with { Sector = null }));
        Assert.Equal("Sex entry.sent-already, Citizenships entry.sent-already-empty", await AgainAsync(presumed with { Person = presumed.Person with { Sex = "male", Citizenships = ["VN"] } }));
        var renamed = presumed with { Person = presumed.Person with { NameLatin = "Chan Sreymao", Phones = "012345678" } };
        Assert.Equal("NameLatin entry.sent-already, Phones entry.sent-already-empty", await AgainAsync(renamed));
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(() => PresumedVictimService.AddAsync(world.Officer, renamed, CancellationToken.None));
        Assert.All(refused.Problems, problem => Assert.DoesNotContain("Srey", problem.What.ToString(), StringComparison.Ordinal));

        // What was decided since was not typed: the page as it was sent first is the same.
        var decision = new DecideStatusOptions { VictimId = presumed.Id, BasedOn = 1, Status = VictimStatus.Presumed, On = "2026-02-20", Body = "police", Reason = "What she told us" };
        await DecisionService.DecideAsync(world.Officer, decision, CancellationToken.None);
        await PresumedVictimService.AddAsync(world.Officer, presumed, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspect_sent_again_as_somebody_else_is_told_so(Engine engine)
    {
        await using var world = await SuspectWorld.CreateAsync(engine);
        var added = new AddSuspectOptions { CaseId = world.Case.Id, Person = SuspectWorld.Person() with { BirthDate = "1990-05-06", Aliases = "Pheap" } };
        await SentAgainTests.TwiceAsync(one => world.AddSuspectAsync(one), added);
        await world.RefusesAsync(nameof(PersonEntry.NameOwn), "entry.sent-already-empty", () => world.AddSuspectAsync(added with { Person = added.Person with { NameOwn = "ចាន់ សុភាព" } }));
        await world.RefusesAsync(nameof(PersonEntry.Aliases), "entry.sent-already", () => world.AddSuspectAsync(added with { Person = added.Person with { Aliases = null } }));
        await world.RefusesAsync(nameof(PersonEntry.BirthDate), "entry.sent-already", () => world.AddSuspectAsync(added with { Person = added.Person with { BirthDate = "1990-05-07" } }));
        await world.RefusesAsync(nameof(PersonEntry.BirthDate), "entry.sent-already", () => world.AddSuspectAsync(added with { Person = added.Person with { BirthDate = "1991" } }));
        await world.RefusesAsync(nameof(PersonEntry.ExistingReference), "entry.sent-already", () => world.AddSuspectAsync(added with { Person = new PersonEntry { ExistingReference = "P-1" } }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_sent_again_of_somebody_trafficked_abroad_is_held_against_what_is_on_record(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var home = new RecordRepatriationOptions { Person = new PersonEntry { NameLatin = "Sok Bopha", Sex = "female", Citizenships = ["KH"] }, FileReference = "MFA-7", On = "2026-02-10", FromCountry = "TH" };
        await SentAgainTests.TwiceAsync(one => MovementService.RepatriateAsync(officer, one, CancellationToken.None), home);
        Assert.Equal("FileReference: entry.sent-already, FromCountry: entry.sent-already, NameLatin: entry.sent-already", await Refusals.OfAsync(() => MovementService.RepatriateAsync(
            officer, home with { FileReference = "MFA-8", FromCountry = "MY", Person = home.Person with { NameLatin = "Sok Bophea" } }, CancellationToken.None)));
        var stopped = new RecordInterceptionOptions { Person = home.Person with { Id = Guid.CreateVersion7() }, FileReference = "P-1", On = "2026-02", ProvinceCode = "01" };
        await SentAgainTests.TwiceAsync(one => MovementService.InterceptAsync(officer, one, CancellationToken.None), stopped);
        Assert.Equal("On: entry.sent-already, ProvinceCode: entry.sent-already, DestinationCountry: entry.sent-already-empty", await Refusals.OfAsync(() => MovementService.InterceptAsync(
            officer, stopped with { On = "2026-02-03", ProvinceCode = "02", DestinationCountry = "TH" }, CancellationToken.None)));
        Assert.Single(await world.AllAsync<Interception>());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_interview_sent_again_with_other_answers_is_told_what_was_kept(Engine engine)
    {
        await using var world = await GateWorld.CreateAsync(engine);
        var held = await world.HeldAsync();
        var first = world.Screening(held.Id);
        await SentAgainTests.TwiceAsync(one => ScreeningService.RecordAsync(world.SocialWorker, one, CancellationToken.None), first);
        Assert.Equal("Reason entry.sent-already", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(world.SocialWorker, first with { Reason = "another account" }, CancellationToken.None)));
        var other = world.Screening(held.Id, ScreeningDecision.PresumedVictim, found: ["E01", "E04", "K01", "K03"]) with { Id = first.Id, StartedAt = first.StartedAt, EndedAt = first.EndedAt };
        Assert.Equal("Found entry.sent-already-empty, Decision entry.sent-already", await GateWorld.RefusedAsync(() => ScreeningService.RecordAsync(world.SocialWorker, other, CancellationToken.None)));
        Assert.Single(await world.Desk.AllAsync<ScreeningInterview>());
    }
}
