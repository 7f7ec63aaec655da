using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.HandOvers;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Encounters;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.HandOvers;

public sealed class HandOverListServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task People_of_an_encounter_are_handed_over_when_the_signature_is_entered(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(30);
        var options = Listed(world) with { People = "៣, 10-12, 11" };
        Assert.Equal("People hand-overs.not-found", await world.Offices.RefusedAsync(() => HandOverListService.ListAsync(world.Immigration, options with { People = "29-31" }, CancellationToken.None)));
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        var sheet = (await HandOverLists.FindAsync(world.Immigration, options.Id, CancellationToken.None))!;
        Assert.Equal(["3", "10", "11", "12"], sheet.People.Select(one => one.Number), StringComparer.Ordinal);
        Assert.All(await world.HeldAsync(), one => Assert.Equal("still-detained", one.Disposition));
        Assert.Equal("SignedOn hand-overs.before-met", await world.Offices.RefusedAsync(() => SignAsync(world, options.Id, "2026-02-01")));
        await SignAsync(world, options.Id, "2026-02-23");
        await SignAsync(world, options.Id, "2026-02-23");
        Assert.Equal("SignedOn hand-overs.signed", await world.Offices.RefusedAsync(() => SignAsync(world, options.Id, "2026-02-24", 2)));
        var held = await world.HeldAsync();
        Assert.Equal((4, 26), (held.Count(one => (one.Disposition, one.DisposedOn) == ("to-social-services", "2026-02-23")), held.Count(DetentionService.IsOpen)));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "social-affairs")]
    [InlineData(Engine.Postgres, "ngo-shelter")]
    public async Task Only_whom_the_register_presumes_a_victim_is_referred_as_one_and_so_is_the_account(Engine engine, string destination)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(6);
        var met = (await world.Offices.AllAsync<EncounteredPerson>()).ToDictionary(one => one.Number, one => one.ReportId, StringComparer.Ordinal);
        foreach (var (number, status) in new[] { ("1", "presumed"), ("2", "identified"), ("3", "not-confirmed"), ("4", "declined") })
        {
            await world.Offices.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = met[number], RegisteredOn = "2026-02-21", Status = status }));
        }

        // Another office's report of the same person presumes them.
        var elsewhere = await world.Offices.ReportAsync("MOSVY", personId: (await world.Offices.OneAsync<PersonReport>(met["5"])).PersonId);
        await world.Offices.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(new Victim { ReportId = elsewhere.Id, RegisteredOn = "2026-02-21", Status = "flagged" }));
        var options = Listed(world) with { People = "1-6", Destination = destination };
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        await SignAsync(world, options.Id, "2026-02-23");
        var became = (await world.HeldAsync()).ToDictionary(one => one.ReportId, one => one.Disposition);
        Assert.Equal(["referred-as-victim", "referred-as-victim", "to-social-services", "to-social-services", "referred-as-victim", "to-social-services"], met.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => became[one.Value]), StringComparer.Ordinal);
        var account = await DetentionAccounts.OfWindowAsync(world.Immigration, Kernel.ReportingWindow.Parse("2026-02"), new AccountFilter(), CancellationToken.None);
        Assert.Equal((3, 3, true), (account.Of("referred-as-victim"), account.Of("to-social-services"), account.IsBalanced));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Reports_are_named_by_their_references_and_the_other_side_sees_the_list(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var reports = new[] { await world.Offices.ReportAsync("GDI"), await world.Offices.ReportAsync("GDI") };
        var options = Listed(world) with { EncounterId = null, People = $"{reports[1].OwnReference}\n{reports[0].OwnReference}\n", ToAgencyId = world.Offices.Social.Id };
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        var seen = (await HandOverLists.FindAsync(world.Offices.SocialWorker, options.Id, CancellationToken.None))!;
        Assert.Equal((2, false), (seen.People.Count, seen.MayEnter));
        Assert.All(seen.People, one => Assert.Null(one.Report));
        Assert.Null(await HandOverLists.FindAsync(world.Offices.Outsider, options.Id, CancellationToken.None));
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => HandOverListService.SignAsync(
            world.Offices.SocialWorker, new SignHandOverOptions { Id = options.Id, BasedOn = 1, SignedOn = "2026-02-23" }, CancellationToken.None)));
        Assert.Equal("OwnReference hand-overs.reference-taken", await world.Offices.RefusedAsync(() => HandOverListService.ListAsync(world.Immigration, options with { Id = Guid.CreateVersion7() }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_is_handed_over_before_they_were_met_after_they_left_or_twice_on_one_list(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(3);
        var options = Listed(world) with { People = "1-3" };
        Task<string> RefusedAsync(ListHandOverOptions one) => world.Offices.RefusedAsync(() => HandOverListService.ListAsync(world.Immigration, one, CancellationToken.None));
        Assert.Equal("On hand-overs.before-met", await RefusedAsync(options with { On = "2026-02-19" }));
        var met = (await world.Offices.AllAsync<EncounteredPerson>()).ToDictionary(one => one.Number, one => one.ReportId, StringComparer.Ordinal);
        await RemovalService.ExecuteAsync(world.Immigration, new ExecuteRemovalOptions { ReportId = met["2"], On = "2026-02-22", FileNumber = "R" }, CancellationToken.None);
        Assert.Equal("On hand-overs.gone", await RefusedAsync(options));
        await HandOverListService.ListAsync(world.Immigration, options with { On = "2026-02-22" }, CancellationToken.None);
        Assert.Equal("SignedOn hand-overs.gone", await world.Offices.RefusedAsync(() => SignAsync(world, options.Id, "2026-02-23")));

        // Met again, the person can be handed over again.
        var again = await world.OpenAsync("OP-AGAIN", on: "2026-02-23");
        await world.Offices.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges()
            .Add(new EncounteredPerson { EncounterId = again.Id, ReportId = met["2"], Number = "1" }).Add(new EncounteredPerson { EncounterId = again.Id, ReportId = met["3"], Number = "2" }));
        await HandOverListService.ListAsync(world.Immigration, options with { Id = RowId.Next(), OwnReference = "H-2", EncounterId = again.Id, People = "1" }, CancellationToken.None);
        var (before, other) = (await world.Offices.OneAsync<PersonReport>(met["3"]), await world.Offices.OneAsync<PersonReport>(met["2"]));
        var after = before.Copy<PersonReport>();
        after.PersonId = other.PersonId;
        await world.Offices.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Update(before, after));
        Assert.Equal("People hand-overs.twice", await RefusedAsync(options with { Id = RowId.Next(), OwnReference = "H-3", EncounterId = again.Id, People = "1, 2" }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_list_sent_again_with_other_people_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(5);
        var options = Listed(world) with { People = "1-3" };
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        await HandOverListService.ListAsync(world.Immigration, options with { People = "3 \u2013 3, 1, 2" }, CancellationToken.None);
        Assert.Equal("People entry.sent-already, Destination entry.sent-already, On entry.sent-already", await world.Offices.RefusedAsync(() => HandOverListService.ListAsync(
            world.Immigration, options with { People = "1-4", Destination = "family", On = "2026-02-24" }, CancellationToken.None)));
        Assert.Equal(3, (await world.Offices.AllAsync<HandOverEntry>()).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_stands_on_two_lists_that_wait_for_signatures_however_they_come(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(6);
        var options = Listed(world) with { People = "1-3" };
        await HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None);
        Assert.Equal("People hand-overs.waiting", await RefusedAsync(Other("H-2", "3-4")));
        await HandOverListService.ListAsync(world.Immigration, Other("H-3", "4"), CancellationToken.None);

        // Another report of the same person names the person; an office that lists it is not told whose list it is.
        var same = await world.Offices.ReportAsync("MOSVY");
        var met = (await world.Offices.AllAsync<EncounteredPerson>()).Single(one => one.Number == "4").ReportId;
        var after = same.Copy<PersonReport>();
        after.PersonId = (await world.Offices.OneAsync<PersonReport>(met)).PersonId;
        await world.Offices.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, new RowChanges().Update(same, after));
        Assert.Equal("People hand-overs.waiting-elsewhere", await world.Offices.RefusedAsync(() => HandOverListService.ListAsync(
            world.Offices.SocialWorker, Other("H-4", same.OwnReference) with { EncounterId = null }, CancellationToken.None)));

        // At one moment there is one of them as well; once signed, somebody can be handed on.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => Task.Run(async () => await Record.ExceptionAsync(() => HandOverListService.ListAsync(world.Immigration, Other($"M-{one}", "5-6"), CancellationToken.None)))));
        Assert.Equal(3, answers.OfType<Pratip.Registry.Entry.EntryRefusedException>().Count());
        await SignAsync(world, options.Id, "2026-02-23");
        await HandOverListService.ListAsync(world.Immigration, Other("H-5", "1-3"), CancellationToken.None);

        ListHandOverOptions Other(string reference, string people) => options with { Id = RowId.Next(), OwnReference = reference, People = people };
        Task<string> RefusedAsync(ListHandOverOptions one) => world.Offices.RefusedAsync(() => HandOverListService.ListAsync(world.Immigration, one, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whom_a_mission_may_not_be_told_of_is_not_put_on_a_list_for_one(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(2);
        var met = (await world.Offices.AllAsync<EncounteredPerson>()).Single(one => one.Number == "2").ReportId;
        await world.Offices.RecordAsync(ProcessKind.PersonChangeRisk, EventKind.RiskChanged, new RowChanges().Add(new ProtectionRisk
        {
            ReportId = met,
            Kind = "asylum",
            RaisedByAgencyId = world.Offices.Social.Id,
            RaisedOn = "2026-02-22",
            WrappedKey = [],
            Reason = [],
        }));
        var options = Listed(world) with { Destination = "embassy", People = "1-2" };
        Assert.Equal("People hand-overs.protected", await world.Offices.RefusedAsync(() => HandOverListService.ListAsync(world.Immigration, options, CancellationToken.None)));

        // Who is not protected goes, and who agrees that the embassy is told.
        await HandOverListService.ListAsync(world.Immigration, options with { People = "1" }, CancellationToken.None);
        await world.Offices.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(
            new PersonConsent { ReportId = met, Purpose = "embassy", On = "2026-02-22", IsGiven = true, Form = "spoken", SpokenLanguage = "vi" }));
        await HandOverListService.ListAsync(world.Immigration, options with { Id = RowId.Next(), OwnReference = "H-2", People = "2" }, CancellationToken.None);
    }

    [Fact]
    public void Too_many_people_and_none_are_refused() =>
        Assert.Equal("OwnReference entry.missing, Destination entry.missing, On entry.missing, People hand-overs.people",
            VictimWorld.Said(new ListHandOverOptions { EncounterId = Guid.NewGuid(), People = "1-99999" }.Problems()));

    private static ListHandOverOptions Listed(EncounterWorld world) => new() { OwnReference = "H-1", EncounterId = world.Encounter.Id, Destination = "ngo-shelter", On = "2026-02-23" };

    private static Task SignAsync(EncounterWorld world, Guid id, string on, int basedOn = 1) =>
        HandOverListService.SignAsync(world.Immigration, new SignHandOverOptions { Id = id, BasedOn = basedOn, SignedOn = on }, CancellationToken.None);
}
