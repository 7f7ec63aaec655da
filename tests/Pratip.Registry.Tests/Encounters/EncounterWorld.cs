using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Encounters;

/// <summary>Immigration with an officer of its own beside the offices of <see cref="VictimWorld"/>, and an encounter it has opened.</summary>
internal sealed class EncounterWorld : IAsyncDisposable
{
    private EncounterWorld(VictimWorld offices) => Offices = offices;

    public VictimWorld Offices { get; }

    public Register Register => Offices.Register;

    public ActorRegister Immigration { get; private set; } = null!;

    public Encounter Encounter { get; private set; } = null!;

    public static async Task<EncounterWorld> CreateAsync(Engine engine)
    {
        var world = new EncounterWorld(await VictimWorld.CreateAsync(engine));
        world.Immigration = world.Offices.As("GDI", "immigration-officer");
        world.Encounter = await world.OpenAsync("OP-1");
        return world;
    }

    public async Task<Encounter> OpenAsync(string reference, Guid? siteId = null, Guid? operationId = null, string on = "2026-02-20")
    {
        var options = new OpenEncounterOptions { OwnReference = reference, On = on, SiteId = siteId, OperationId = operationId };
        await EncounterService.OpenAsync(Immigration, options, CancellationToken.None);
        return await Offices.OneAsync<Encounter>(options.Id);
    }

    public static PersonLine Line(int number, bool isHeld = true) => new()
    {
        Id = RowId.Next(),
        Number = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Sex = number % 3 == 0 ? "f" : "m",
        ApparentAge = "25",
        Citizenship = "Chinese",
        Language = "Chinese",
        IsHeld = isHeld,
    };

    public async Task<IReadOnlyList<PersonLine>> EnterAsync(int people, int notHeld = 0, Encounter? at = null, int first = 1)
    {
        List<PersonLine> lines = [.. Enumerable.Range(first, people).Select(number => Line(number, number - first >= notHeld))];
        await EncounterService.EnterPeopleAsync(Immigration, new EnterPeopleOptions { EncounterId = (at ?? Encounter).Id, People = lines, Ground = "immigration" }, CancellationToken.None);
        return lines;
    }

    /// <summary>The detentions of the encounter in the order of their people.</summary>
    public async Task<List<Detention>> HeldAsync() => [.. (await Offices.AllAsync<Detention>()).OrderBy(one => one.ReportId)];

    public Task EndAsync(Detention held, string disposition, string on = "2026-02-25") =>
        DetentionService.EndAsync(Immigration, new EndDetentionOptions { Id = held.Id, BasedOn = held.Version, Disposition = disposition, DisposedOn = on }, CancellationToken.None);

    public ValueTask DisposeAsync() => Offices.DisposeAsync();
}
