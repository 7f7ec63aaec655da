using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Consent;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Referrals;

/// <summary>A person reported by the office, to be referred to a shelter, to another office or to nobody.</summary>
internal sealed class ReferralWorld(DeskWorld desk) : IAsyncDisposable
{
    public DeskWorld Desk => desk;

    public PersonReport Person { get; private set; } = null!;

    public ActorRegister Sender { get; private set; } = null!;

    public ActorRegister Shelter { get; private set; } = null!;

    public ActorRegister Stranger { get; private set; } = null!;

    public static async Task<ReferralWorld> CreateAsync(Engine engine)
    {
        var desk = await DeskWorld.CreateAsync(engine);
        var world = new ReferralWorld(desk) { Person = await desk.ReportAsync(desk.Home, 1, "Sok Bopha") };
        world.Sender = await desk.AsAsync(desk.Officer);
        world.Shelter = await desk.AsAsync(await desk.EmployAsync("shelter", desk.Shelter, "ngo"));
        world.Stranger = await desk.AsAsync(desk.Stranger);
        return world;
    }

    public SendReferralOptions Options => new()
    {
        ReportId = Person.Id,
        ToAgencyId = Desk.Shelter.Id,
        Purpose = "shelter",
        ConsentOverride = "life-in-danger",
        DueAt = Desk.Clock.GetUtcNow().AddDays(2),
        Request = "A bed for Sok Bopha.",
    };

    public async Task<Referral> SendAsync(SendReferralOptions? options = null)
    {
        options ??= Options;
        await ReferralService.SendAsync(Sender, options, CancellationToken.None);
        return await OneAsync(options.Id);
    }

    public async Task<Referral> OneAsync(Guid id) => (await Desk.AllAsync<Referral>()).Single(one => one.Id == id);

    public async Task<Referral> AnswerAsync(Referral one, string answer, string? outcome = null, string? words = null)
    {
        await ReferralAnswerService.AnswerAsync(
            Shelter, new AnswerReferralOptions { Id = one.Id, BasedOn = one.Version, Answer = answer, Outcome = outcome, Words = words }, CancellationToken.None);
        return await OneAsync(one.Id);
    }

    public async Task<PersonConsent> ConsentAsync(Guid reportId, bool given = true)
    {
        var consent = new PersonConsent { ReportId = reportId, Purpose = "sharing", On = "2026-03-01", IsGiven = given, Form = "spoken", SpokenLanguage = "km" };
        await Desk.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(consent));
        return consent;
    }

    /// <summary>An encounter of the office with so many persons, numbered from 1.</summary>
    public async Task<(Encounter Met, List<PersonReport> Persons)> MeetAsync(int count)
    {
        var met = new Encounter { AgencyId = Desk.Home.Id, OwnReference = "E-1", On = "2026-03-01" };
        var reports = Enumerable.Range(100, count).Select(number => Sample.Report(Desk.Home.Id, number)).ToList();
        await Desk.RecordAsync(ProcessKind.EncounterChange, EventKind.EncounterChanged, new RowChanges().Add(met).Add<PersonReport>(reports)
            .Add(reports.Select((report, place) => new EncounteredPerson { EncounterId = met.Id, ReportId = report.Id, Number = $"{place + 1:000}" })));
        return (met, reports);
    }

    /// <summary>What of the person somebody sees: the report, the name.</summary>
    public async Task<(bool Report, bool Name)> SeesAsync(ActorRegister who)
    {
        await using var db = who.CreateContext();
        return (db.PersonReports.Any(report => report.Id == Person.Id), (await IdentityReader.OpenAsync(who, [Person.Id], "protection", CancellationToken.None)).Count > 0);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
