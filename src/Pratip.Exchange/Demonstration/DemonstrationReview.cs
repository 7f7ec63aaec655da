using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Linkage.Linking;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Exchange.Demonstration;

/// <summary>
/// What the page "Same person?" of the demonstration begins with: one dossier that two offices have numbered each in its own way, with a suspect whom both
/// have reported, and people whom the program leaves to an officer whatever it thinks of them, because one is a presumed victim and the other a
/// suspect. One of these pairs has a first opinion and waits for a second. All of it lies after the published periods.
/// </summary>
internal sealed class DemonstrationReview
{
    private const string First = "RV-DEMONSTRATION-1";
    private const string Second = "RV-DEMONSTRATION-2";
    private const string Province = "12";
    private const string Article = "TSE-10";

    private static readonly Texts Wording = Texts.Load(typeof(DemonstrationReview).Assembly);

    private readonly Register _register;
    private readonly DateTimeOffset _now;

    private DemonstrationReview(Register register)
    {
        _register = register;
        _now = register.Clock.GetUtcNow();
    }

    public static async Task PrepareAsync(Register register, CancellationToken ct)
    {
        await using (var db = register.CreateContext())
        {
            if (await db.Cases.AnyAsync(one => one.OwnReference == First, ct))
            {
                return;
            }
        }

        await new DemonstrationReview(register).EnterAsync(ct);
    }

    private static PersonEntry Worker => new()
    {
        NameLatin = "Lim Demosokha",
        BirthDate = "1985-04-12",
        Sex = "male",
        Citizenships = ["KH"],
        DocumentKind = "passport",
        DocumentNumber = "N0417001",
        DocumentCountry = "KH",
        Phones = "012 041 7001",
    };

    private static PersonEntry Recruiter => new()
    {
        NameLatin = "Chan Demobopha",
        BirthDate = "1991-03-28",
        Sex = "female",
        Citizenships = ["KH"],
        DocumentKind = "national-id",
        DocumentNumber = "170417002",
        DocumentCountry = "KH",
        Phones = "012 041 7002",
    };

    private async Task EnterAsync(CancellationToken ct)
    {
        var (police, unit, social) = (await AsAsync("provincial-officer", ct), await AsAsync("case-worker", ct), await AsAsync("social-worker", ct));
        var one = await OpenAsync(police, First, -20, "No. 0417/" + Year, ct);
        var other = await OpenAsync(unit, Second, -17, "417 / " + Year, ct);
        await SuspectAsync(police, one, Worker, 1, ct);
        await PresumedAsync(police, one, Recruiter, 2, ct);
        await SuspectAsync(unit, other, Recruiter with { NameLatin = "Demobopha Chan" }, 3, ct);
        await SuspectAsync(unit, other, Worker with { NameLatin = "Demosokha Lim" }, 4, ct);
        await PresumedAsync(social, null, Worker, 5, ct);
        await new LinkReports(_register).RunAsync(new LinkageOptions(), isDryRun: false, ct);
        await SayFirstAsync(await AsAsync("data-officer", ct), ct);
    }

    /// <summary>Of one pair of a presumed victim and a suspect the data office has said what it thinks.</summary>
    private static async Task SayFirstAsync(ActorRegister office, CancellationToken ct)
    {
        var pairs = await PairReviews.ListAsync(office, new PairsAbout(), null, ct);
        if (pairs.Items.FirstOrDefault(pair => pair.Cause == ReviewCause.Roles) is not { } pair)
        {
            return;
        }

        await JudgementService.JudgeAsync(office, new JudgePairOptions
        {
            Id = RowId.Next(),
            PairId = pair.Id,
            BasedOn = pair.Version,
            Verdict = Verdicts.Same,
            Evidence = "agencies-asked",
            Reason = Wording["exchange.demonstration.opinion"].En,
        }, ct);
    }

    private Task<Guid> OpenAsync(ActorRegister officer, string reference, int day, string courtNumber, CancellationToken ct) => CaseService.OpenAsync(officer, new OpenCaseOptions
    {
        OwnReference = reference,
        ActedOn = Day(day),
        ProvinceCode = Province,
        OpeningArticle = Article,
        OtherBody = "court",
        OtherNumber = courtNumber,
        AssignToMe = false,
    }, ct);

    private static Task SuspectAsync(ActorRegister officer, Guid caseId, PersonEntry person, int number, CancellationToken ct) =>
        SuspectService.AddAsync(officer, new AddSuspectOptions { CaseId = caseId, Person = Numbered(person, number) }, ct);

    private Task<Guid> PresumedAsync(ActorRegister officer, Guid? caseId, PersonEntry person, int number, CancellationToken ct) =>
        PresumedVictimService.AddAsync(officer, new AddVictimOptions { CaseId = caseId, Person = Numbered(person, number), RegisteredOn = Day(-15) }, ct);

    private static PersonEntry Numbered(PersonEntry person, int number) => person with { Id = RowId.Next(), OwnReference = $"RV-P{number}" };

    private string Year => PhnomPenhTime.DateOf(_now).Year.ToString(CultureInfo.InvariantCulture);

    private string Day(int days) => DemonstrationDesk.Day(_now, days);

    private Task<ActorRegister> AsAsync(string account, CancellationToken ct) => DemonstrationDesk.AsAsync(_register, account, ct);
}
