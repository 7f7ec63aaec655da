using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Consular;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Consular;

/// <summary>A person of Viet Nam, as they say, reported by the office; the missions of two countries.</summary>
internal sealed class ConsularWorld(DeskWorld desk) : IAsyncDisposable
{
    public DeskWorld Desk => desk;

    public PersonReport Person { get; private set; } = null!;

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister Mission { get; private set; } = null!;

    public ActorRegister OtherMission { get; private set; } = null!;

    public DateTimeOffset Now => Desk.Clock.GetUtcNow();

    public static async Task<ConsularWorld> CreateAsync(Engine engine)
    {
        var desk = await DeskWorld.CreateAsync(engine);
        var world = new ConsularWorld(desk) { Person = Sample.Report(desk.Home.Id, 1) };
        world.Person.Citizenships = ["VN"];
        await Sample.AddAsync(desk.Register, world.Person);
        await Sample.AddAsync(desk.Register, desk.Register.Vault.Seal(world.Person.Id, new Identity
        {
            Names = [new IdentityName("Nguyen Thi Mai", NameKind.Latin)],
            BirthDate = "1999-04-05",
            Documents = [new IdentityDocument("passport", "C1234567", "VN")],
            Contacts = ["tel:+84123"],
        }));
        world.Officer = await desk.AsAsync(desk.Officer);
        var keeper = await desk.AsAsync(await desk.EmployAsync("keeper", desk.Justice, "administrator"));
        world.Mission = await world.MissionAsync(keeper, "VN");
        world.OtherMission = await world.MissionAsync(keeper, "TH");
        return world;
    }

    public async Task<ActorRegister> MissionAsync(ActorRegister keeper, string country)
    {
        await Missions.RegisterAsync(keeper, new RegisterMissionOptions { CountryCode = country, NameEn = "Embassy of " + country, NameKm = "ស្ថានទូត" }, CancellationToken.None);
        var agency = (await Desk.AllAsync<Agency>()).Single(one => one.Code == "EMB-" + country);
        return await Desk.AsAsync(await Desk.EmployAsync("envoy." + country, agency, "embassy-liaison"));
    }

    public async Task<ConsularNotice> InformAsync(string request = "yes")
    {
        var options = new InformOfRightOptions
        {
            ReportId = Person.Id,
            CountryCode = "VN",
            InformedOfRightAt = Now,
            InformedIn = "vi",
            Request = request,
            RequestedAt = request == "yes" ? Now : null,
        };
        await ConsularService.InformAsync(Officer, options, CancellationToken.None);
        return await OneAsync();
    }

    public async Task<ConsularNotice> NotifyAsync(ConsularNotice? notice = null)
    {
        notice ??= await InformAsync();
        await ConsularService.NotifyAsync(
            Officer, new NotifyMissionOptions { Id = notice.Id, BasedOn = notice.Version, Channel = "register", NotifiedAt = Now, PlaceOfContact = "Office 3" }, CancellationToken.None);
        return await OneAsync();
    }

    public async Task<ConsularNotice> OneAsync() => (await Desk.AllAsync<ConsularNotice>()).Single();

    public Task ConsentAsync(bool given) => Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(
        new PersonConsent { ReportId = Person.Id, Purpose = "embassy", On = "2026-03-01", IsGiven = given, Form = "spoken", SpokenLanguage = "vi" }));

    public Task PresumeAsync(Guid? reportId = null, string status = "presumed") => Desk.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(
        new Victim { ReportId = reportId ?? Person.Id, RegisteredOn = "2026-03-01", Status = status }));

    public async Task RiskAsync(string kind, string decision = "open")
    {
        var risk = new ProtectionRisk { ReportId = Person.Id, Kind = kind, Decision = decision, RaisedByAgencyId = Desk.Home.Id, RaisedOn = "2026-03-01", WrappedKey = [], Reason = [] };
        var (wrapped, key) = Desk.Register.Vault.NewRecordKey(risk.Id);
        using var one = key;
        (risk.WrappedKey, risk.Reason) = (wrapped, Desk.Register.Vault.Seal(key, risk.Id, "reason", "afraid"));
        await Desk.RecordAsync(ProcessKind.PersonChangeRisk, EventKind.RiskChanged, new RowChanges().Add(risk));
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
