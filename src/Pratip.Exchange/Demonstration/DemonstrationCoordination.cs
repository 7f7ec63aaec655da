using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Consular;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Sites;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// What the coordination desk of the demonstration begins with, entered as its accounts would: an operation of a few days ago after the
/// offices' first day, one removal with a clearance and one without, an override that waits, and a notice to a mission. All of it lies
/// after the published periods, whose figures stay as they are; what is there already is left alone.
/// </summary>
internal sealed class DemonstrationCoordination
{
    private const string Reference = "OP-DEMONSTRATION";
    private const string Country = "CN";

    private static readonly Texts Wording = Texts.Load(typeof(DemonstrationCoordination).Assembly);

    /// <summary>Sex, apparent age, citizenship and language of each.</summary>
    private static readonly (string Sex, string Age, string Country, string? Language)[] Met =
    [
        ("male", "24", "CN", "zh"), ("female", "23", "VN", "vi"), ("male", "31", "CN", "zh"), ("male", "27", "ID", "id"),
        ("male", "35", "CN", "zh"), ("female", "16", "MM", null), ("male", "22", "BD", "bn"), ("female", "29", "TH", null),
    ];

    private readonly Register _register;
    private readonly DateTimeOffset _now;

    private DemonstrationCoordination(Register register)
    {
        _register = register;
        _now = register.Clock.GetUtcNow();
    }

    /// <summary>The embassy account belongs to a mission of the register, which has to be there before the account.</summary>
    public static string MissionCode => Missions.CodeOf(Country);

    public static async Task RegisterMissionAsync(Register register, ActorRegister administrator, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (await Missions.FindAsync(db, Country, ct) is null)
        {
            var name = Wording["exchange.demonstration.mission"];
            await Missions.RegisterAsync(administrator, new RegisterMissionOptions { CountryCode = Country, NameEn = name.En, NameKm = name.Km }, ct);
        }
    }

    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        await using (var db = register.CreateContext())
        {
            if (await db.Encounters.AnyAsync(one => one.OwnReference == Reference, ct))
            {
                return;
            }
        }

