using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Consent;
using Pratip.Registry.Corrections;
using Pratip.Registry.Courts;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Victims;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Cases;

/// <summary>One case that has something of everything, led by the committee of province 12, with the shelter and the court beside it.</summary>
internal sealed class DossierWorld : IAsyncDisposable
{
    private static readonly byte[] Sealed = [1, 2, 3];

    private DossierWorld(TestRegister test, TestClock clock)
    {
        Test = test;
        Clock = clock;
    }

    public TestRegister Test { get; }

    public TestClock Clock { get; }

    public Register Register => Test.Register;

    public Agency Lead { get; private set; } = null!;

    public Agency Court { get; private set; } = null!;

    public Agency Stranger { get; private set; } = null!;

    public User Officer { get; private set; } = null!;

    public Case Case { get; private set; } = null!;

    public List<PersonReport> Reports { get; } = [];

    public List<Suspect> Suspects { get; } = [];

    public List<Victim> Victims { get; } = [];

    public static async Task<DossierWorld> CreateAsync(Engine engine, int people = 1)
    {
        var clock = new TestClock();
        var world = new DossierWorld(await TestRegister.CreateAsync(engine, clock), clock);
        await using (var db = world.Register.CreateContext())
        {
            var agencies = db.Agencies.ToDictionary(agency => agency.Code, StringComparer.Ordinal);
            (world.Lead, world.Court, world.Stranger) = (agencies["PC-12"], agencies["MOJ"], agencies["PC-07"]);
        }

        world.Officer = new User { AgencyId = world.Lead.Id, SignInName = "dara", DisplayName = "Sok Dara", Status = UserStatus.Active };
        await world.RecordAsync(ProcessKind.UserInvite, EventKind.UserInvited, new RowChanges().Add(world.Officer));
        await world.OpenAsync();
        for (var number = 1; number <= people; number++)
        {
            await world.AddSuspectAsync(number);
            await world.AddVictimAsync(number, world.Report(100 + number));
        }

        await world.AddDeskAsync();
        return world;
    }

    public ActorRegister As(Agency agency, params string[] roles) => Register.As(ActorOf(agency, roles));

