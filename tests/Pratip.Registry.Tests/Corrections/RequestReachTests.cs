using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Scoping;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Victims;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>A request says that a row is there, who asks and why: it is seen by whoever sees what the row is about, and by nobody else.</summary>
public sealed class RequestReachTests
{
    private static readonly byte[] Sealed = [1, 2, 3];

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_role_that_sees_no_presumed_victims_reads_no_request_about_one(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var asked = await AskAsync(world);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged, new RowChanges().Add(
            new CaseParty { CaseId = world.Case.Id, AgencyId = world.Justice.Id, Role = "prosecution", Since = "2024-03-18" }));
        var clerk = await world.AsAsync(await world.EmployAsync("clerk", world.Justice, "prosecutors-clerk"));
        string[] seen = ["about the suspect", "about the charge", "about the suspect's report", "about the suspect's identity", "about the case"];
        await SeesAsync(clerk, world, asked, seen);

        // Who sees presumed victims of the case sees all of it, and without a request nothing is lost.
        await SeesAsync(await world.AsAsync(world.Supervisor), world, asked, [.. asked.Select(request => request.Reason)]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_role_that_sees_no_suspects_reads_no_request_to_void_one(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var asked = await AskAsync(world);
        var rows = new RowChanges().Add<VoidRequest>(asked.Select(request => new VoidRequest
        {
            TargetNoun = request.TargetNoun,
            TargetId = request.TargetId,
            CaseId = world.Case.Id,
            AgencyId = world.Home.Id,
            AskedBy = "dara",
            Reason = request.Reason,
        }));
        await world.RecordAsync(ProcessKind.RowAskVoid, EventKind.VoidRequested, rows);
        var social = await world.AsAsync(await world.EmployAsync("social", world.Home, "social-worker"));
        var voids = await world.AllAsync<VoidRequest>();
        var found = new List<string>();
        foreach (var request in voids)
        {
            if (await VoidRequests.FindAsync(social, request.Id, CancellationToken.None) is not null)
            {
                found.Add(request.Reason);
            }
        }

        // The reports are of the social worker's own agency.
        Assert.Equal(
            ["about the case", "about the decision", "about the need", "about the suspect's identity", "about the suspect's report", "about the victim", "about the victim's identity", "about the victim's report"],
            found.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void The_rule_names_all_that_hangs_on_a_suspect_or_a_presumed_victim()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        var nouns = ScopeFilters.Tables.Where(table => table.Scope is nameof(Scopes.Suspects) or nameof(Scopes.Victims) or nameof(Scopes.Shelters))
            .Select(table => db.Model.FindEntityType(table.Row)!.GetTableName()!);
        var rule = ScopeRules.AskedAboutRule.ToString();
        Assert.All(nouns, noun => Assert.Contains($"\"{noun}\"", rule, StringComparison.Ordinal));
    }

    private static async Task SeesAsync(ActorRegister reader, DeskWorld world, IReadOnlyList<CorrectionRequest> asked, string[] seen)
    {
        var found = new List<string>();
        foreach (var request in asked)
        {
            if (await CorrectionReader.FindAsync(reader, request.Id, CancellationToken.None) is { } item)
            {
                found.Add(item.Reason);
            }
        }

        Assert.Equal(seen.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var dossier = (await CaseDossier.ReadAsync(reader, world.Case.Id, CancellationToken.None))!;
        Assert.Equal(seen.Order(StringComparer.Ordinal), dossier.OpenCorrections.Select(request => request.Reason).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>A case with a suspect and a presumed victim, and a request about each row of theirs.</summary>
    private static async Task<IReadOnlyList<CorrectionRequest>> AskAsync(DeskWorld world)
    {
        var (ofSuspect, ofVictim) = (await world.ReportAsync(world.Home, 1, "Sok Dara"), await world.ReportAsync(world.Home, 2, "Chan Sopheap"));
        var suspect = new Suspect { ReportId = ofSuspect.Id, CaseId = world.Case.Id };
        var charge = new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10" };
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspect).Add(charge));
        var victim = new Victim { ReportId = ofVictim.Id, CaseId = world.Case.Id, RegisteredOn = "2024-03-18", Status = "presumed" };
        var need = new VictimNeed { VictimId = victim.Id, Kind = "health", On = "2024-03-19" };
        var decision = new VictimDecision { VictimId = victim.Id, Status = "identified", On = "2024-04", Body = "social-affairs", WrappedKey = Sealed, Reason = Sealed };
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(victim).Add(need).Add(decision));
        CorrectionRequest[] asked =
        [
            Of("cases", world.Case.Id, "about the case"),
            Of("suspects", suspect.Id, "about the suspect"), Of("charges", charge.Id, "about the charge"),
            Of("person_reports", ofSuspect.Id, "about the suspect's report"), Of(CorrectableNoun.Identities, ofSuspect.Id, "about the suspect's identity"),
            Of("victims", victim.Id, "about the victim"), Of("victim_needs", need.Id, "about the need"), Of("victim_decisions", decision.Id, "about the decision"),
            Of("person_reports", ofVictim.Id, "about the victim's report"), Of(CorrectableNoun.Identities, ofVictim.Id, "about the victim's identity"),
        ];
        await world.RecordAsync(ProcessKind.CorrectionAsk, EventKind.CorrectionAsked, new RowChanges().Add<CorrectionRequest>(asked));
        return asked;

        CorrectionRequest Of(string noun, Guid id, string reason) => new()
        {
            TargetNoun = noun,
            TargetId = id,
            CaseId = world.Case.Id,
            AgencyId = world.Home.Id,
            BasedOnVersion = 1,
            WrappedKey = Sealed,
            Changes = Sealed,
            Reason = reason,
            AskedBy = "dara",
            AskedAt = world.Clock.GetUtcNow(),
        };
    }
}