        await new DemonstrationCoordination(register).EnterAsync(ct);
    }

    private async Task EnterAsync(CancellationToken ct)
    {
        await SetFirstDaysAsync(await AsAsync("administrator", ct), ct);
        var officer = await AsAsync("immigration-officer", ct);
        var met = await MeetAsync(officer, ct);
        await ReferAsync(officer, ct);
        var screener = await AsAsync("social-worker", ct);
        await ScreenAsync(screener, met[0], _now.AddHours(-4), ScreeningDecision.NoIndication, [], ct);
        await ScreenAsync(screener, met[1], _now.AddHours(-2), ScreeningDecision.PresumedVictim, ["E01", "K01"], ct);
        await RemoveAsync(officer, met, ct);
        await NotifyAsync(officer, met[4], ct);
        await DemonstrationCases.ShareAsync(await AsAsync("agency-supervisor", ct), (await AsAsync("provincial-officer", ct)).Actor.UserId, ct);
    }

    /// <summary>Every office that has an account works with the register from the month before on.</summary>
    private async Task SetFirstDaysAsync(ActorRegister administrator, CancellationToken ct)
    {
        var today = administrator.Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await using var db = _register.CreateContext();
        var offices = await db.Agencies.Where(agency => agency.GoLiveOn == null && agency.Kind != Missions.Kind && db.Users.Any(user => user.AgencyId == agency.Id)).ToListAsync(ct);
        foreach (var office in offices)
        {
            await AgencyService.SetGoLiveAsync(administrator, new SetGoLiveOptions { Id = office.Id, BasedOn = office.Version, GoLiveOn = first }, ct);
        }
    }

    private async Task<IReadOnlyList<EncounteredPerson>> MeetAsync(ActorRegister officer, CancellationToken ct)
    {
        var site = new RegisterSiteOptions { OwnReference = Reference, Kind = "compound", Name = Wording["exchange.demonstration.site"].En, ProvinceCode = "18" };
        await SiteService.RegisterAsync(officer, site, ct);
        var encounter = new OpenEncounterOptions { OwnReference = Reference, On = Day(-4), SiteId = site.Id };
        await EncounterService.OpenAsync(officer, encounter, ct);
        await EncounterService.EnterPeopleAsync(officer, new EnterPeopleOptions
        {
            EncounterId = encounter.Id,
            Ground = "immigration",
            HeldFromAt = _now.AddDays(-4),
            People = [.. Met.Select((one, place) => new PersonLine
            {
                Id = RowId.Next(), Number = $"{place + 1}", Sex = one.Sex, ApparentAge = one.Age, Citizenship = one.Country, Language = one.Language,
            })],
        }, ct);
        await using var db = _register.CreateContext();
        var met = await db.EncounteredPersons.Where(one => one.EncounterId == encounter.Id).OrderBy(one => one.Number).ToListAsync(ct);
        await EncounterService.EnrichAsync(officer, new EnrichPersonOptions { Id = met[4].Id, Person = new PersonEntry { NameLatin = "Wang Demo", NameOwn = "王示" } }, ct);
        return met;
    }

    /// <summary>Everybody to social affairs for an interview, and the child to a shelter.</summary>
    private async Task ReferAsync(ActorRegister officer, CancellationToken ct)
    {
        await using var db = _register.CreateContext();
        var encounter = await db.Encounters.Where(one => one.OwnReference == Reference).Select(one => one.Id).SingleAsync(ct);
        foreach (var (numbers, agency, purpose, why) in new (string?, string, string, string)[] { (null, "MOSVY", "screening", "screening-duty"), ("6", "NGO-SHELTER", "shelter", "child-protection") })
        {
            await ReferralService.SendForEncounterAsync(officer, new ReferEncounterOptions
            {
                EncounterId = encounter,
                Numbers = numbers,
                ToAgencyId = await DemonstrationDesk.OfficeAsync(db, agency, ct),
                Purpose = purpose,
                ConsentOverride = why,
                DueAt = _now.AddDays(2),
                Request = Wording["exchange.demonstration.request"].En,
            }, ct);
        }
    }

    private static async Task ScreenAsync(ActorRegister screener, EncounteredPerson person, DateTimeOffset from, string decision, IReadOnlyList<string> found, CancellationToken ct)
    {
        var options = new RecordScreeningOptions
        {
            ReportId = person.ReportId,
            Kind = ScreeningKind.First,
            IndicatorSet = "adult-labour",
            SpokenLanguage = person.SpokenLanguage,
            Interpreter = "present",
            StartedAt = from,
            EndedAt = from.AddHours(1),
            Found = found,
            Decision = decision,
            Body = decision == ScreeningDecision.PresumedVictim ? "social-affairs" : null,
            Reason = Wording["exchange.demonstration.account"].En,
        };
        await ScreeningService.RecordAsync(screener, options with { AdviceSeen = options.Advise()!.Advice }, ct);
    }

    /// <summary>One person removed after a clearance, one without any, and one for whom the secretariat is asked.</summary>
    private async Task RemoveAsync(ActorRegister officer, IReadOnlyList<EncounteredPerson> met, CancellationToken ct)
    {
        await using var db = _register.CreateContext();
        var reason = Wording["exchange.demonstration.order"].En;
        await ClearanceService.ClearAsync(officer, new ClearRemovalOptions { ReportId = met[0].ReportId, Reason = reason }, ct);
        foreach (var person in (EncounteredPerson[])[met[0], met[2]])
        {
            await RemovalService.ExecuteAsync(officer, new ExecuteRemovalOptions
            {
                ReportId = person.ReportId,
                On = Day(0),
                FileNumber = Reference,
                Ground = "online-scam-operation",
                DestinationCountry = Country,
                TicketPayer = "person",
                ProvinceCode = "18",
            }, ct);
        }

        await ClearanceService.AskOverrideAsync(officer, new AskOverrideOptions { ReportId = met[3].ReportId, ToAgencyId = await DemonstrationDesk.OfficeAsync(db, "OCM", ct), Reason = reason }, ct);
    }

    private async Task NotifyAsync(ActorRegister officer, EncounteredPerson person, CancellationToken ct)
    {
        var told = _now.AddDays(-3);
        var right = new InformOfRightOptions { ReportId = person.ReportId, CountryCode = Country, InformedOfRightAt = told, InformedIn = "zh", Request = "yes", RequestedAt = told };
        await ConsularService.InformAsync(officer, right, ct);
        var place = Wording["exchange.demonstration.place"].En;
        await ConsularService.NotifyAsync(officer, new NotifyMissionOptions { Id = right.Id, BasedOn = 1, Channel = "register", NotifiedAt = told.AddHours(2), PlaceOfContact = place }, ct);
    }

    private Task<ActorRegister> AsAsync(string account, CancellationToken ct) => DemonstrationDesk.AsAsync(_register, account, ct);

    private string Day(int days) => DemonstrationDesk.Day(_now, days);
}
