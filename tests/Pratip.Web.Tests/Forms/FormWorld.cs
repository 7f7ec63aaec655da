using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Children;
using Pratip.Registry.Consent;
using Pratip.Registry.Consular;
using Pratip.Registry.Courts;
using Pratip.Registry.Encounters;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Identities;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Prevention;
using Pratip.Registry.Referrals;
using Pratip.Registry.Requests;
using Pratip.Registry.Returns;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;
using Pratip.Web.Forms;

namespace Pratip.Web.Tests.Forms;

/// <summary>A row of everything that a form may be about, of one agency, and every text by which an address may name one.</summary>
public sealed class FormWorld
{
    private readonly Dictionary<string, Guid> _rows = new(StringComparer.Ordinal);

    /// <summary>A claim of a statement, which has no row of its own that a form is about.</summary>
    private string? _claim;

    private FormWorld()
    {
    }

    /// <summary>No subject, each row by its id, and by its table and id as forms for several nouns ask for it.</summary>
    public IEnumerable<string?> Subjects => ((IEnumerable<string?>)[null, $"{this["cases"]}:{this["other_cases"]}", _claim]).Concat(_rows.Values.Select(id => id.ToString()))
        .Concat(_rows.SelectMany(row => new[] { ".", ":", "/", "-" }.Select(sign => $"{row.Key}{sign}{row.Value}")));

    public Guid this[string table] => _rows[table];

