using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Courts;
using Pratip.Registry.Detentions;
using Pratip.Registry.Notes;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Screening;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Web.Tests.Hosting;

/// <summary>Of everything that a page may list, as many as asked for: in one case, beside it, and on the desk of one user.</summary>
internal sealed class FilledRegister(Register register, Guid userId, Agency agency, int count)
{
    private readonly RowChanges _opening = new();
    private readonly RowChanges _suspects = new();
    private readonly RowChanges _victims = new();

    /// <summary>The case on which everything hangs.</summary>
    public Case Case { get; private set; } = null!;

    /// <summary>A case that is linked to it, and of which nothing else is known.</summary>
    public Case Bare { get; private set; } = null!;

    public static async Task<FilledRegister> FillAsync(Register register, Guid userId, int count)
    {
        Agency agency;
        await using (var db = register.CreateContext())
        {
            agency = await db.Agencies.SingleAsync(one => one.Code == "OCM");
        }

        var filled = new FilledRegister(register, userId, agency, count);
        await filled.WriteAsync();
        return filled;
    }

    private IEnumerable<int> Numbers => Enumerable.Range(1, count);

    private DateTimeOffset At => register.Clock.GetUtcNow();

    private async Task WriteAsync()
    {
        // One more, so that there is another case to link to.
        List<Case> cases = [.. Numbers.Append(count + 1).Select(NewCase)];
        Bare = cases[0];
        Case = cases[^1];
        _opening.Add<Case>(cases)
            .Add(Numbers.Select(number => new BodyCaseNumber { CaseId = Case.Id, Body = "court", Number = $"{number}/2024" }))
            .Add(Numbers.Select(number => new CaseParty { CaseId = Case.Id, AgencyId = agency.Id, Role = "other", Since = "2024-03-18", Until = "2024-04-01", IsVoided = number > 1 }))
            .Add(Numbers.Select(_ => new CaseAssignment { CaseId = Case.Id, UserId = userId, Since = "2024-03-18" }))
            .Add(Numbers.Select(_ => new CaseTask { Kind = "other", CaseId = Case.Id, AgencyId = agency.Id, UserId = userId, DueAt = At.AddDays(1) }));
        await RecordAsync(ProcessKind.CaseOpen, EventKind.CaseOpened, _opening);
        foreach (var number in Numbers)
        {
            AddSuspect(number);
            AddVictim(number);
        }

        await RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, _suspects);
        await RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, _victims);
        await RecordAsync(ProcessKind.CaseChange, EventKind.CaseChanged, new RowChanges().Add(
            cases.Where(other => other != Case).Select(other => new CaseLink { CaseId = Case.Id, OtherCaseId = other.Id, Kind = "related", Reason = "one raid" })));
        await AddDeskAsync();
        await FilledEncounters.FillAsync(register, agency.Id, count);
        await FilledCoordination.FillAsync(register, agency.Id, userId, Case.Id, count);
    }

    private async Task AddDeskAsync()
    {
        await RecordAsync(ProcessKind.NoteAdd, EventKind.NoteAdded, new RowChanges().Add(Numbers.Select(_ => Sealed((id, key, wrapped) => new Note
        {
            Id = id,
            CaseId = Case.Id,
            AgencyId = agency.Id,
            UserId = userId,
            At = At,
            Visibility = NoteVisibility.Case,
            WrappedKey = wrapped,
            Text = register.Vault.Seal(key, id, "text", "a note"),
        }))));
        await RecordAsync(ProcessKind.AttachmentAdd, EventKind.AttachmentAdded, new RowChanges().Add(Numbers.Select(_ => Sealed((id, key, wrapped) => new Attachment
        {
            Id = id,
            CaseId = Case.Id,
            AgencyId = agency.Id,
            UserId = userId,
            At = At,
            Visibility = NoteVisibility.Case,
            MediaType = "application/pdf",
            Size = 4,
            Digest = [1],
            Scan = "not-scanned",
            WrappedKey = wrapped,
            FileName = register.Vault.Seal(key, id, "file_name", "a.pdf"),
            Content = register.Vault.Seal(key, id, "content", "%PDF"),
        }))));
        await RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Add(Numbers.Select(number => Sealed((id, key, wrapped) => new CorrectionRequest
        {
            Id = id,
            TargetNoun = "cases",
            TargetId = Case.Id,
            CaseId = Case.Id,
            AgencyId = agency.Id,
            BasedOnVersion = 1,
            WrappedKey = wrapped,
            Changes = register.Vault.Seal(key, id, "changes", """[{"property":"DistrictCode","was":[],"should":["1201"]}]"""),
            Reason = $"wrong district, {number}",
            AskedBy = "somebody",
            AskedAt = At,
        }))));
        await AddGateAsync();
        await RecordAsync(ProcessKind.QueueSave, EventKind.QueueSaved, new RowChanges().Add(
            Numbers.Select(number => new SavedQueue { UserId = userId, Name = $"list {number}", Address = "/cases?status=open" })));
    }

    /// <summary>Before, at and after the gate: all of one person, who is held again and again.</summary>
    private async Task AddGateAsync()
    {
        var people = new RowChanges();
        var reportId = AddPerson(people, "G-1");
        var held = Numbers.Select(number => AddPerson(people, $"H-{number}")).ToList();
        await RecordAsync(ProcessKind.FileImport, EventKind.FileImported, people.Add(held.Select(id => new Detention { ReportId = id, From = "2024-05-01" })));
        await RecordAsync(ProcessKind.ScreeningRecord, EventKind.ScreeningRecorded, new RowChanges().Add(Numbers.Select(number => Sealed((id, key, wrapped) => new ScreeningInterview
        {
            Id = id,
            ReportId = reportId,
            AgencyId = agency.Id,
            ScreenerId = userId,
            Kind = "re-screening",
            IndicatorSet = "adult-labour",
            IndicatorSetVersion = "2026.1",
            SpokenLanguage = "km",
            Interpreter = "none-needed",
            StartedAt = At.AddHours(-number - 1),
            EndedAt = At.AddHours(-number),
            Advice = "no-advice",
            Decision = "no-indication-now",
            WrappedKey = wrapped,
            Reason = register.Vault.Seal(key, id, "reason", "an account"),
        }))));
        await RecordAsync(ProcessKind.PersonChangeRisk, EventKind.RiskChanged, new RowChanges().Add(Numbers.Select(_ => Sealed((id, key, wrapped) => new ProtectionRisk
        { Id = id, ReportId = reportId, Kind = "asylum", RaisedByAgencyId = agency.Id, RaisedOn = "2024-05-01", WrappedKey = wrapped, Reason = register.Vault.Seal(key, id, "reason", "fear") }))));
        await RecordAsync(ProcessKind.RemovalClear, EventKind.ClearanceChanged, new RowChanges().Add(Numbers.Select(_ => Sealed((id, key, wrapped) => new RemovalClearance
        { Id = id, ReportId = reportId, AgencyId = agency.Id, At = At, Status = "withdrawn", AskedBy = userId, WrappedKey = wrapped, Reason = register.Vault.Seal(key, id, "reason", "an order") }))));
        var file = new RemovalFile { AgencyId = agency.Id, Number = "F" };
        var removals = Numbers.Select(number => new Removal { RemovalFileId = file.Id, ReportId = reportId, On = $"20{number + 10}", Clearance = "removed-without-screening" }).ToList();
        await RecordAsync(ProcessKind.RemovalExecute, EventKind.RemovalExecuted, new RowChanges().Add(file).Add<Removal>(removals)
            .Add(removals.Select(one => new RemovalIncident { RemovalId = one.Id, ReportId = reportId, OversightAgencyId = agency.Id, OpenedAt = At })));
    }

    private Case NewCase(int number) => new()
    {
        Number = CaseNumbers.Format(2024, number),
        LeadAgencyId = agency.Id,
        OwnReference = $"C-{number}",
        ActedOn = "2024-03-17",
        ProvinceCode = "12",
        OpeningArticle = "TSE-10",
    };

    private void AddSuspect(int number)
    {
        var suspect = new Suspect { CaseId = Case.Id, ReportId = AddPerson(_suspects, $"S-{number}") };
        _suspects.Add(suspect)
            .Add(Numbers.Select(_ => new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10", ChargedOn = "2024-03-20" }))
            .Add(new ProceduralStage { SuspectId = suspect.Id, Stage = "arrest", On = "2024-03-17" })
            .Add(new Custody { SuspectId = suspect.Id, ArrivedAt = At.AddHours(-40) })
            .Add(new DisciplinaryStep { SuspectId = suspect.Id, OversightAgencyId = agency.Id, On = "2024-05-01", Outcome = "suspended" });
    }

    private void AddVictim(int number)
    {
        var victim = new Victim { CaseId = Case.Id, ReportId = AddPerson(_victims, $"V-{number}"), RegisteredOn = "2024-03-18", Status = "presumed" };
        _victims.Add(victim)
            .Add(Sealed((id, key, wrapped) => new VictimDecision { Id = id, VictimId = victim.Id, Status = "identified", On = "2024-04", Body = "police", WrappedKey = wrapped, Reason = register.Vault.Seal(key, id, "reason", "own account") }))
            .Add(new VictimNeed { VictimId = victim.Id, Kind = "health", On = "2024-03-19" })
            .Add(new VictimService { VictimId = victim.Id, Kind = "health", ProviderAgencyId = agency.Id, From = "2024-03-20" })
            .Add(new VictimDisposition { VictimId = victim.Id, Disposition = "family", On = "2024-06-01" })
            .Add(new HandOver { ReportId = victim.ReportId, Destination = "shelter", On = "2024-03-21" });
    }

    /// <summary>All bear one name, so that a search for it finds all.</summary>
    private Guid AddPerson(RowChanges rows, string reference)
    {
        var report = new PersonReport { AgencyId = agency.Id, OwnReference = reference, PersonId = RowId.Next(), Sex = "female", BirthYear = 2001 };
        rows.Add(report).Add(register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName("Sok Chanthy", NameKind.Latin)] }));
        return report.Id;
    }

    private T Sealed<T>(Func<Guid, RecordKey, byte[], T> make)
    {
        var id = RowId.Next();
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        using var held = key;
        return make(id, held, wrapped);
    }

    private Task<long> RecordAsync(ProcessKind process, EventKind kind, RowChanges rows) => register.ChangeAsync(
        new ProcessContext(process, "tester", agency.Id, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);
}
