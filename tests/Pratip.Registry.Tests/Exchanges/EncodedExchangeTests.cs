using System.Security.Cryptography;
using Pratip.Linkage.Encoded;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Charges;
using Pratip.Registry.Consent;
using Pratip.Registry.Entry;
using Pratip.Registry.Exchanges;
using Pratip.Registry.Identities;
using Pratip.Registry.People;
using Pratip.Registry.Screening;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Tests.Tasks;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Exchanges;

public sealed class EncodedExchangeTests
{
    private const string Reference = "NGO-SHELTER/2026-1";

    private static readonly RecordEncoder Encoder = new(SHA256.HashData("a key of the tests"u8), Reference);

    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_agreement_is_asked_for_by_one_officer_of_the_data_office_and_approved_by_another(Engine engine)
    {
        await using var world = await WorldAsync(engine);
        await RefusedAsync(() => AskAsync(world, by: "dara"), "exchanges.no-officer");
        await RefusedAsync(() => AskAsync(world, by: "nobody"), "exchanges.no-officer");
        await RefusedAsync(() => AskAsync(world, partner: "NO-SUCH"), "exchanges.no-agency");
        await RefusedAsync(() => AskAsync(world, quota: 0), "exchanges.quota-size");
        await RefusedAsync(() => AskAsync(world, until: new DateOnly(2020, 1, 1)), "exchanges.period");
        await AskAsync(world);
        await RefusedAsync(() => AskAsync(world), "exchanges.reference-taken");
        await RefusedAsync(() => RunAsync(world, "Chea Sovann"), "exchanges.not-in-force");
        await RefusedAsync(() => AgreementService.ApproveAsync(world.Register, "sophea", Reference, CancellationToken.None), "exchanges.same-person");
        await AgreementService.ApproveAsync(world.Register, "rith", Reference, CancellationToken.None);
        await RefusedAsync(() => AgreementService.ApproveAsync(world.Register, "rith", Reference, CancellationToken.None), "exchanges.not-waiting");
        var state = Assert.Single(await AgreementService.ListAsync(world.Register, CancellationToken.None));
        Assert.Equal(("sophea", "rith", "NGO-SHELTER", 0), (state.AskedBy, state.ApprovedBy, state.PartnerCode, state.UsedThisMonth));
        await RunAsync(world, "Nobody Known");
        await RefusedAsync(() => AgreementService.EndAsync(world.Register, "rith", Reference, " ", CancellationToken.None), "entry.missing");
        await AgreementService.EndAsync(world.Register, "rith", Reference, "the key was lost", CancellationToken.None);
        await RefusedAsync(() => RunAsync(world, "Chea Sovann"), "exchanges.not-in-force");
        await using var officer = (await world.AsAsync(world.Officer)).CreateContext();
        Assert.Empty(officer.ExchangeAgreements);
        Assert.Empty(officer.EncodedRuns);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_state_is_barred_and_so_is_every_office_but_an_organisation(Engine engine)
    {
        await using var world = await WorldAsync(engine);
        await world.RecordAsync(ProcessKind.AgenciesLoadTemplate, EventKind.AgenciesLoaded, new RowChanges().Add(new Agency { Code = "EMB", Kind = "embassy", Level = "national", NameEn = "EMB", NameKm = "ស្ថានទូត" }));
        foreach (var code in new[] { "EMB", "PC-07", "MOJ" })
        {
            await RefusedAsync(() => AskAsync(world, partner: code), "exchanges.barred");
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_the_holder_is_asked_and_the_partner_learns_what_the_holder_tells_and_no_more(Engine engine)
    {
        await using var world = await WorldAsync(engine, agreed: true);
        var worker = await world.EmployAsync("srey", world.Shelter, "ngo");
        var held = await world.ReportAsync(world.Other, 50, "Chea Sovann");
        await world.ReportAsync(world.Shelter, 51, "Chea Sovann");
        await world.ReportAsync(world.Other, 52, "Keo Vuthy");
        Assert.Equal((2, 2, 100), await RunAsync(world, "Nobody Known", "Sovann Chea"));
        var question = Assert.Single(await world.AllAsync<EncodedQuestion>());
        Assert.Equal((held.Id, world.Other.Id, world.Shelter.Id, 2, HolderAnswer.Asked), (question.HeldReportId, question.HoldingAgencyId, question.PartnerAgencyId, question.Number, question.Answer));
        Assert.InRange(question.LikenessPerMille, 800, 1000);
        Assert.Equal(["sokha"], await world.NoticedAsync(TaskKinds.EncodedAsked), StringComparer.Ordinal);
        var read = Assert.Single(await world.Register.Reads.OfAsync([held.Id], 10, CancellationToken.None));
        Assert.Equal((ReadKind.Search, EncodedMatching.Purpose, Reference + ": 2 encodings, 1 questions"), (read.Kind, read.Purpose, read.Detail));
        var (holder, partner) = (await world.AsAsync(world.Stranger), await world.AsAsync(worker));
        await using (var seen = partner.CreateContext())
        {
            Assert.Empty(seen.EncodedQuestions);
        }

        Assert.Empty((await EncodedQuestions.ToldAsync(partner, null, CancellationToken.None)).Items);
        Assert.True(Assert.Single((await EncodedQuestions.AskedAsync(holder, null, CancellationToken.None)).Items).MayTell);
        await RefusedAsync(() => EncodedQuestions.AnswerAsync(partner, Tell(question), CancellationToken.None), "entry.out-of-reach");
        await EncodedQuestions.AnswerAsync(holder, Tell(question), CancellationToken.None);
        var told = Assert.Single((await EncodedQuestions.ToldAsync(partner, null, CancellationToken.None)).Items);
        Assert.Equal((2, Reference, world.Other.Id, "Call 012"), (told.Number, told.Agreement, told.HoldingAgencyId, told.Word));
        Assert.Equal(["srey"], await world.NoticedAsync(TaskKinds.HolderTold), StringComparer.Ordinal);
        await RefusedAsync(() => EncodedQuestions.AnswerAsync(holder, Tell(question) with { BasedOn = 2 }, CancellationToken.None), "holders.answered-already");
        await using var db = world.Register.CreateContext();
        Assert.DoesNotContain(db.EventRows.Where(row => row.Noun == "encoded_questions").AsEnumerable(), row => row.After.Contains("012", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_stands_in_the_register_as_a_suspect_alone_is_nobody_to_a_partner(Engine engine)
    {
        await using var world = await WorldAsync(engine, agreed: true);
        var suspect = await world.ReportAsync(world.Other, 60, "Chea Sovann");
        var both = await world.ReportAsync(world.Other, 61, "Keo Vuthy");
        Suspect[] suspects = [.. new[] { suspect, both }.Select(report => new Suspect { ReportId = report.Id, CaseId = world.Case.Id })];
        await world.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add(suspects[0]).Add(suspects[1]));
        await world.RecordAsync(ProcessKind.VictimAdd, EventKind.VictimChanged, new RowChanges().Add(Sample.Victim(both)));
        await RunAsync(world, "Chea Sovann", "Keo Vuthy");
        Assert.Equal(both.Id, Assert.Single(await world.AllAsync<EncodedQuestion>()).HeldReportId);
        Assert.Empty(await world.Register.Reads.OfAsync([suspect.Id], 10, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whoever_is_at_risk_or_has_refused_is_never_a_candidate_nor_is_any_report_of_the_same_person(Engine engine)
    {
        await using var world = await WorldAsync(engine, agreed: true);
        var (open, found, refused, linked, withdrawn) = (await HeldAsync(1), await HeldAsync(2), await HeldAsync(3), await HeldAsync(4), await HeldAsync(5));
        await RiskAsync(world, open, "open");
        await RiskAsync(world, found, "no-return");
        await ConsentAsync(world, refused, isGiven: false);
        await ConsentAsync(world, withdrawn, isGiven: true, "2026-02-05");
        await world.RecordAsync(ProcessKind.IdentityLink, EventKind.ReportsLinked, new RowChanges().Add(new CountedPerson { Id = linked.Id, PersonId = open.Id }));
        await RunAsync(world, "Chea Sovann");
        Assert.Empty(await world.AllAsync<EncodedQuestion>());
        var free = await HeldAsync(6);
        await RunAsync(world, "Sovann Chea");
        var question = Assert.Single(await world.AllAsync<EncodedQuestion>());
        Assert.Equal(free.Id, question.HeldReportId);
        await RiskAsync(world, free, "open");
        var holder = await world.AsAsync(world.Stranger);
        Assert.False((await EncodedQuestions.FindAsync(holder, question.Id, CancellationToken.None))!.MayTell);
        await RefusedAsync(() => EncodedQuestions.AnswerAsync(holder, Tell(question), CancellationToken.None), "exchanges.not-to-be-told");
        await EncodedQuestions.AnswerAsync(holder, new AnswerHolderOptions { Id = question.Id, BasedOn = 1, Answer = HolderAnswer.Silent }, CancellationToken.None);
        Assert.Empty(await world.NoticedAsync(TaskKinds.HolderTold));

        Task<PersonReport> HeldAsync(int number) => world.ReportAsync(world.Other, 60 + number, "Chea Sovann");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_asked_is_closed_with_the_agreement_and_the_holder_sees_why(Engine engine)
    {
        await using var world = await WorldAsync(engine, agreed: true);
        await world.ReportAsync(world.Other, 50, "Chea Sovann");
        await RunAsync(world, "Sovann Chea");
        var question = Assert.Single(await world.AllAsync<EncodedQuestion>());
        var holder = await world.AsAsync(world.Stranger);
        await AgreementService.EndAsync(world.Register, "rith", Reference, "the key was lost", CancellationToken.None);
        Assert.Equal(HolderAnswer.Ended, Assert.Single(await world.AllAsync<EncodedQuestion>()).Answer);
        Assert.All((await world.AllAsync<CaseTask>()).Where(task => task.Kind == TaskKinds.EncodedAsked), task => Assert.NotEqual(CaseTaskStatus.Open, task.Status, StringComparer.Ordinal));
        var closed = Assert.Single((await EncodedQuestions.AskedAsync(holder, null, CancellationToken.None)).Items);
        Assert.Equal((false, true), (closed.MayTell, closed.IsOver));
        await RefusedAsync(() => EncodedQuestions.AnswerAsync(holder, Tell(question) with { BasedOn = closed.Question.Version }, CancellationToken.None), "exchanges.agreement-over");
        world.Clock.Pass(TimeSpan.FromDays(EncodedQuestions.DaysShownEnded + 1));
        Assert.Empty((await EncodedQuestions.AskedAsync(holder, null, CancellationToken.None)).Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_the_last_day_of_an_agreement_nothing_is_told_and_silence_is_still_possible(Engine engine)
    {
        await using var world = await WorldAsync(engine, agreed: true);
        await world.ReportAsync(world.Other, 50, "Chea Sovann");
        await RunAsync(world, "Sovann Chea");
        var question = Assert.Single(await world.AllAsync<EncodedQuestion>());
        var holder = await world.AsAsync(world.Stranger);
        Assert.False((await EncodedQuestions.FindAsync(holder, question.Id, CancellationToken.None))!.IsOver);
        world.Clock.Pass(TimeSpan.FromDays(190));
        Assert.True((await EncodedQuestions.FindAsync(holder, question.Id, CancellationToken.None))!.IsOver);
        await RefusedAsync(() => EncodedQuestions.AnswerAsync(holder, Tell(question), CancellationToken.None), "exchanges.agreement-over");
        Assert.Empty(await world.NoticedAsync(TaskKinds.HolderTold));
        await EncodedQuestions.AnswerAsync(holder, new AnswerHolderOptions { Id = question.Id, BasedOn = 1, Answer = HolderAnswer.Silent }, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Beyond_the_quota_with_another_key_and_of_the_same_list_nothing_is_compared(Engine engine)
    {
        await using var world = await WorldAsync(engine);
        await AskAsync(world, quota: 3);
        await AgreementService.ApproveAsync(world.Register, "rith", Reference, CancellationToken.None);
        await RefusedAsync(() => RunAsync(world, "A A", "B B", "C C", "D D"), "exchanges.quota");
        var other = new RecordEncoder(SHA256.HashData("another"u8), Reference);
        await RefusedAsync(() => new EncodedMatching(world.Register).RunAsync(Request(other, "A A"), Encoder, CancellationToken.None), "exchanges.other-key");
        Assert.Equal((2, 2, 3), await RunAsync(world, "A A", "B B"));
        await RefusedAsync(() => RunAsync(world, "A A", "B B"), "exchanges.same-file");
        await RefusedAsync(() => RunAsync(world, "C C", "D D"), "exchanges.quota");
        world.Clock.Pass(TimeSpan.FromDays(32));
        Assert.Equal((2, 2, 3), await RunAsync(world, "C C", "D D"));
    }

    private static async Task<DeskWorld> WorldAsync(Engine engine, bool agreed = false)
    {
        var world = await DeskWorld.CreateAsync(engine);
        await world.EmployAsync("sophea", world.Agency("MOI"), "data-officer");
        await world.EmployAsync("rith", world.Agency("MOI"), "data-officer");
        if (agreed)
        {
            await AskAsync(world);
            await AgreementService.ApproveAsync(world.Register, "rith", Reference, CancellationToken.None);
        }

        return world;
    }

    private static Task AskAsync(DeskWorld world, string by = "sophea", string partner = "NGO-SHELTER", int quota = 100, DateOnly? until = null)
    {
        var today = Kernel.PhnomPenhTime.DateOf(world.Clock.GetUtcNow());
        return AgreementService.AskAsync(world.Register, new AskAgreementOptions
        {
            By = by,
            Reference = Reference,
            PartnerCode = partner,
            Purpose = "family tracing",
            From = today,
            Until = until ?? today.AddMonths(6),
            QuotaPerMonth = quota,
            KeyFile = "/keys/agreement.key",
        }, CancellationToken.None);
    }

    private static async Task<(int, int, int)> RunAsync(DeskWorld world, params string[] names)
    {
        var outcome = await new EncodedMatching(world.Register).RunAsync(Request(Encoder, names), Encoder, CancellationToken.None);
        return (outcome.Encodings, outcome.UsedThisMonth, outcome.QuotaPerMonth);
    }

    private static EncodedRequest Request(RecordEncoder encoder, params string[] names)
    {
        var report = Sample.Report(Guid.NewGuid(), 1);
        var born = report.BirthYear is { } year ? Kernel.PartialDate.OfYear(year) : default(Kernel.PartialDate?);
        return new EncodedRequest(Reference, encoder.KeyCheck, string.Join('|', names), [.. names.Select(name => encoder.Encode(EncodedFacts.Of(name, born, report.Sex)))]);
    }

    private static AnswerHolderOptions Tell(EncodedQuestion question) => new() { Id = question.Id, BasedOn = 1, Answer = HolderAnswer.Told, Word = " Call 012 " };

    private static Task<long> RiskAsync(DeskWorld world, PersonReport report, string decision) => world.RecordAsync(ProcessKind.PersonChangeRisk, EventKind.RiskChanged, new RowChanges().Add(
        new ProtectionRisk { ReportId = report.Id, Kind = "own-state", RaisedByAgencyId = report.AgencyId, RaisedOn = "2026-02-01", Decision = decision, WrappedKey = [1], Reason = [1] }));

    private static Task<long> ConsentAsync(DeskWorld world, PersonReport report, bool isGiven, string? withdrawn = null) => world.RecordAsync(ProcessKind.VictimChange, EventKind.VictimChanged, new RowChanges().Add(
        new PersonConsent { ReportId = report.Id, Purpose = "sharing", On = "2026-02-01", IsGiven = isGiven, Form = "spoken", SpokenLanguage = "km", WithdrawnOn = withdrawn }));

    private static async Task RefusedAsync(Func<Task> work, string key) => Assert.Equal(key, (await Assert.ThrowsAnyAsync<RegisterException>(work)).Reason.Key);
}
