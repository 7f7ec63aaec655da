using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Editions;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Editions;

/// <summary>A register with the persons it takes to make, sign and release an edition.</summary>
internal sealed class EditionWorld : IAsyncDisposable
{
    private EditionWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister Statistician { get; private set; } = null!;

    public ActorRegister Signatory { get; private set; } = null!;

    /// <summary>Stops a release by one finding, and hides every cell of one.</summary>
    public static EditionRules Strict { get; } = new(
        (_, _) => [new("growth:cases", "implausible", Verdict.SuspectedError, true, new("Twice as many.", "ទ្វេដង"))],
        (full, _, _) => new([.. full.Cells.Where(c => c is { By: not null, Value: 1 }).Select(c => new EditionSuppression(c.MeasureId, c.Window, c.By, c.Key, SuppressionKind.Primary, "threshold"))], []));

    public static async Task<EditionWorld> CreateAsync(Engine engine)
    {
        var desk = await DeskWorld.CreateAsync(engine);
        var world = new EditionWorld(desk);
        world.Officer = await desk.AsAsync(await desk.EmployAsync("data", desk.Agency("OCM"), "data-officer"));
        world.Statistician = await desk.AsAsync(await desk.EmployAsync("nary", desk.Agency("OCM"), "statistician"));
        world.Signatory = await desk.AsAsync(await desk.EmployAsync("keo", desk.Agency("OCM"), "signatory"));
        return world;
    }

    public async Task<Edition> CreateAsync(string vintage = "provisional", string window = "2025")
    {
        var options = new CreateEditionOptions { Window = window, Vintage = vintage };
        await EditionService.CreateAsync(Statistician, options, CancellationToken.None);
        return await FindAsync(options.Id);
    }

    public async Task<Edition> FindAsync(Guid id)
    {
        await using var db = Desk.Register.CreateContext();
        return await db.Editions.SingleAsync(one => one.Id == id);
    }

    public async Task<Edition> SignAsync(Guid id, ActorRegister by, EditionRules? rules = null, string? role = null)
    {
        await EditionSignatures.SignAsync(by, new SignEditionOptions { Id = id, BasedOn = (await FindAsync(id)).Version, Role = role }, CancellationToken.None, rules);
        return await FindAsync(id);
    }

    public async Task<Edition> SignedAsync(string vintage = "provisional")
    {
        var edition = await CreateAsync(vintage);
        await SignAsync(edition.Id, Statistician, EditionRules.None);
        return await SignAsync(edition.Id, Signatory, EditionRules.None);
    }

    /// <summary>Somebody reported, so that what was counted is zero and not missing.</summary>
    public Task<long> ReturnedAsync() => Desk.RecordAsync(ProcessKind.ReturnChange, EventKind.ReturnChanged, new RowChanges().Add(
        new Return { AgencyId = Desk.Home.Id, Subject = "cases", From = new(2024, 1, 1), To = new(2025, 12, 31), State = "submitted", RowCount = 1 }));

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
