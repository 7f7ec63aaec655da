using Pratip.Registry.Access;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Tests.Victims;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Encounters;

public sealed class EncounterServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_met_is_a_report_a_number_and_a_detention_where_held(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        PersonLine[] lines =
        [
            EncounterWorld.Line(1) with { Sex = "ស្រី", ApparentAge = "១៧", Citizenship = "China (including Taiwan)", Language = "ចិន" },
            EncounterWorld.Line(2, isHeld: false) with { Sex = "unknown", ApparentAge = null, Citizenship = "vn", Language = "" },
        ];
        lines[0] = lines[0] with { Citizenship = "Chinese" };
        var entered = await EncounterService.EnterPeopleAsync(world.Immigration, new EnterPeopleOptions
        {
            EncounterId = world.Encounter.Id,
            People = lines,
            Ground = "immigration",
            Facility = " Centre 1 ",
            HeldFromAt = new DateTimeOffset(2026, 2, 20, 13, 0, 0, TimeSpan.Zero),
        }, CancellationToken.None);
        Assert.Equal((2, 0, 0), (entered.New, entered.Known, entered.Differing.Count));
        var reports = (await world.Offices.AllAsync<PersonReport>()).Where(report => report.OwnReference.StartsWith("OP-1/", StringComparison.Ordinal)).OrderBy(report => report.OwnReference, StringComparer.Ordinal).ToList();
        Assert.Equal(("female", 2009, "estimated", "CN", "Chinese"), (reports[0].Sex, reports[0].BirthYear, reports[0].AgePrecision, Assert.Single(reports[0].Citizenships), reports[0].CitizenshipsAsReported));
        Assert.Equal(("unknown", null, "unknown", "VN"), (reports[1].Sex, reports[1].BirthYear, reports[1].AgePrecision, Assert.Single(reports[1].Citizenships)));
        var people = (await world.Offices.AllAsync<EncounteredPerson>()).OrderBy(person => person.Number, StringComparer.Ordinal).ToList();
        Assert.Equal(("1", "zh", 17, lines[0].Id), (people[0].Number, people[0].SpokenLanguage, people[0].ApparentAge, people[0].Id));
        Assert.Equal(("2", null, null), (people[1].Number, people[1].SpokenLanguage, people[1].ApparentAge));
        var held = Assert.Single(await world.Offices.AllAsync<Detention>());
        Assert.Equal((reports[0].Id, "2026-02-20", "Centre 1", "immigration", "still-detained"), (held.ReportId, held.From, held.Facility, held.Ground, held.Disposition));
        Assert.Equal("detentions encountered_persons encountered_persons person_reports person_reports", await world.Offices.LastEventAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_lines_sent_twice_enter_nobody_twice_and_a_taken_number_nobody_at_all(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var lines = await world.EnterAsync(20);
        var again = new EnterPeopleOptions { EncounterId = world.Encounter.Id, People = [.. lines, EncounterWorld.Line(21)] };
        foreach (var expected in (int[])[1, 0])
        {
            var entered = await EncounterService.EnterPeopleAsync(world.Immigration, again, CancellationToken.None);
            Assert.Equal((expected, 21 - expected), (entered.New, entered.Known));
            Assert.Empty(entered.Differing);
        }

        Assert.Equal(21, (await world.Offices.AllAsync<EncounteredPerson>()).Count);
        var taken = new EnterPeopleOptions { EncounterId = world.Encounter.Id, People = [EncounterWorld.Line(22), EncounterWorld.Line(5)] };
        Assert.Equal("Number:1 encounters.number-taken", await world.Offices.RefusedAsync(() => EncounterService.EnterPeopleAsync(world.Immigration, taken, CancellationToken.None)));
        Assert.Equal(21, (await world.Offices.AllAsync<EncounteredPerson>()).Count);
    }

    /// <summary>What is on record stays; whoever sent other words is told line by line, and what is new is entered.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Lines_sent_again_with_other_words_are_told_what_is_on_record(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var lines = await world.EnterAsync(5);
        var again = new EnterPeopleOptions
        {
            EncounterId = world.Encounter.Id,
            People =
            [
                lines[0] with { Sex = "f", ApparentAge = "16", Citizenship = "vn", Language = "km" }, lines[1] with { Number = "22", ApparentAge = "" },
                lines[2] with { Citizenship = "", IsHeld = false }, EncounterWorld.Line(6),
            ],
            Ground = "immigration",
        };
        var entered = await EncounterService.EnterPeopleAsync(world.Immigration, again, CancellationToken.None);
        Assert.Equal((1, 3), (entered.New, entered.Known));
        Assert.Equal(
            ["Sex:0 male", "ApparentAge:0 25", "Citizenship:0 China", "Language:0 Chinese", "Number:1 2"],
            entered.Differing.Select(problem => $"{problem.Field} {Said(problem.What.Args[0]!)}"), StringComparer.Ordinal);

        // A file that says itself who was held is told where that differs; one that leaves it open is not.
        entered = await EncounterService.EnterPeopleAsync(world.Immigration, again with { People = [lines[3] with { IsHeld = false, IsHeldSaid = true }, lines[4] with { IsHeld = false }] }, CancellationToken.None);
        Assert.Equal("IsHeld:0 encounters.entered-otherwise", VictimWorld.Said(entered.Differing));

        // A page says all there is to say: what is empty on it was taken back.
        entered = await EncounterService.EnterPeopleAsync(world.Immigration, again with { IsWhole = true, Ground = "pre-trial", Facility = "Centre 2" }, CancellationToken.None);
        Assert.Equal(0, entered.New);
        Assert.Equal(["ApparentAge:1", "Citizenship:2", "Number:2", "Ground", "Facility"], entered.Differing.Select(problem => problem.Field).Where(field => field != "Number:1" && !field.EndsWith(":0", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal("male", (await world.Offices.AllAsync<PersonReport>()).Single(report => report.OwnReference == "OP-1/1").Sex);
        Assert.Equal("HeldFromAt encounters.held-before", await world.Offices.RefusedAsync(() => EncounterService.EnterPeopleAsync(
            world.Immigration, again with { HeldFromAt = new DateTimeOffset(2026, 2, 18, 13, 0, 0, TimeSpan.Zero) }, CancellationToken.None)));

        static string Said(object standing) => standing is Kernel.LocalizedText text ? text.En : standing.ToString()!;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_encounter_sent_again_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var options = new OpenEncounterOptions { OwnReference = "OP-2", On = "2026-02-21", SiteKind = "compound", ProvinceCode = "12" };
        for (var time = 0; time < 2; time++)
        {
            await EncounterService.OpenAsync(world.Immigration, options, CancellationToken.None);
        }

        Assert.Equal("OwnReference entry.sent-already, On entry.sent-already, SiteKind entry.sent-already, ProvinceCode entry.sent-already", await world.Offices.RefusedAsync(() => EncounterService.OpenAsync(
            world.Immigration, options with { OwnReference = "OP-3", On = "2026-02-20", SiteKind = "", ProvinceCode = "01" }, CancellationToken.None)));
        Assert.Equal(2, (await world.Offices.AllAsync<Encounter>()).Count);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("៤៥", true)]
    [InlineData("A-12", true)]
    [InlineData("12b", true)]
    [InlineData("0", false)]
    [InlineData("00", false)]
    [InlineData("-5", false)]
    [InlineData("1-4", false)]
    [InlineData("1,4", false)]
    [InlineData("#", false)]
    public void A_wristband_has_a_number_from_one_or_letters(string number, bool isRight) => Assert.Equal(
        isRight ? "" : "Number:0 encounters.number",
        VictimWorld.Said(new EnterPeopleOptions { EncounterId = Guid.NewGuid(), People = [EncounterWorld.Line(1) with { Number = number }] }.Problems(DateTimeOffset.UnixEpoch)));

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Names_of_a_list_are_sealed_and_a_later_list_names_only_who_has_no_name_yet(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var named = EncounterWorld.Line(1) with { NameOwn = " 王伟 ", NameLatin = "Wang Wei" };
        var nameless = EncounterWorld.Line(2);
        var options = new EnterPeopleOptions { EncounterId = world.Encounter.Id, People = [named, nameless] };
        Assert.Equal(2, (await EncounterService.EnterPeopleAsync(world.Immigration, options, CancellationToken.None)).New);
        var sealedOne = Assert.Single(await world.Offices.AllAsync<SealedIdentity>());
        Assert.Equal(["王伟", "Wang Wei"], world.Register.Vault.Open(sealedOne)!.Names.Select(name => name.Text).Order(StringComparer.Ordinal).Reverse(), StringComparer.Ordinal);
        Assert.Equal("detentions detentions encountered_persons encountered_persons person_reports person_reports sealed_identities", await world.Offices.LastEventAsync());

        var later = options with { People = [named with { NameLatin = "Somebody Else" }, nameless with { NameLatin = "Li Na" }] };
        var entered = await EncounterService.EnterPeopleAsync(world.Immigration, later, CancellationToken.None);
        Assert.Equal((0, "NameLatin:0 encounters.named-otherwise"), (entered.New, VictimWorld.Said(entered.Differing)));
        Assert.Empty((await EncounterService.EnterPeopleAsync(world.Immigration, options with { People = [named with { NameLatin = "wang wei" }, nameless] }, CancellationToken.None)).Differing);
        var names = (await world.Offices.AllAsync<SealedIdentity>()).SelectMany(one => world.Register.Vault.Open(one)!.Names.Select(name => name.Text)).ToList();
        Assert.Equal(3, names.Count);
        Assert.Contains("Li Na", names, StringComparer.Ordinal);
        Assert.DoesNotContain("Somebody Else", names, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_may_not_enter_identities_enters_nobody_by_a_list_with_names(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        using var roles = new MemoryStream("""
            {"roles":[{"role":"numbers-only","en":"Numbers","km":"លេខ","purposeEn":"Enters numbers.","purposeKm":"បញ្ចូលលេខ។",
            "may":[{"noun":"people","view":["agency"],"enter":["agency"]},{"noun":"removals","view":["agency"],"enter":["agency"]}]}]}
            """u8.ToArray());
        var clerk = world.Offices.As("GDI", RoleBook.Read(roles, "own.json"), "numbers-only");
        var options = new EnterPeopleOptions { EncounterId = world.Encounter.Id, People = [EncounterWorld.Line(1), EncounterWorld.Line(2) with { NameLatin = "Wang Wei" }] };
        Assert.Equal("NameLatin:1 encounters.names", await world.Offices.RefusedAsync(() => EncounterService.EnterPeopleAsync(clerk, options, CancellationToken.None)));
        Assert.Empty(await world.Offices.AllAsync<EncounteredPerson>());
        Assert.Equal(1, (await EncounterService.EnterPeopleAsync(clerk, options with { People = [options.People[0]] }, CancellationToken.None)).New);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_thousand_people_are_one_event_and_every_one_lacks_a_screening_and_a_disposition(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var before = await world.Offices.EventCountAsync();
        await world.EnterAsync(1000, notHeld: 100);
        Assert.Equal(before + 1, await world.Offices.EventCountAsync());
        var page = await EncounterPeople.ReadAsync(world.Immigration, world.Encounter.Id, MissingOf.Disposition, 18, CancellationToken.None);
        Assert.Equal(new MissingCounts(1000, 1000, 1000, 900, 1000), page.Missing);
        Assert.Equal((900, 50, "951", "1000"), (page.Total, page.Items.Count, page.Items[0].Person.Number, page.Items[^1].Person.Number));
        Assert.All(page.Items, one => Assert.True(one.LacksDisposition && one is { HasInterview: false, HasScreening: false } && one.HasName == false));
        var file = (await EncounterReader.FindAsync(world.Immigration, world.Encounter.Id, CancellationToken.None))!;
        Assert.Equal((1000, 100, 900, 900), (file.Counts.Met, file.Counts.NotHeld, file.Counts.Held.In, file.Counts.Held.Closing));

        // An immigration officer does not see who is presumed a victim: not shown is not none.
        Assert.Equal((0, null), (file.Counts.Screened, file.Counts.Presumed));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_office_neither_sees_nor_enters(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        await world.EnterAsync(3);
        var other = world.Offices.As("PC-07", "immigration-officer");
        Assert.Null(await EncounterReader.FindAsync(other, world.Encounter.Id, CancellationToken.None));
        Assert.Equal(0, (await EncounterPeople.ReadAsync(other, world.Encounter.Id, MissingOf.Nothing, 1, CancellationToken.None)).Total);
        Assert.Equal("EncounterId entry.out-of-reach", await world.Offices.RefusedAsync(() => EncounterService.EnterPeopleAsync(
            other, new EnterPeopleOptions { EncounterId = world.Encounter.Id, People = [EncounterWorld.Line(9)] }, CancellationToken.None)));
        Assert.Equal("SiteId entry.out-of-reach", await world.Offices.RefusedAsync(() => EncounterService.OpenAsync(
            other, new OpenEncounterOptions { OwnReference = "X", On = "2026", SiteId = Guid.NewGuid() }, CancellationToken.None)));
        Assert.Equal("OwnReference encounters.reference-taken", await world.Offices.RefusedAsync(() => EncounterService.OpenAsync(
            world.Immigration, new OpenEncounterOptions { OwnReference = "OP-1", On = "2026" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_met_is_named_once_and_the_name_is_sealed(Engine engine)
    {
        await using var world = await EncounterWorld.CreateAsync(engine);
        var lines = await world.EnterAsync(1);
        var options = new EnrichPersonOptions { Id = lines[0].Id, Person = new PersonEntry { NameLatin = "Li Wei", BirthDate = "2001-05-04", DocumentKind = "passport", DocumentNumber = "E1" } };
        await EncounterService.EnrichAsync(world.Immigration, options, CancellationToken.None);
        var person = Assert.Single(await world.Offices.AllAsync<EncounteredPerson>());
        var report = await world.Offices.OneAsync<PersonReport>(person.ReportId);
        Assert.Equal((2001, "exact"), (report.BirthYear, report.AgePrecision));
        var opened = await IdentityReader.OpenAsync(world.Immigration, [report.Id], "case-work", CancellationToken.None);
        Assert.Equal("Li Wei", opened[report.Id].Names[0].Text);
        Assert.Equal("NameLatin encounters.named", await world.Offices.RefusedAsync(() => EncounterService.EnrichAsync(world.Immigration, options, CancellationToken.None)));
        Assert.Equal("Id entry.out-of-reach", await world.Offices.RefusedAsync(() => EncounterService.EnrichAsync(world.Offices.As("PC-07", "immigration-officer"), options, CancellationToken.None)));
    }

    [Fact]
    public void Every_cell_that_cannot_be_read_is_named()
    {
        PersonLine[] lines =
        [
            new() { Id = Guid.NewGuid(), Number = "1", Sex = "?", ApparentAge = "old", Citizenship = "Atlantis", Language = "Klingon" },
            new() { Id = Guid.NewGuid() },
            EncounterWorld.Line(1),
        ];
        Assert.Equal(
            "Sex:0 encounters.sex, ApparentAge:0 entry.number, Citizenship:0 encounters.country, Language:0 encounters.language, Number:1 entry.missing, Sex:1 entry.missing, Number:2 encounters.number-twice",
            VictimWorld.Said(new EnterPeopleOptions { EncounterId = Guid.NewGuid(), People = lines }.Problems(DateTimeOffset.UnixEpoch)));
        Assert.Equal("Ground entry.code, People encounters.lines", VictimWorld.Said(new EnterPeopleOptions { EncounterId = Guid.NewGuid(), People = [], Ground = "none" }.Problems(DateTimeOffset.UnixEpoch)));
    }
}
