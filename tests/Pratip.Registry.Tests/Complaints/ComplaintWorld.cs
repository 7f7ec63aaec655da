using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Complaints;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>An office of complaints officers at the council of ministers, another at social affairs, and one at a committee whose own people may be accused.</summary>
internal sealed class ComplaintWorld : IAsyncDisposable
{
    private int _users;

    private ComplaintWorld(VictimWorld offices) => Offices = offices;

    public VictimWorld Offices { get; }

    public Register Register => Offices.Register;

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister Second { get; private set; } = null!;

    /// <summary>At social affairs.</summary>
    public ActorRegister Elsewhere { get; private set; } = null!;

    /// <summary>Of the committee of province 12.</summary>
    public ActorRegister Committee { get; private set; } = null!;

    /// <summary>Of the ministry above that committee.</summary>
    public ActorRegister Above { get; private set; } = null!;

    /// <summary>Watches over all, at the committee itself: what it is kept away from it does not see either.</summary>
    public ActorRegister CommitteeRapporteur { get; private set; } = null!;

    public static async Task<ComplaintWorld> CreateAsync(Engine engine)
    {
        var world = new ComplaintWorld(await VictimWorld.CreateAsync(engine));
        world.Officer = await world.UserAsync("OCM", "complaints-officer");
        world.Second = await world.UserAsync("OCM", "complaints-officer");
        world.Elsewhere = await world.UserAsync("MOSVY", "complaints-officer");
        world.Committee = await world.UserAsync("PC-12", "complaints-officer");
        world.Above = await world.UserAsync("MOI", "complaints-officer");
        world.CommitteeRapporteur = await world.UserAsync("PC-12", "rapporteur");
        return world;
    }

    /// <summary>The one office at which something waits, for each of some officers by name.</summary>
    public async Task<Guid> WaitsAtAsync(string kind)
    {
        var tasks = await Offices.TasksAsync(kind);
        Assert.All(tasks, task => Assert.NotNull(task.UserId));
        Assert.Distinct(tasks.Select(task => task.UserId));
        return Assert.Single(tasks.Select(task => task.AgencyId).Distinct());
    }

    public async Task<ActorRegister> UserAsync(string agency, string role)
    {
        var user = new User { AgencyId = Offices.Agencies[agency].Id, SignInName = $"complaints-{++_users}", DisplayName = role, Status = UserStatus.Active };
        var grant = new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" };
        await Offices.RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(user).Add(new Credential { Id = user.Id, SecurityStamp = "x" }).Add(grant));
        return Register.As(Actor.Of(user, [grant], Offices.Agencies[agency].ProvinceCode, RoleBook.Standard));
    }

    public RegisterComplaintOptions Said(string? accused = null, string? name = null) => new()
    {
        Channel = "hotline",
        ReceivedAt = Offices.Clock.GetUtcNow(),
        About = accused is null ? "place" : "official",
        Text = "Men are kept behind a gate",
        Languages = ["en"],
        ProvinceCode = "12",
        AccusedAgencyId = accused is null ? null : Offices.Agencies[accused].Id,
        ReporterName = name,
        ReporterContact = name is null ? null : "+855 12 345 678",
    };

    /// <summary>Taken in by the office at the council of ministers.</summary>
    public async Task<Complaint> ComplaintAsync(string? accused = null, string? name = null)
    {
        var options = Said(accused, name);
        await ComplaintService.RegisterAsync(Officer, options, CancellationToken.None);
        return await Offices.OneAsync<Complaint>(options.Id);
    }

    public async Task<Guid> EvidenceAsync(Complaint complaint)
    {
        var options = new AddEvidenceOptions { ComplaintId = complaint.Id, FileName = "gate.png", Content = Png, On = "2026-02-20", Text = "From the guard" };
        await EvidenceService.AddAsync(Officer, options, new AttachmentRules(), CancellationToken.None);
        return options.Id;
    }

    public Task TellAsync(Complaint complaint, string kind, string text = "We have found so far that the gate was open") =>
        InvestigationService.TellAsync(Officer, new TellOptions { ComplaintId = complaint.Id, Kind = kind, Text = text }, CancellationToken.None);

    public async Task<ComplaintFinding> ProposedAsync(Complaint complaint, string finding, params Guid[] evidence)
    {
        var options = Finding(complaint, finding, evidence);
        await FindingService.ProposeAsync(Officer, options, CancellationToken.None);
        return await Offices.OneAsync<ComplaintFinding>(options.Id);
    }

    public async Task<ComplaintFinding> FoundAsync(Complaint complaint, string finding, params Guid[] evidence)
    {
        var proposed = await ProposedAsync(complaint, finding, evidence);
        await FindingService.DecideAsync(Second, new DecideFindingOptions { Id = proposed.Id, BasedOn = proposed.Version, IsApproved = true }, CancellationToken.None);
        return await Offices.OneAsync<ComplaintFinding>(proposed.Id);
    }

    public static ProposeFindingOptions Finding(Complaint complaint, string finding, params Guid[] evidence) =>
        new() { ComplaintId = complaint.Id, Finding = finding, Evidence = [.. evidence.Select(id => id.ToString())], Reason = "What was seen on site" };

    public async Task<T> CurrentAsync<T>(T row)
        where T : RegisterRow => await Offices.OneAsync<T>(row.Id);

    /// <summary>Whether any of the ways to a complaint shows it: list, look-up, texts, count.</summary>
    public static async Task<bool> SeesAsync(ActorRegister register, Complaint complaint)
    {
        var listed = (await ComplaintReader.ListAsync(register, new ComplaintFilter(), null, CancellationToken.None)).Items.Any(one => one.Complaint.Id == complaint.Id);
        var found = await ComplaintReader.FindAsync(register, complaint.Id, CancellationToken.None) is not null;
        var read = (await ComplaintReader.OpenTextsAsync(register, complaint.Id, "case-work", CancellationToken.None)).Count > 0;
        await using var db = register.CreateContext();
        var counted = await db.Complaints.CountAsync(one => one.Id == complaint.Id) > 0;
        Assert.Equal([listed, listed, listed], new[] { found, read, counted });
        return listed;
    }

    /// <summary>The smallest picture there is.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public ValueTask DisposeAsync() => Offices.DisposeAsync();
}
