using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Tests.Victims;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Removals;

/// <summary>Immigration holds people; social affairs, to whom they are referred, screens; a province and whoever watches over may override.</summary>
internal sealed class GateWorld : IAsyncDisposable
{
    private int _number = 500;
    private DateTimeOffset _spoken;

    private GateWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Register Register => Desk.Register;

    public Agency Immigration => Desk.Agency("GDI");

    public Agency Social => Desk.Agency("MOSVY");

    public User Screener { get; private set; } = null!;

    public ActorRegister Officer { get; private set; } = null!;

    public ActorRegister SocialWorker { get; private set; } = null!;

    /// <summary>Of the province that may be asked for an override.</summary>
    public ActorRegister Supervisor { get; private set; } = null!;

    /// <summary>Of the agency that answers for incidents.</summary>
    public ActorRegister Rapporteur { get; private set; } = null!;

    public ActorRegister Administrator { get; private set; } = null!;

    public string Today => Officer.Today.ToString("yyyy-MM-dd", null);

    public static async Task<GateWorld> CreateAsync(Engine engine)
    {
        var world = new GateWorld(await DeskWorld.CreateAsync(engine));
        var desk = world.Desk;
        world.Officer = await desk.AsAsync(await desk.EmployAsync("immigration", world.Immigration, "immigration-officer", "agency-supervisor"));
        world.Screener = await desk.EmployAsync("social", world.Social, "social-worker");
        world.SocialWorker = await desk.AsAsync(world.Screener);
        world.Supervisor = await desk.AsAsync(desk.Supervisor);
        world.Rapporteur = await desk.AsAsync(await desk.EmployAsync("watcher", desk.Agency("CNCC"), "rapporteur"));
        world.Administrator = await desk.AsAsync(await desk.EmployAsync("keeper", desk.Agency("OCM"), "administrator"));
        world._spoken = desk.Clock.GetUtcNow().AddDays(-3);
        return world;
    }

    public Task GoLiveAsync(string? on = "2026-01-01") => AgencyService.SetGoLiveAsync(
        Administrator, new SetGoLiveOptions { Id = Immigration.Id, BasedOn = Immigration.Version, GoLiveOn = on }, CancellationToken.None);

    /// <summary>Somebody whom immigration holds and has referred for a screening.</summary>
    public async Task<PersonReport> HeldAsync(Guid? personId = null, int? birthYear = 1990)
    {
        var report = Sample.Report(Immigration.Id, ++_number);
        report.BirthYear = birthYear;
        report.PersonId = personId ?? report.PersonId;
        await Sample.AddAsync(Register, report);
        await Desk.RecordAsync(ProcessKind.DetentionChange, EventKind.DetentionChanged, new RowChanges()
            .Add(new Detention { ReportId = report.Id, From = "2026-02-20", HoldingAgencyId = Immigration.Id }));
        await ReferAsync(report, Social);
        return report;
    }

    public async Task ReferAsync(PersonReport report, Agency to)
    {
        var id = RowId.Next();
        var (wrapped, key) = Register.Vault.NewRecordKey(id);
        using var one = key;
        await Desk.RecordAsync(ProcessKind.ReferralSend, EventKind.ReferralSent, new RowChanges().Add(new Referral
        {
            Id = id,
            FromAgencyId = Immigration.Id,
            FromUserId = Officer.Actor.UserId,
            ToAgencyId = to.Id,
            ReportId = report.Id,
            Purpose = "screening",
            SentAt = Desk.Clock.GetUtcNow(),
            DueAt = Desk.Clock.GetUtcNow().AddDays(2),
            Snapshot = "{}",
            WrappedKey = wrapped,
            Request = Register.Vault.Seal(key, id, "request", "please screen"),
        }));
    }

    /// <summary>An interview later than every one before it.</summary>
    public RecordScreeningOptions Screening(Guid reportId, string decision = ScreeningDecision.NoIndication, string kind = ScreeningKind.First, params string[] found)
    {
        _spoken = _spoken.AddMinutes(30);
        var options = new RecordScreeningOptions
        {
            ReportId = reportId,
            Kind = kind,
            IndicatorSet = "adult-labour",
            SpokenLanguage = "zh",
            Interpreter = "present",
            StartedAt = _spoken,
            EndedAt = _spoken.AddMinutes(25),
            Found = found,
            Decision = decision,
            Body = decision == ScreeningDecision.PresumedVictim ? "social-affairs" : null,
            Reason = "his account",
        };
        return options with { AdviceSeen = options.Advise()!.Advice };
    }

    public Task<Guid> ScreenAsync(PersonReport report, string decision = ScreeningDecision.NoIndication, string kind = ScreeningKind.First) =>
        ScreeningService.RecordAsync(SocialWorker, Screening(report.Id, decision, kind), CancellationToken.None);

    public Task<Guid> ClearAsync(PersonReport report) =>
        ClearanceService.ClearAsync(Officer, new ClearRemovalOptions { ReportId = report.Id, Reason = "file 12" }, CancellationToken.None);

    public Task<Guid> AskAsync(PersonReport report, Agency? to = null) =>
        ClearanceService.AskOverrideAsync(Officer, new AskOverrideOptions { ReportId = report.Id, ToAgencyId = (to ?? Desk.Home).Id, Reason = "a court order" }, CancellationToken.None);

    public async Task AnswerAsync(Guid id, bool isGranted = true, ActorRegister? by = null) => await ClearanceService.DecideOverrideAsync(
        by ?? Supervisor, new DecideOverrideOptions { Id = id, BasedOn = (await OneAsync<RemovalClearance>(id)).Version, IsGranted = isGranted, Reason = "seen" }, CancellationToken.None);

    public ExecuteRemovalOptions Removing(PersonReport report, string? on = null) =>
        new() { ReportId = report.Id, On = on ?? Today, FileNumber = "RF-1", Ground = "overstay", DestinationCountry = "CN" };

    public Task<Guid> RemoveAsync(PersonReport report, string? on = null) => RemovalService.ExecuteAsync(Officer, Removing(report, on), CancellationToken.None);

    public Task<Guid> RaiseRiskAsync(PersonReport report) =>
        RiskService.RaiseAsync(SocialWorker, new RaiseRiskOptions { ReportId = report.Id, Kind = "asylum", On = Today, Reason = "he asked" }, CancellationToken.None);

    public async Task DecideRiskAsync(Guid id, string decision = "return-possible", ActorRegister? by = null) => await RiskService.DecideAsync(
        by ?? SocialWorker, new DecideRiskOptions { Id = id, BasedOn = (await OneAsync<ProtectionRisk>(id)).Version, Decision = decision, On = Today, Reason = "heard" }, CancellationToken.None);

    public async Task<T> OneAsync<T>(Guid id)
        where T : RegisterRow => (await Desk.AllAsync<T>()).Single(row => row.Id == id);

    /// <summary>What is refused, as "field key", one after the other.</summary>
    public static async Task<string> RefusedAsync(Func<Task> work) => VictimWorld.Said((await Assert.ThrowsAsync<EntryRefusedException>(work)).Problems);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