    public static async Task<FormWorld> CreateAsync(Register register, string agencyCode, Guid userId)
    {
        var world = new FormWorld();
        await using var db = register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Code == agencyCode);
        var other = await db.Agencies.SingleAsync(one => one.Code == "MOJ");
        await RecordAsync(register, ProcessKind.CaseOpen, async change => await change.RecordAsync(EventKind.CaseOpened, await world.CasesAsync(change, agency.Id, other.Id, userId)));
        await RecordAsync(register, ProcessKind.SuspectAdd, change => change.RecordAsync(EventKind.SuspectChanged, world.Suspects(register, agency.Id, other.Id)));
        await RecordAsync(register, ProcessKind.VictimAdd, change => change.RecordAsync(EventKind.VictimChanged, world.Victims(register, agency.Id, other.Id)));
        await RecordAsync(register, ProcessKind.CaseChange, change => change.RecordAsync(EventKind.CaseChanged, new RowChanges().Add(world.Put("case_links",
            new CaseLink { CaseId = world["cases"], OtherCaseId = world["other_cases"], Kind = "related", Reason = "the same place" }))
            .Add(world.Put("joined_links", new CaseLink { CaseId = world["cases"], OtherCaseId = world["joined_cases"], Kind = "joined", Reason = "the same file" }))));
        await RecordAsync(register, ProcessKind.NoteAdd, change => change.RecordAsync(EventKind.NoteAdded, new RowChanges().Add(world.Note(register, agency.Id, userId, change.At))));
        await RecordAsync(register, ProcessKind.PreventionChange, change => change.RecordAsync(EventKind.PreventionChanged, world.Prevention(agency.Id)));
        await RecordAsync(register, ProcessKind.ReturnChange, change => change.RecordAsync(EventKind.ReturnChanged, new RowChanges().Add(world.Put("returns",
            new Return { AgencyId = other.Id, Subject = "court", From = new DateOnly(2025, 3, 1), To = new DateOnly(2025, 3, 31), State = "submitted", RowCount = 2 }))));
        await RecordAsync(register, ProcessKind.TaskChange, change => change.RecordAsync(EventKind.TaskChanged, new RowChanges()
            .Add(world.Put("case_tasks", new CaseTask { Kind = "other", CaseId = world["cases"], AgencyId = agency.Id }))));
        await GateRows.AddAsync(register, world, agency.Id, other.Id, userId);
        await RecordAsync(register, ProcessKind.PersonAskHolder, change => change.RecordAsync(EventKind.HolderAsked, new RowChanges().Add(world.Question(register, agency.Id, other.Id, userId, change.At))));
        await RecordAsync(register, ProcessKind.ExchangeChangeAgreement, change => change.RecordAsync(EventKind.AgreementChanged, new RowChanges().Add(world.Agreement(other.Id, userId, change.At))));
        await RecordAsync(register, ProcessKind.ExchangeCompare, change => change.RecordAsync(EventKind.EncodingsCompared, world.Encoded(register, agency.Id, other.Id, change.At)));
        await RecordAsync(register, ProcessKind.IdentityJudge, change => change.RecordAsync(EventKind.IdentityJudged, world.Judged(agency.Id, other.Id, change.At)));
        await RecordAsync(register, ProcessKind.IdentityLink, change => change.RecordAsync(EventKind.ReportsLinked, world.Pair(agency.Id, change.At)));
        await CoordinationRows.EnterAsync(register, agency.Id, world.Put<RegisterRow>, CancellationToken.None);
        await RecordAsync(register, ProcessKind.EncounterChange, change => change.RecordAsync(EventKind.EncounterChanged, world.Encounters(agency.Id)));
        await RecordAsync(register, ProcessKind.ReferralSend, change => change.RecordAsync(EventKind.ReferralSent, new RowChanges()
            .Add(world.Put("referrals", world.Referral(register, other.Id, agency.Id, userId))).Add(world.Put("sent_referrals", world.Referral(register, agency.Id, other.Id, userId, "asked-back")))));
        await RecordAsync(register, ProcessKind.RequestChange, change => change.RecordAsync(EventKind.RequestChanged, new RowChanges().Add(world.Put("international_requests",
            new InternationalRequest { CaseId = world["cases"], AgencyId = agency.Id, Kind = "extradition", ToCountry = "VN", Basis = "reciprocity", SentOn = "2025-03-20" }))));
        await RecordAsync(register, ProcessKind.MissionChange, change => change.RecordAsync(EventKind.MissionChanged, new RowChanges()
            .Add(world.Put("consular_notices", world.Notice(agency.Id, "TH", null))).Add(world.Put("given_notices", world.Notice(agency.Id, "VN", agency.Id)))));
        await ComplaintRows.AddAsync(register, agency.Id, userId, world.Put<RegisterRow>);
        await EditionRows.AddAsync(register, world.Put<RegisterRow>, CancellationToken.None);
        world._claim = await StatementRows.AddAsync(register, world.Put<RegisterRow>, CancellationToken.None);
        return world;
    }

    /// <summary>The address of a form about something that its user may enter, or null if there is none.</summary>
    public async Task<string?> AddressAsync(HttpClient client, EntryForm form)
    {
        foreach (var subject in Subjects)
        {
            var address = $"/forms/{form.Name}?lang=en{(subject is null ? "" : "&subject=" + Uri.EscapeDataString(subject))}";
            using var answer = await client.GetAsync(address);
            if (answer.IsSuccessStatusCode)
            {
                return address;
            }
        }

        return null;
    }

    internal static Task<long> RecordAsync(Register register, ProcessKind process, Func<Change, Task> work) =>
        register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), work, CancellationToken.None);

    private async Task<RowChanges> CasesAsync(Change change, Guid agencyId, Guid otherId, Guid userId)
    {
        var numbers = await CaseNumbers.IssueAsync(change, 2025, 3, CancellationToken.None);
        var one = Put("cases", new Case { Number = numbers[0], LeadAgencyId = agencyId, OwnReference = "FW-1", ActedOn = "2025-03-17", ProvinceCode = "12", OpeningArticle = "TSE-10" });
        var other = Put("other_cases", new Case { Number = numbers[1], LeadAgencyId = agencyId, OwnReference = "FW-2", ActedOn = "2025-03-17", ProvinceCode = "12", OpeningArticle = "TSE-10" });
        var joined = Put("joined_cases", new Case { Number = numbers[2], LeadAgencyId = agencyId, OwnReference = "FW-3", ActedOn = "2025-03-17", ProvinceCode = "12", OpeningArticle = "TSE-10" });
        return new RowChanges().Add([one, other, joined])
            .Add(Put("body_case_numbers", new BodyCaseNumber { CaseId = one.Id, Body = "court", Number = "FW 1/2025" }))
            .Add(new BodyCaseNumber { CaseId = other.Id, Body = "court", Number = "FW-01/2025" })
            .Add(Put("case_parties", new CaseParty { CaseId = one.Id, AgencyId = otherId, Role = "court", Since = "2025-03-18" }))
            .Add(Put("case_assignments", new CaseAssignment { CaseId = one.Id, UserId = userId, Since = "2025-03-17" }));
    }

    private RowChanges Suspects(Register register, Guid agencyId, Guid otherId)
    {
        var report = Put("suspects_reports", Report(agencyId, "FW-S"));
        var suspect = Put("suspects", new Suspect { ReportId = report.Id, CaseId = this["cases"], IsPublicOfficial = true });
        return new RowChanges().Add(report).Add(suspect).Add(Identity(register, report.Id))
            .Add(Put("charges", new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10", ChargedOn = "2025-03-20" }))
            .Add(Put("procedural_stages", new ProceduralStage { SuspectId = suspect.Id, Stage = "arrest", On = "2025-03-18" }))
            .Add(Put("custodies", new Custody { SuspectId = suspect.Id, ArrivedAt = new DateTimeOffset(2025, 3, 18, 1, 0, 0, TimeSpan.Zero) }))
            .Add(Put("disciplinary_steps", new DisciplinaryStep { SuspectId = suspect.Id, OversightAgencyId = otherId, On = "2025-04-01", Outcome = "pending" }));
    }

    private RowChanges Victims(Register register, Guid agencyId, Guid otherId)
    {
        var report = Put("person_reports", Report(agencyId, "FW-V"));
        var victim = Put("victims", new Victim { ReportId = report.Id, CaseId = this["cases"], RegisteredOn = "2025-03-18", Status = "presumed", AgeAtIdentification = 15 });
        var guardian = Put("guardians", new Guardian { ReportId = report.Id, Relation = "parent", WrappedKey = [], Since = "2025-03-18" });
        var (key, contact) = Sealed(register, guardian.Id, "contact");
        (guardian.WrappedKey, guardian.Contact) = (key, contact);
        var decision = new VictimDecision { VictimId = victim.Id, Status = "presumed", On = "2025-03-18", Body = "social-affairs", WrappedKey = [], Reason = [] };
        (decision.WrappedKey, decision.Reason) = Sealed(register, decision.Id, "reason");
        var best = new BestInterestDecision { ReportId = report.Id, On = "2025-03-19", DecidingAgencyId = otherId, WrappedKey = [], Decision = [] };
        (best.WrappedKey, best.Decision) = Sealed(register, best.Id, "decision");
        return new RowChanges().Add(report).Add(victim).Add(Identity(register, report.Id)).Add(guardian)
            .Add(Put("victim_decisions", decision)).Add(Put("best_interest_decisions", best))
            .Add(Put("victim_needs", new VictimNeed { VictimId = victim.Id, Kind = "health", On = "2025-03-19" }))
            .Add(Put("victim_services", new VictimService { VictimId = victim.Id, Kind = "health", ProviderAgencyId = otherId, From = "2025-03-20" }))
            .Add(Put("victim_dispositions", new VictimDisposition { VictimId = victim.Id, Disposition = "family", On = "2025-06-01" }))
            .Add(Put("hand_overs", new HandOver { ReportId = report.Id, Destination = "shelter", On = "2025-03-21" }))
            .Add(Put("person_consents", new PersonConsent { ReportId = report.Id, Purpose = "sharing", On = "2025-03-19", IsGiven = true, Form = "spoken", SpokenLanguage = "km" }))
            .Add(Put("child_situations", new ChildSituation { ReportId = report.Id, IsUnaccompanied = true }));
    }

    private RowChanges Prevention(Guid agencyId) => new RowChanges()
        .Add(Put("prevention_activities", new PreventionActivity { AgencyId = agencyId, OwnReference = "FW-P", Kind = "training", On = "2025-05-05" }))
        .Add(Put("plan_measures", new PlanMeasure { AgencyId = agencyId, Number = "1.1", Plan = "FW", Title = "A measure" }));

    private Note Note(Register register, Guid agencyId, Guid userId, DateTimeOffset at)
    {
        var note = Put("notes", new Note { CaseId = this["cases"], AgencyId = agencyId, UserId = userId, At = at, Visibility = NoteVisibility.Case, WrappedKey = [], Text = [] });
        (note.WrappedKey, note.Text) = Sealed(register, note.Id, "text");
        return note;
    }

    private RowChanges Encounters(Guid agencyId)
    {
        var met = Put("encounters", new Encounter { AgencyId = agencyId, OwnReference = "FW-E", On = "2025-03-17" });
        return new RowChanges().Add(met).Add(Put("encountered_persons", new EncounteredPerson { EncounterId = met.Id, ReportId = this["person_reports"], Number = "001" }));
    }

    private Referral Referral(Register register, Guid from, Guid to, Guid userId, string status = "sent")
    {
        var at = new DateTimeOffset(2025, 3, 20, 1, 0, 0, TimeSpan.Zero);
        var one = new Referral
        {
            FromAgencyId = from,
            FromUserId = userId,
            ToAgencyId = to,
            CaseId = this["cases"],
            Purpose = "legal-aid",
            SentAt = at,
            DueAt = at.AddDays(3),
            Status = status,
            Snapshot = """{"agency":null,"cases":[],"clocks":[],"detentions":[],"shelters":[]}""",
            WrappedKey = [],
            Request = [],
        };
        (one.WrappedKey, one.Request) = Sealed(register, one.Id, "request");
        return one;
    }

    /// <summary>Asked for; given to the mission where one is named.</summary>
    private ConsularNotice Notice(Guid agencyId, string country, Guid? mission) => new()
    {
        ReportId = this["suspects_reports"],
        CountryCode = country,
        AgencyId = agencyId,
        Request = "yes",
        MissionAgencyId = mission,
        NotifiedAt = mission is null ? null : new DateTimeOffset(2025, 3, 20, 1, 0, 0, TimeSpan.Zero),
    };

    private ExchangeAgreement Agreement(Guid partnerId, Guid userId, DateTimeOffset at) => Put("exchange_agreements", new ExchangeAgreement
    {
        Reference = $"FW/{userId:N}",
        PartnerAgencyId = partnerId,
        Purpose = "family tracing",
        From = Kernel.PhnomPenhTime.DateOf(at),
        Until = Kernel.PhnomPenhTime.DateOf(at).AddMonths(6),
        QuotaPerMonth = 100,
        KeyFile = "/keys/agreement.key",
        AskedByUserId = userId,
        AskedAt = at,
        ApprovedAt = at,
    });

    private RowChanges Encoded(Register register, Guid agencyId, Guid partnerId, DateTimeOffset at)
    {
        var run = Put("encoded_runs", new EncodedRun { AgreementId = this["exchange_agreements"], At = at, FileSha256 = "00", Encodings = 1 });
        var question = new EncodedQuestion
        {
            RunId = run.Id,
            PartnerAgencyId = partnerId,
            Number = 1,
            HoldingAgencyId = agencyId,
            HeldReportId = this["person_reports"],
            LikenessPerMille = 900,
            AskedAt = at,
            WrappedKey = [],
        };
        (question.WrappedKey, _) = Sealed(register, question.Id, "word");
        return new RowChanges().Add(run).Add(Put("encoded_questions", question));
    }

    private HolderQuestion Question(Register register, Guid agencyId, Guid otherId, Guid userId, DateTimeOffset at)
    {
        var question = new HolderQuestion
        {
            AskingAgencyId = otherId,
            AskingUserId = userId,
            EnteredReportId = this["suspects_reports"],
            HoldingAgencyId = agencyId,
            HeldReportId = this["person_reports"],
            Purpose = "before-entering",
            AskedAt = at,
            WrappedKey = [],
        };
        (question.WrappedKey, _) = Sealed(register, question.Id, "word");
        return Put("holder_questions", question);
    }

    /// <summary>A judgement on two reports of the agency, and a question to it about another one.</summary>
    private RowChanges Judged(Guid agencyId, Guid otherId, DateTimeOffset at)
    {
        var of = ReportPair.Of(this["person_reports"], this["suspects_reports"]);
        IdentityJudgement Row(Guid other) => new()
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = agencyId,
            AgencyBId = other,
            Verdict = Verdicts.Same,
            Maker = JudgementMaker.Officer,
            MadeBy = "tester",
            At = at,
            Evidence = "fields",
        };
        var across = Row(otherId);
        return new RowChanges().Add([Put("identity_judgements", Row(agencyId)), across])
            .Add(Put("identity_clearances", new IdentityClearance { JudgementId = across.Id, ReportId = this["person_reports"], AgencyId = agencyId }));
    }

    private RowChanges Pair(Guid agencyId, DateTimeOffset at)
    {
        var of = ReportPair.Of(this["person_reports"], this["suspects_reports"]);
        var run = new IdentityRun { At = at, ModelVersion = "fs-1-test", Seed = 1, ThresholdPerMille = 500, Reports = 2, Persons = 2, AutomaticPairs = 0, ReviewPairs = 1, Weights = """{"name":{"alike":60}}""" };
        return new RowChanges().Add(run).Add(Put("linkage_pairs", new IdentityPair
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = agencyId,
            AgencyBId = agencyId,
            RunId = run.Id,
            ProbabilityPerMille = 300,
            Levels = "name:alike",
            WeightTenths = 70,
            Cause = ReviewCause.Roles,
        }));
    }

    internal static PersonReport Report(Guid agencyId, string reference) => new() { AgencyId = agencyId, OwnReference = reference, PersonId = Guid.CreateVersion7(), BirthYear = 2010, Citizenships = ["VN", "LA"] };

    private static SealedIdentity Identity(Register register, Guid reportId) =>
        register.Vault.Seal(reportId, new Identity { Names = [new IdentityName("Form Worldly", NameKind.Latin)] });

    internal static (byte[] Key, byte[] Text) Sealed(Register register, Guid id, string field)
    {
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        using var one = key;
        return (wrapped, register.Vault.Seal(key, id, field, "sealed words"));
    }

    /// <summary>A row that is there without the world.</summary>
    internal void Note(string table, Guid id) => _rows[table] = id;

    internal T Put<T>(string table, T row)
        where T : RegisterRow
    {
        _rows[table] = row.Id;
        return row;
    }
}
