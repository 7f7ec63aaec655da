using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Charges;
using Pratip.Registry.Consular;
using Pratip.Registry.Detentions;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;
using Pratip.Testing.Files;

namespace Pratip.Registry.Tests.Consular;

public sealed class ConsularServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_without_an_account_acknowledges_on_paper_and_the_office_writes_down_when_and_who(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var informed = await world.InformAsync();
        var paper = new RecordPaperOptions { Id = informed.Id, BasedOn = informed.Version, SignedOn = "2026-03-02", SignedBy = " Tran Van Minh, consul " };
        Assert.Equal("SignedOn: consular.not-notified", await Refusals.OfAsync(() => ConsularService.RecordPaperAsync(world.Officer, paper, CancellationToken.None)));
        var notified = await world.NotifyAsync(informed);
        paper = paper with { BasedOn = notified.Version };
        Assert.Equal("SignedOn: consular.paper-before", await Refusals.OfAsync(() => ConsularService.RecordPaperAsync(world.Officer, paper with { SignedOn = "2026-03-01" }, CancellationToken.None)));
        await Assert.ThrowsAsync<AccessRefusedException>(() => ConsularService.RecordPaperAsync(world.Mission, paper, CancellationToken.None));
        await ConsularService.RecordPaperAsync(world.Officer, paper, CancellationToken.None);
        var one = await world.OneAsync();
        Assert.Equal(("2026-03-02", "Tran Van Minh, consul", notified.NotifiedAt), (one.PaperSignedOn, one.PaperSignedBy, one.AcknowledgedAt));
        Assert.Equal("SignedOn consular.whole-day, SignedBy entry.missing", Victims.VictimWorld.Said((paper with { SignedOn = "2026-02", SignedBy = "" }).Problems(new DateOnly(2026, 3, 2))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_mission_s_account_acknowledged_is_not_written_over_by_a_paper(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notified = await world.NotifyAsync();
        await MissionService.AcknowledgeAsync(world.Mission, new AcknowledgeNoticeOptions(notified.Id, notified.Version), CancellationToken.None);
        var one = await world.OneAsync();
        var paper = new RecordPaperOptions { Id = one.Id, BasedOn = one.Version, SignedOn = "2026-03-02", SignedBy = "the consul" };
        Assert.Equal("SignedOn: consular.acknowledged", await Refusals.OfAsync(() => ConsularService.RecordPaperAsync(world.Officer, paper, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_sees_nothing_before_the_notice_and_nothing_but_the_notice_after_it(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.InformAsync();
        Assert.Empty((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
        Assert.Null(await MissionNotices.OpenAsync(world.Mission, notice.Id, "protection", CancellationToken.None));
        foreach (var (told, asked, key) in new[] { (world.Now.AddHours(-1), world.Now.AddHours(-2), "before-informed"), (world.Now.AddMinutes(1), world.Now.AddMinutes(2), "before-request") })
        {
            world.Desk.Clock.Pass(TimeSpan.FromMinutes(key == "before-request" ? 5 : 0));
            await ConsularService.ChangeRequestAsync(world.Officer, new ChangeRequestOptions { Id = notice.Id, BasedOn = notice.Version, Request = "yes", RequestedAt = asked }, CancellationToken.None);
            notice = await world.OneAsync();
            Assert.Equal("NotifiedAt: consular." + key, await Refusals.OfAsync(() => ConsularService.NotifyAsync(
                world.Officer, new NotifyMissionOptions { Id = notice.Id, BasedOn = notice.Version, Channel = "register", NotifiedAt = told, PlaceOfContact = "Office 3" }, CancellationToken.None)));
        }

        await world.NotifyAsync(notice);
        Assert.Equal(["envoy.VN"], await world.Desk.NoticedAsync(TaskKinds.NoticeReceived), StringComparer.Ordinal);
        var given = Assert.Single((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
        Assert.Equal(("Office 3", "register"), (given.PlaceOfContact, given.Channel));
        var person = (await MissionNotices.OpenAsync(world.Mission, notice.Id, "protection", CancellationToken.None))!;
        Assert.Equal(("Nguyen Thi Mai", "C1234567"), (person.Names[0].Text, person.Documents[0].Number));
        var look = Assert.Single(await WhoLooked.ReadAsync(await world.Desk.AsAsync(world.Desk.Supervisor), world.Desk.Home.Id, [world.Person.Id], CancellationToken.None));
        Assert.Equal((ReadKind.Identity, "protection", world.Mission.Actor.UserId), (look.Kind, look.Purpose, look.UserId));
        Assert.Empty(await IdentityReader.OpenAsync(world.Mission, [world.Person.Id], "protection", CancellationToken.None));
        Assert.Empty((await MissionNotices.ReadAsync(world.OtherMission, null, CancellationToken.None)).Items);
        Assert.Null(await MissionNotices.OpenAsync(world.OtherMission, notice.Id, "protection", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_other_table_is_empty_for_a_mission(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        await world.ConsentAsync(given: true);
        await world.PresumeAsync();
        await world.RiskAsync("reprisal");
        await world.NotifyAsync();
        foreach (var verb in Enum.GetValues<AccessVerb>())
        {
            await using var db = world.Mission.CreateContext(verb);
            var seen = new List<string>();
            foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(RegisterRow).IsAssignableFrom(type.ClrType) && type.GetTableName() is not null))
            {
                var rows = (IQueryable<RegisterRow>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
                if (await rows.AnyAsync())
                {
                    seen.Add(type.GetTableName()!);
                }
            }

            Assert.Empty(seen.Except(["agencies", "consular_notices", "notices", "registers"], StringComparer.Ordinal));
            Assert.Equal(verb is AccessVerb.View or AccessVerb.Enter, seen.Contains("consular_notices"));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_request_there_is_no_notice_and_protection_goes_before_a_request(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.InformAsync("no");
        Assert.Equal("Channel: consular.obstacle.no-request", await Refusals.OfAsync(() => world.NotifyAsync(notice)));
        await ConsularService.ChangeRequestAsync(world.Officer, new ChangeRequestOptions { Id = notice.Id, BasedOn = 1, Request = "yes", RequestedAt = world.Now }, CancellationToken.None);
        var due = Assert.Single((await world.Desk.AllAsync<CaseTask>()), task => task.Kind == TaskKinds.ConsularDue);
        Assert.Equal(world.Now + ConsularBook.Standard.ToNotify, due.DueAt);
        await world.PresumeAsync();
        await world.RiskAsync("asylum");
        await world.RiskAsync("reprisal");
        await world.RiskAsync("reprisal", "return-possible");
        notice = await world.OneAsync();
        Assert.Equal("Channel: consular.obstacle.presumed-victim, Channel: consular.obstacle.asylum, Channel: consular.obstacle.risk-open", await Refusals.OfAsync(() => world.NotifyAsync(notice)));
        await world.ConsentAsync(given: true);
        notice = await world.NotifyAsync(notice);
        Assert.NotNull(notice.ConsentId);
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == TaskKinds.ConsularDue && task.Status == CaseTaskStatus.Open);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_another_office_knows_bars_a_notice_without_being_told(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var elsewhere = Sample.Report(world.Desk.Shelter.Id, 2);
        elsewhere.PersonId = world.Person.PersonId;
        await Sample.AddAsync(world.Desk.Register, elsewhere);
        await world.PresumeAsync(elsewhere.Id, "identified");
        var notice = await world.InformAsync();
        Assert.Equal("Channel: consular.obstacle.protected", await Refusals.OfAsync(() => world.NotifyAsync(notice)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_notice_taken_back_voided_or_barred_by_now_closes_again(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.NotifyAsync();
        await ConsularService.CloseAsync(world.Officer, new CloseNoticeOptions { Id = notice.Id, BasedOn = notice.Version, Reason = "she no longer wants it" }, CancellationToken.None);
        await ClosedAsync();
        notice = await world.OneAsync();
        Assert.NotNull(notice.NotifiedAt);
        notice = await world.NotifyAsync(notice);
        Assert.Single((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
        await world.PresumeAsync();
        await ClosedAsync();
        await world.ConsentAsync(given: true);
        Assert.Single((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
        var voided = notice.Copy<ConsularNotice>();
        voided.IsVoided = true;
        await world.Desk.RecordAsync(ProcessKind.MissionChange, EventKind.MissionChanged, new RowChanges().Update(notice, voided));
        await ClosedAsync();

        async Task ClosedAsync()
        {
            Assert.Empty((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
            Assert.Null(await MissionNotices.OneAsync(world.Mission, notice.Id, CancellationToken.None));
            Assert.Null(await MissionNotices.OpenAsync(world.Mission, notice.Id, "protection", CancellationToken.None));
            Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => MissionService.AcknowledgeAsync(world.Mission, new AcknowledgeNoticeOptions(notice.Id, notice.Version), CancellationToken.None)));
            Assert.Equal("NoticeId: entry.out-of-reach", await Refusals.OfAsync(() => MissionService.UploadAsync(world.Mission, Document(notice.Id), new AttachmentRules(), CancellationToken.None)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_that_answers_that_somebody_is_not_theirs_sees_them_no_more_and_is_not_told_again(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.NotifyAsync();
        var answer = new ConfirmIdentityOptions { Id = notice.Id, BasedOn = notice.Version, IdentityConfirmed = ConsularRules.NotOurs };
        await MissionService.ConfirmAsync(world.Mission, answer, CancellationToken.None);
        notice = await world.OneAsync();
        Assert.Equal((ConsularRules.NotOurs, world.Now, world.Now), (notice.IdentityConfirmed, notice.ConfirmedAt, notice.AcknowledgedAt));
        Assert.Empty((await MissionNotices.ReadAsync(world.Mission, null, CancellationToken.None)).Items);
        Assert.Null(await MissionNotices.OneAsync(world.Mission, notice.Id, CancellationToken.None));
        Assert.Null(await MissionNotices.OpenAsync(world.Mission, notice.Id, "protection", CancellationToken.None));
        Assert.Equal("Id: entry.out-of-reach", await Refusals.OfAsync(() => MissionService.ConfirmAsync(world.Mission, answer with { BasedOn = notice.Version, IdentityConfirmed = "confirmed" }, CancellationToken.None)));
        Assert.Equal("NoticeId: entry.out-of-reach", await Refusals.OfAsync(() => MissionService.UploadAsync(world.Mission, Document(notice.Id), new AttachmentRules(), CancellationToken.None)));
        Assert.Null(await NoteVerbale.ReadAsync(world.Officer, notice.Id, CancellationToken.None));
        Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == TaskKinds.MissionAnswered && task.Status == CaseTaskStatus.Open);

        await ConsularService.CloseAsync(world.Officer, new CloseNoticeOptions { Id = notice.Id, BasedOn = notice.Version, Reason = "not theirs" }, CancellationToken.None);
        Assert.Equal("Channel: consular.obstacle.not-ours", await Refusals.OfAsync(async () => await world.NotifyAsync(await world.OneAsync())));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_acknowledges_confirms_and_sends_a_sealed_document(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.NotifyAsync();
        await MissionService.AcknowledgeAsync(world.Mission, new AcknowledgeNoticeOptions(notice.Id, notice.Version), CancellationToken.None);
        await MissionService.AcknowledgeAsync(world.Mission, new AcknowledgeNoticeOptions(notice.Id, notice.Version), CancellationToken.None);
        notice = await world.OneAsync();
        await MissionService.ConfirmAsync(world.Mission, new ConfirmIdentityOptions { Id = notice.Id, BasedOn = notice.Version, IdentityConfirmed = "confirmed" }, CancellationToken.None);
        var document = Document(notice.Id);
        await MissionService.UploadAsync(world.Mission, document, new AttachmentRules(), CancellationToken.None);
        await MissionService.UploadAsync(world.Mission, document, new AttachmentRules(), CancellationToken.None);
        Assert.Equal("Kind: entry.sent-already, ValidUntil: entry.sent-already", await Refusals.OfAsync(() => MissionService.UploadAsync(
            world.Mission, document with { Kind = "passport", ValidUntil = null }, new AttachmentRules(), CancellationToken.None)));
        Assert.Equal("Content: attachments.sent-already", await Refusals.OfAsync(() => MissionService.UploadAsync(
            world.Mission, document with { Content = [.. document.Content, (byte)'\n'] }, new AttachmentRules(), CancellationToken.None)));
        notice = await world.OneAsync();
        Assert.Equal(("confirmed", world.Now), (notice.IdentityConfirmed, notice.AcknowledgedAt));
        var file = Assert.Single(await world.Desk.AllAsync<Attachment>());
        Assert.Equal((world.Person.Id, world.Mission.Actor.AgencyId, "application/pdf"), (file.ReportId, file.AgencyId, file.MediaType));
        Assert.DoesNotContain("PDF", Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        Assert.NotNull(await AttachmentService.OpenAsync(world.Officer, file.Id, "case-work", CancellationToken.None));
        Assert.Null(await AttachmentService.OpenAsync(world.Mission, file.Id, "case-work", CancellationToken.None));
        Assert.Single((await MissionNotices.OneAsync(world.Mission, notice.Id, CancellationToken.None))!.Documents);
        Assert.Single((await world.Desk.AllAsync<CaseTask>()), task => task.Kind == TaskKinds.MissionAnswered && task.Status == CaseTaskStatus.Open);
        Assert.Equal("Content: attachments.lies", await Refusals.OfAsync(() => MissionService.UploadAsync(
            world.Mission, Document(notice.Id) with { Content = "no pdf"u8.ToArray() }, new AttachmentRules(), CancellationToken.None)));
        Assert.Equal("NoticeId: entry.out-of-reach", await Refusals.OfAsync(() => MissionService.UploadAsync(world.OtherMission, Document(notice.Id), new AttachmentRules(), CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_registered_again_as_another_is_told_which_is_on_record(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var keeper = await world.Desk.AsAsync(await world.Desk.EmployAsync("second keeper", world.Desk.Justice, "administrator"));
        var mission = new RegisterMissionOptions { CountryCode = "LA", NameEn = "Embassy of the Lao PDR", NameKm = "ស្ថានទូតឡាវ" };
        Assert.Equal("NameEn: entry.latin, NameKm: entry.khmer", await Refusals.OfAsync(() =>
            Missions.RegisterAsync(keeper, mission with { NameEn = mission.NameKm, NameKm = mission.NameEn }, CancellationToken.None)));
        await Missions.RegisterAsync(keeper, mission, CancellationToken.None);
        await Missions.RegisterAsync(keeper, mission, CancellationToken.None);
        Assert.Equal("CountryCode: entry.sent-already, NameEn: entry.sent-already", await Refusals.OfAsync(() =>
            Missions.RegisterAsync(keeper, mission with { CountryCode = "MM", NameEn = "Embassy of Myanmar" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mission_enters_nothing_that_is_the_officers(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var notice = await world.NotifyAsync();
        foreach (var deed in new Func<Task>[]
        {
            () => ConsularService.CloseAsync(world.Mission, new CloseNoticeOptions { Id = notice.Id, BasedOn = notice.Version, Reason = "x" }, CancellationToken.None),
            () => ConsularService.ChangeRequestAsync(world.Mission, new ChangeRequestOptions { Id = notice.Id, BasedOn = notice.Version, Request = "no" }, CancellationToken.None),
            () => ConsularService.NotifyAsync(world.Mission, new NotifyMissionOptions { Id = notice.Id, BasedOn = notice.Version }, CancellationToken.None),
            () => ConsularService.RecordVisitAsync(world.Mission, new RecordVisitOptions { NoticeId = notice.Id, At = world.Now }, CancellationToken.None),
            () => ConsularService.InformAsync(world.Mission, new InformOfRightOptions { ReportId = world.Person.Id }, CancellationToken.None),
            () => Missions.RegisterAsync(world.Mission, new RegisterMissionOptions { CountryCode = "LA" }, CancellationToken.None),
        })
        {
            await Assert.ThrowsAsync<AccessRefusedException>(deed);
        }

        Assert.Null(await NoteVerbale.ReadAsync(world.Mission, notice.Id, CancellationToken.None));
        Assert.NotNull(await NoteVerbale.ReadAsync(world.Officer, notice.Id, CancellationToken.None));
        await ConsularService.RecordVisitAsync(world.Officer, new RecordVisitOptions { NoticeId = notice.Id, At = world.Now }, CancellationToken.None);
        Assert.Single(await world.Desk.AllAsync<ConsularVisit>());
        Assert.Equal("ReportId: entry.out-of-reach", await Refusals.OfAsync(async () => await ConsularService.InformAsync(await world.Desk.AsAsync(world.Desk.Stranger), new InformOfRightOptions
        {
            ReportId = world.Person.Id,
            CountryCode = "VN",
            InformedOfRightAt = world.Now,
            InformedIn = "vi",
            Request = "no",
        }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_foreigner_who_is_held_and_was_not_told_of_the_right_stands_in_the_queue_once(Engine engine)
    {
        await using var world = await ConsularWorld.CreateAsync(engine);
        var (home, unknown) = (Sample.Report(world.Desk.Home.Id, 2), Sample.Report(world.Desk.Home.Id, 3));
        (home.Citizenships, unknown.Citizenships) = (["KH"], []);
        await Sample.AddAsync(world.Desk.Register, home);
        await Sample.AddAsync(world.Desk.Register, unknown);
        var suspects = new[] { home, unknown, world.Person }.Select(report => new Suspect { ReportId = report.Id, CaseId = world.Desk.Case.Id }).ToList();
        await world.Desk.RecordAsync(ProcessKind.SuspectAdd, EventKind.SuspectChanged, new RowChanges().Add<Suspect>(suspects)
            .Add(suspects.Select(suspect => new Custody { SuspectId = suspect.Id, ArrivedAt = world.Now.AddHours(-1) })));
        await world.Desk.RecordAsync(ProcessKind.DetentionChange, EventKind.DetentionChanged, new RowChanges().Add(
            new Detention { ReportId = world.Person.Id, From = "2026-03-01", FromAt = world.Now.AddHours(-2), HoldingAgencyId = world.Desk.Home.Id }));
        var watch = new DeadlineWatch(world.Desk.Register, WatchLimits.Standard);
        await watch.RunAsync(CancellationToken.None);
        await watch.RunAsync(CancellationToken.None);
        var task = Assert.Single(await world.Desk.AllAsync<CaseTask>(), task => task.Kind == TaskKinds.ConsularDue);
        Assert.Equal((world.Person.Id, world.Now.AddHours(-2) + ConsularBook.Standard.ToInform), (task.TargetId, task.DueAt));
        await world.InformAsync("no");
        Assert.DoesNotContain(await world.Desk.AllAsync<CaseTask>(), one => one.Kind == TaskKinds.ConsularDue && one.Status == CaseTaskStatus.Open);
    }

    [Fact]
    public async Task A_country_has_one_mission_and_a_person_one_notice_a_citizenship()
    {
        await using var world = await ConsularWorld.CreateAsync(Engine.Sqlite);
        await world.InformAsync();
        Assert.Equal("CountryCode: consular.already", await Refusals.OfAsync(() => world.InformAsync()));
        Assert.Equal("CountryCode: consular.no-citizen", await Refusals.OfAsync(() => ConsularService.InformAsync(world.Officer, new InformOfRightOptions
        {
            ReportId = world.Person.Id,
            CountryCode = "TH",
            InformedOfRightAt = world.Now,
            InformedIn = "vi",
            Request = "no",
        }, CancellationToken.None)));
        var keeper = await world.Desk.AsAsync((await world.Desk.AllAsync<User>()).Single(user => user.SignInName == "keeper"));
        Assert.Equal("CountryCode: consular.mission-there", await Refusals.OfAsync(() => world.MissionAsync(keeper, "VN")));
        var clock = Assert.Single((await ConsularFile.ReadAsync(world.Officer, [world.Person], CancellationToken.None)).Clocks);
        Assert.Equal(("VN", true), (clock.CountryCode, clock.Notice is not null));
    }

    [Fact]
    public void A_treaty_compels_from_its_first_to_its_last_day_and_a_bad_file_is_refused()
    {
        Assert.False(ConsularBook.Standard.IsMandatory("VN", new DateOnly(2026, 3, 1)));
        var book = Read("""[{"country":"VN","from":"2020-01-01","until":"2025-12-31","title":"T","source":"S"}]""");
        Assert.Equal((false, true, false), (book.IsMandatory("VN", new DateOnly(2019, 12, 31)), book.IsMandatory("VN", new DateOnly(2025, 12, 31)), book.IsMandatory("VN", new DateOnly(2026, 1, 1))));
        Assert.Throws<InvalidDataException>(() => Read("""[{"country":"QQ","from":"2020-01-01","title":"T","source":"S"}]"""));
        Assert.Throws<InvalidDataException>(() => Read("""[{"country":"VN","from":"2020-01-01","title":"T","source":" "}]"""));
        Assert.Throws<InvalidDataException>(() => Read("""[{"country":"VN"}]"""));
    }

    private static ConsularBook Read(string treaties)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"source":"test","verified":false,"treaties":{{treaties}}}"""));
        using var limits = new MemoryStream("""{"source":"test","verified":false,"hoursToInform":24,"hoursToNotify":48}"""u8.ToArray());
        return ConsularBook.Read(file, limits);
    }

    private static UploadTravelDocumentOptions Document(Guid notice) =>
        new() { NoticeId = notice, Kind = "laissez-passer", IssuedOn = "2026-03-01", ValidUntil = "2026-06-01", FileName = "paper.pdf", Content = SampleFiles.Pdf };
}