    public Actor ActorOf(Agency agency, params string[] roles)
    {
        var user = agency.Id == Lead.Id ? Officer : new User { AgencyId = agency.Id, SignInName = "sokha", DisplayName = "Sokha", Status = UserStatus.Active };
        return Actor.Of(user, roles.Select(role => new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }), agency.ProvinceCode, RoleBook.Standard);
    }

    public PersonReport Report(int number)
    {
        var report = Sample.Report(Lead.Id, number);
        Reports.Add(report);
        return report;
    }

    public Task RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) => Register.ChangeAsync(
        new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);

    public async Task AddVictimAsync(int number, PersonReport report)
    {
        var victim = new Victim { ReportId = report.Id, CaseId = Case.Id, RegisteredOn = "2024-03-18", Status = "presumed" };
        Victims.Add(victim);
        await RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(report).Add(victim)
            .Add(new VictimDecision { VictimId = victim.Id, Status = "identified", On = "2024-04", Body = "social-affairs", WrappedKey = Sealed, Reason = Sealed })
            .Add(new VictimNeed { VictimId = victim.Id, Kind = "health", On = "2024-03-19", MetOn = "2024-03-20" })
            .Add(new VictimService { VictimId = victim.Id, Kind = "health", ProviderAgencyId = Court.Id, From = "2024-03-20", To = "2024-03-25" })
            .Add(new VictimDisposition { VictimId = victim.Id, Disposition = "family", On = "2024-06-01" })
            .Add(new HandOver { ReportId = report.Id, Destination = "shelter", On = "2024-03-21" })
            .Add(new PersonConsent { ReportId = report.Id, Purpose = "sharing", On = "2024-03-19", IsGiven = true, Form = "spoken", SpokenLanguage = "km", WithdrawnOn = "2024-07-01" }));
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private async Task OpenAsync()
    {
        Case = Sample.Case(Lead.Id);
        Case.ProvinceCode = "12";
        Case.OffenceOn = "2024";
        Case.ActedOn = "2024-03-17";
        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add(Case)
            .Add(new BodyCaseNumber { CaseId = Case.Id, Body = "court", Number = "77/2024" })
            .Add(new CaseParty { CaseId = Case.Id, AgencyId = Court.Id, Role = "court", Since = "2024-03-18" })
            .Add(new CaseAssignment { CaseId = Case.Id, UserId = Officer.Id, Since = "2024-03-17" }));
    }

    private async Task AddSuspectAsync(int number)
    {
        var report = Report(number);
        var suspect = new Suspect { ReportId = report.Id, CaseId = Case.Id };
        Suspects.Add(suspect);
        await RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(report).Add(suspect)
            .Add(new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10", ChargedOn = "2024-03-20" })
            .Add(new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-26" })
            .Add<ProceduralStage>([
                new ProceduralStage { SuspectId = suspect.Id, Stage = "verdict", On = "2025-01-15" },
                new ProceduralStage { SuspectId = suspect.Id, Stage = "arrest", On = "2024-03-17" },
                new ProceduralStage { SuspectId = suspect.Id, Stage = "referral-to-court", On = "2024-03-19" }])
            .Add(new Custody { SuspectId = suspect.Id, ArrivedAt = Clock.GetUtcNow().AddHours(-40) })
            .Add(new DisciplinaryStep { SuspectId = suspect.Id, OversightAgencyId = Court.Id, On = "2024-05-01", Outcome = "suspended" }));
    }

    private async Task AddDeskAsync()
    {
        var at = Clock.GetUtcNow();
        await RecordAsync(ProcessKind.NoteAdd, EventKind.NoteAdded, new RowChanges()
            .Add(new Note { CaseId = Case.Id, AgencyId = Lead.Id, UserId = Officer.Id, At = at, Visibility = NoteVisibility.Case, WrappedKey = Sealed, Text = Sealed })
            .Add(new Note { CaseId = Case.Id, AgencyId = Lead.Id, UserId = Officer.Id, At = at, Visibility = NoteVisibility.Agency, WrappedKey = Sealed, Text = Sealed }));
        await RecordAsync(ProcessKind.AttachmentAdd, EventKind.AttachmentAdded, new RowChanges().Add(new Attachment
        {
            CaseId = Case.Id,
            AgencyId = Lead.Id,
            UserId = Officer.Id,
            At = at,
            Visibility = NoteVisibility.Case,
            MediaType = "application/pdf",
            Size = 1234,
            Digest = Sealed,
            Scan = "not-scanned",
            WrappedKey = Sealed,
            FileName = Sealed,
            Content = Sealed,
        }));
        await RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Add(new CorrectionRequest
        {
            TargetNoun = "cases",
            TargetId = Case.Id,
            CaseId = Case.Id,
            AgencyId = Lead.Id,
            BasedOnVersion = 1,
            WrappedKey = Sealed,
            Changes = Sealed,
            Reason = "wrong district",
            AskedBy = "dara",
            AskedAt = at,
        }));
        await RecordAsync(ProcessKind.TaskChange, EventKind.TaskChanged, new RowChanges()
            .Add(new CaseTask { Kind = "custody-ends", CaseId = Case.Id, AgencyId = Lead.Id, DueAt = at.AddHours(8) })
            .Add(new CaseTask { Kind = "other", CaseId = Case.Id, AgencyId = Lead.Id, Status = CaseTaskStatus.Done }));
        var (near, far) = (Sample.Case(Lead.Id, 2), Sample.Case(Stranger.Id, 3));
        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, new RowChanges().Add<Case>([near, far]));
        await RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges()
            .Add(new CaseLink { CaseId = near.Id, OtherCaseId = Case.Id, Kind = "related", Reason = "one raid" })
            .Add(new CaseLink { CaseId = Case.Id, OtherCaseId = far.Id, Kind = "related", Reason = "one ring" }));
    }
}
