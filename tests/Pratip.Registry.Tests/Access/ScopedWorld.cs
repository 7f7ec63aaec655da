using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Returns;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Tests.Access;

/// <summary>
/// A small register in which rows lie inside and outside every kind of reach, made by a seeded chance, and the same rows in
/// memory, so that what a filter gives can be held against what the rule says.
/// </summary>
internal sealed class ScopedWorld
{
    private readonly Random _chance;

    private ScopedWorld(int seed, IReadOnlyList<Agency> agencies)
    {
        _chance = new Random(seed);
        Agencies = agencies;
    }

    public IReadOnlyList<Agency> Agencies { get; }

    public List<Case> Cases { get; } = [];

    public List<CaseParty> Parties { get; } = [];

    public List<CaseAssignment> Assignments { get; } = [];

    public List<CaseRecusal> Recusals { get; } = [];

    public List<PersonReport> Reports { get; } = [];

    public List<SealedIdentity> Identities { get; } = [];

    public List<Suspect> Suspects { get; } = [];

    public List<Charge> Charges { get; } = [];

    public List<ProceduralStage> Stages { get; } = [];

    public List<Victim> Victims { get; } = [];

    public List<HandOver> HandOvers { get; } = [];

    public List<RemovalFile> RemovalFiles { get; } = [];

    public List<Removal> Removals { get; } = [];

    public List<Return> Returns { get; } = [];

    public static async Task<ScopedWorld> CreateAsync(Register register, int seed, int cases = 40, Action<Case, int>? vary = null)
    {
        List<Agency> agencies;
        await using (var db = register.CreateContext())
        {
            string[] codes = ["PC-07", "PC-12", "GDI", "MOJ", "NGO-SHELTER"];
            agencies = [.. db.Agencies.AsEnumerable().Where(agency => codes.Contains(agency.Code, StringComparer.Ordinal)).OrderBy(agency => agency.Code, StringComparer.Ordinal)];
        }

        var world = new ScopedWorld(seed, agencies);
        world.Invent(register.Vault, cases, vary ?? ((_, _) => { }));
        await register.ChangeAsync(Sample.Import, change => change.RecordAsync(EventKind.FileImported, world.Facts()), CancellationToken.None);
        await register.ChangeAsync(
            new ProcessContext(ProcessKind.CaseChangeParties, "tester", null, "a test", "test"),
            change => change.RecordAsync(EventKind.CasePartiesChanged, new RowChanges().Add<CaseParty>(world.Parties).Add<CaseRecusal>(world.Recusals)), CancellationToken.None);
        return world;
    }

    public T Pick<T>(IReadOnlyList<T> list) => list[_chance.Next(list.Count)];

    private void Invent(IdentityVault vault, int cases, Action<Case, int> vary)
    {
        for (var number = 1; number <= cases; number++)
        {
            InventCase(number);
            vary(Cases[^1], number);
        }

        for (var number = 1; number <= 120; number++)
        {
            InventPerson(number, vault);
        }

        foreach (var agency in Agencies)
        {
            RemovalFiles.Add(new RemovalFile { AgencyId = agency.Id, Number = "F1", IsVoided = false });
            Returns.Add(new Return { AgencyId = agency.Id, Subject = "cases", From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 1, 31), State = "zero", RowCount = 0 });
        }

        Removals.AddRange(Reports.Take(30).Select(report => new Removal { RemovalFileId = Pick(RemovalFiles).Id, ReportId = report.Id, On = "2024-05-01" }));
    }

    private void InventCase(int number)
    {
        var one = new Case
        {
            Number = CaseNumbers.Format(2024, number),
            LeadAgencyId = Pick(Agencies).Id,
            OwnReference = $"C{number}",
            ActedOn = "2024-03-17",
            ProvinceCode = Pick(["07", "12", "25"]),
            OpeningArticle = "TSE-26",
            IsVoided = _chance.Next(8) == 0,
        };
        Cases.Add(one);
        if (_chance.Next(2) == 0)
        {
            Parties.Add(new CaseParty
            {
                CaseId = one.Id,
                AgencyId = Pick(Agencies).Id,
                Role = "court",
                Since = "2024-03-18",
                Until = _chance.Next(4) == 0 ? "2024-04-01" : null,
                IsVoided = _chance.Next(5) == 0,
            });
        }

        if (_chance.Next(4) == 0)
        {
            Recusals.Add(new CaseRecusal
            {
                CaseId = one.Id,
                AgencyId = Pick(Agencies).Id,
                OversightAgencyId = Agencies[0].Id,
                Reason = "one of its own is a suspect",
                IsVoided = _chance.Next(3) == 0,
            });
        }
    }

    private void InventPerson(int number, IdentityVault vault)
    {
        var report = new PersonReport { AgencyId = Pick(Agencies).Id, OwnReference = $"P{number}", PersonId = Guid.CreateVersion7(), IsVoided = _chance.Next(10) == 0 };
        Reports.Add(report);
        Identities.Add(vault.Seal(report.Id, new Identity { Names = [new IdentityName($"Person {number}", NameKind.Latin)] }));
        if (_chance.Next(2) == 0)
        {
            var suspect = new Suspect { ReportId = report.Id, CaseId = Pick(Cases).Id, IsVoided = _chance.Next(6) == 0 };
            Suspects.Add(suspect);
            Charges.Add(new Charge { SuspectId = suspect.Id, ArticleCode = "TSE-10" });
            Stages.Add(new ProceduralStage { SuspectId = suspect.Id, Stage = "arrest", On = "2024-03-17" });
        }

        if (_chance.Next(2) == 0)
        {
            Victims.Add(new Victim
            {
                ReportId = report.Id,
                CaseId = _chance.Next(3) == 0 ? null : Pick(Cases).Id,
                RegisteredOn = "2024-03-17",
                Status = "presumed",
                IsVoided = _chance.Next(6) == 0,
            });
            HandOvers.Add(new HandOver { ReportId = report.Id, Destination = "shelter", On = "2024-03-20" });
        }
    }

    private RowChanges Facts() => new RowChanges()
        .Add<Case>(Cases).Add<PersonReport>(Reports).Add<SealedIdentity>(Identities).Add<Suspect>(Suspects).Add<Charge>(Charges).Add<ProceduralStage>(Stages)
        .Add<Victim>(Victims).Add<HandOver>(HandOvers).Add<RemovalFile>(RemovalFiles).Add<Removal>(Removals).Add<Return>(Returns);
}
