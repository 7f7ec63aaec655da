using Pratip.Linkage.Linking;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Identities;
using Pratip.Registry.Imports;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Identities;

/// <summary>Two offices that have reported some of the same people, each in its own spelling.</summary>
internal sealed class LinkedWorld : IAsyncDisposable
{
    public const int People = 90;

    /// <summary>The first so many are reported by both offices.</summary>
    public const int Shared = 30;

    private static readonly string[] Families = ["Sok", "Chea", "Keo", "Chan", "Heng", "Ly", "Nguon", "Prak", "Touch", "Yim", "Meas", "Ros"];
    private static readonly string[] Givens = ["Sovann", "Ratana", "Bopha", "Dara", "Vuthy", "Sreymom", "Kosal", "Piseth", "Chenda", "Makara", "Veasna", "Sophea", "Rithy", "Nary", "Thida"];

    private LinkedWorld(DeskWorld desk) => Desk = desk;

    public DeskWorld Desk { get; }

    public Register Register => Desk.Register;

    /// <summary>The home office's reports, then those of the other, in the order of the people.</summary>
    public List<PersonReport> OfHome { get; } = [];

    public List<PersonReport> OfOther { get; } = [];

    /// <summary>The file they all came in.</summary>
    public ImportedFile File { get; } = new() { Sha256 = new string('0', 64), FileName = "people.csv", At = DateTimeOffset.UnixEpoch, Accepted = People + Shared, Updated = 0, Unchanged = 0, Rejected = 0, Conflicts = 0, Receipt = "{}" };

    public static async Task<LinkedWorld> CreateAsync(Engine engine)
    {
        var world = new LinkedWorld(await DeskWorld.CreateAsync(engine));
        var rows = new RowChanges();
        for (var i = 0; i < People; i++)
        {
            world.OfHome.Add(world.Add(rows, world.Desk.Home, i, Name(i), Born(i)));
        }

        for (var i = 0; i < Shared; i++)
        {
            world.OfOther.Add(world.Add(rows, world.Desk.Other, i, i % 3 == 0 ? Turned(Name(i)) : Name(i), Born(i)));
        }

        await world.Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, rows.Add(world.File));
        return world;
    }

    public Task<LinkageOutcome> LinkAsync(bool isDryRun = false) => new LinkReports(Register).RunAsync(new LinkageOptions(), isDryRun, CancellationToken.None);

    public Task<List<T>> AllAsync<T>()
        where T : RegisterRow => Desk.AllAsync<T>();

    /// <summary>The person a report is counted under.</summary>
    public async Task<Guid> PersonOfAsync(PersonReport report) =>
        (await AllAsync<CountedPerson>()).SingleOrDefault(row => row.Id == report.Id)?.PersonId ?? report.PersonId;

    /// <summary>What an officer of the home office says of two reports.</summary>
    public async Task<IdentityJudgement> JudgeAsync(ReportPair of, string verdict, Guid? reverses = null)
    {
        Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var reports = (await AllAsync<PersonReport>()).ToDictionary(report => report.Id, report => report.AgencyId);
        var judgement = new IdentityJudgement
        {
            ReportAId = of.A,
            ReportBId = of.B,
            AgencyAId = reports[of.A],
            AgencyBId = reports[of.B],
            Verdict = verdict,
            Maker = JudgementMaker.Officer,
            MadeBy = "dara",
            MakerAgencyId = Desk.Home.Id,
            At = Desk.Clock.GetUtcNow(),
            Evidence = "document",
            SeenA = 1,
            SeenB = 1,
            ReversesId = reverses,
        };
        await Desk.RecordAsync(ProcessKind.IdentityJudge, EventKind.IdentityJudged, new RowChanges().Add(judgement));
        return judgement;
    }

    /// <summary>A report of one of the people, as the other office enters it one day.</summary>
    public async Task<PersonReport> EnterAsync(int i, bool isTurned = false, int? number = null)
    {
        Desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var rows = new RowChanges();
        var report = Add(rows, Desk.Other, number ?? i, isTurned ? Turned(Name(i)) : Name(i), Born(i));
        await Desk.RecordAsync(ProcessKind.FileImport, EventKind.FileImported, rows);
        return report;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    public static string Name(int i) => $"{Families[i % Families.Length]} {Givens[(i / Families.Length * 7 + i) % Givens.Length]}";

    private PersonReport Add(RowChanges rows, Agency agency, int number, string name, string born)
    {
        var report = Sample.Report(agency.Id, number);
        report.Sex = number % 3 == 0 ? "male" : "female";
        report.BirthYear = int.Parse(born[..4], System.Globalization.CultureInfo.InvariantCulture);
        rows.Add(report);
        rows.Add(Register.Vault.Seal(report.Id, new Identity { Names = [new IdentityName(name, NameKind.Latin)], BirthDate = born }));
        return report;
    }

    private static string Turned(string name) => string.Join(' ', name.Split(' ').Reverse());

    private static string Born(int i) => $"{1970 + (i * 13 % 35)}-{1 + (i * 5 % 12):D2}-{2 + (i * 11 % 26):D2}";
}
