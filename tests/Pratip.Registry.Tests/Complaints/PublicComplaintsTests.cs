using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Complaints;
using Pratip.Registry.Entry;
using Pratip.Registry.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

public sealed class PublicComplaintsTests
{
    private static readonly LodgeComplaintOptions Words = new() { About = "persons", Text = "They took our passports", ProvinceCode = "18", Language = "en" };

    public static TheoryData<Engine> Engines => TestRegister.All;

    public static TheoryData<string> WrongCodes => ["", "ABCD", "0000-0000-0000-0000-0000-0000-00", "'; DROP TABLE complaints; --", new string('A', 10_000), "គគគគ"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Somebody_without_an_account_complains_and_follows_it_by_the_code_alone(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = Fresh();
        var code = options.Code;
        Assert.True(await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None));
        Assert.False(await PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None));
        Assert.Equal(26, code.Count(char.IsAsciiLetterOrDigit));
        var complaint = Assert.Single(await world.Offices.AllAsync<Complaint>());
        Assert.Equal(("online-form", world.Officer.Actor.AgencyId), (complaint.Channel, complaint.AgencyId));
        Assert.Empty(await world.Offices.AllAsync<ComplaintReporter>());
        Assert.Equal("received", (await PublicComplaints.FollowAsync(world.Register, code, CancellationToken.None))!.State);
        await ComplaintService.TriageAsync(world.Officer, new TriageOptions { Id = complaint.Id, BasedOn = 1, Priority = "high" }, CancellationToken.None);
        Assert.Equal("checking", (await PublicComplaints.FollowAsync(world.Register, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), CancellationToken.None))!.State);
        Assert.True(await PublicComplaints.AddAsync(world.Register, new AddInformationOptions { Code = code, Text = "The gate is blue" }, CancellationToken.None));
        Assert.Equal(world.Officer.Actor.AgencyId, await world.WaitsAtAsync(TaskKinds.ComplaintInformation));
        await world.TellAsync(complaint, StepKind.Answer, "Three people left the place with us");
        var followed = await PublicComplaints.FollowAsync(world.Register, code, CancellationToken.None);
        Assert.Equal(("answered", "Three people left the place with us"), (followed!.State, Assert.Single(followed.Said).Text));
        Assert.DoesNotContain("gate is blue", JsonSerializer.Serialize(followed), StringComparison.Ordinal);
    }

    /// <summary>Back in the browser, other words, the same form again: they were thanked for and lost.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_form_sent_again_with_other_words_adds_them_once(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var options = Fresh();
        foreach (var text in (string[])[options.Text!, options.Text! + " ", "They took our passports and two phones", "They took our passports and two phones", options.Text!])
        {
            await PublicComplaints.LodgeAsync(world.Register, options with { Text = text }, CancellationToken.None);
        }

        var complaint = Assert.Single(await world.Offices.AllAsync<Complaint>());
        var added = Assert.Single(await world.Offices.AllAsync<ComplaintStep>());
        Assert.Equal(StepKind.Information, added.Kind);
        var texts = await ComplaintReader.OpenTextsAsync(world.Officer, complaint.Id, "case-work", CancellationToken.None);
        Assert.Equal(("They took our passports", "They took our passports and two phones"), (texts[complaint.Id], texts[added.Id]));
    }

    [Theory]
    [MemberData(nameof(WrongCodes))]
    public async Task A_wrong_code_opens_nothing_and_adds_nothing(string code)
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        await PublicComplaints.LodgeAsync(world.Register, Fresh(), CancellationToken.None);
        var events = await world.Offices.EventCountAsync();
        Assert.Null(await PublicComplaints.FollowAsync(world.Register, code, CancellationToken.None));
        Assert.False(await PublicComplaints.AddAsync(world.Register, new AddInformationOptions { Code = code, Text = "x" }, CancellationToken.None));
        Assert.Equal(events, await world.Offices.EventCountAsync());
    }

    [Fact]
    public async Task A_complaint_without_a_code_is_not_found_by_a_code_that_is_none()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        Assert.Null((await world.ComplaintAsync()).Receipt);
        Assert.Null(await PublicComplaints.FollowAsync(world.Register, null, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_register_keeps_no_code_in_clear_and_the_log_not_even_its_digest(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var code = Words.Code;
        await PublicComplaints.LodgeAsync(world.Register, Words with { Name = "Sok Dara" }, CancellationToken.None);
        var complaint = Assert.Single(await world.Offices.AllAsync<Complaint>());
        await using var db = world.Register.CreateContext();
        var log = string.Join('\n', await db.EventRows.Select(row => row.Changed + row.Before + row.After).ToListAsync());
        Assert.DoesNotContain(Convert.ToHexString(complaint.Receipt!), log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(complaint.Receipt!), log, StringComparison.Ordinal);
        Assert.DoesNotContain(code, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sok Dara", log, StringComparison.Ordinal);
        var process = (await db.Processes.ToListAsync()).Single(one => one.Kind == "complaint.lodge");
        Assert.Equal(("public", null, "public-page"), (process.Actor, process.AgencyId, process.Channel));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_about_a_body_goes_to_an_office_outside_it_from_the_first_moment(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        await PublicComplaints.LodgeAsync(world.Register, Fresh() with { AccusedAgency = "OCM" }, CancellationToken.None);
        var complaint = Assert.Single(await world.Offices.AllAsync<Complaint>());
        Assert.False(await ComplaintWorld.SeesAsync(world.Officer, complaint));
        Assert.Equal(world.Elsewhere.Actor.AgencyId, complaint.AgencyId);
        Assert.All(await world.Offices.TasksAsync(TaskKinds.ComplaintReceived), task => Assert.Equal(world.Elsewhere.Actor.AgencyId, task.AgencyId));
    }

    [Fact]
    public async Task What_is_too_long_or_holds_broken_signs_is_refused_with_the_field()
    {
        await using var world = await ComplaintWorld.CreateAsync(Engine.Sqlite);
        async Task<string> RefusedAsync(LodgeComplaintOptions options) => await world.Offices.RefusedAsync(() => PublicComplaints.LodgeAsync(world.Register, options, CancellationToken.None));
        Assert.Equal("Text entry.missing", await RefusedAsync(Words with { Text = " " }));
        Assert.Equal("Text entry.too-long", await RefusedAsync(Words with { Text = new string('x', EntryCheck.LongestText + 1) }));
        Assert.Equal("Text entry.signs", await RefusedAsync(Words with { Text = "a\0b" }));
        Assert.Equal("About entry.code", await RefusedAsync(Words with { About = "x" }));
        Assert.Equal("AccusedAgency entry.out-of-reach", await RefusedAsync(Words with { AccusedAgency = "NOBODY" }));
    }

    [Fact]
    public void Codes_are_all_different_and_read_back_however_they_are_typed()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => ReceiptCode.New()).ToList();
        Assert.Equal(2000, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code =>
        {
            var plain = code.Replace("-", "", StringComparison.Ordinal);
            Assert.Equal(plain, ReceiptCode.Read(code));
            Assert.Equal(plain, ReceiptCode.Read(" " + code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l') + "\n"));
            Assert.Equal(plain, ReceiptCode.Read(Khmer(code)));
        });
    }

    private static LodgeComplaintOptions Fresh() => Words with { Id = Guid.CreateVersion7(), Code = ReceiptCode.New() };

    private static string Khmer(string code) => new StringBuilder().AppendJoin("", code.Select(letter => char.IsAsciiDigit(letter) ? ((char)('\u17E0' + (letter - '0'))).ToString() : letter.ToString())).ToString();
}
