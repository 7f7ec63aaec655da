using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Attachments.Scanning;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Cases;
using Pratip.Registry.Notes;
using Pratip.Registry.Storage;
using Pratip.Registry.Tests.Tasks;
using Pratip.Registry.Vault;
using Pratip.Testing.Databases;
using Pratip.Testing.Files;

namespace Pratip.Registry.Tests.Attachments;

public sealed class AttachmentServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_as_large_as_is_kept_comes_back_as_it_was_sent_and_the_download_is_recorded(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var large = new byte[AttachmentRules.UsualLargest];
        new Random(11).NextBytes(large);
        SampleFiles.Jpeg.CopyTo(large, 0);
        var options = Options(world) with { FileName = "C:\\scans\\raid\u202E 1.jpg", Content = large };
        await AddAsync(officer, options);
        await using (var db = world.Register.CreateContext())
        {
            var row = await db.Attachments.SingleAsync();
            Assert.Equal(("image/jpeg", large.LongLength, "not-scanned"), (row.MediaType, row.Size, row.Scan));
            Assert.Equal(world.Register.Vault.Digest(large), row.Digest);
            Assert.True(row.Content.AsSpan().IndexOf(large.AsSpan(1000, 64)) < 0);
            Assert.True((await EventReader.HistoryAsync(db, "attachments", row.Id, CancellationToken.None))[0].After!.Length < 2000);
        }

        var opened = await AttachmentService.OpenAsync(officer, options.Id, "court-request", CancellationToken.None);
        Assert.Equal(("raid 1.jpg", "image/jpeg"), (opened!.FileName, opened.MediaType));
        Assert.True(large.AsSpan().SequenceEqual(opened.Content));
        var look = Assert.Single(await WhoLooked.ReadAsync(await world.AsAsync(world.Supervisor), world.Home.Id, [world.Case.Id], CancellationToken.None));
        Assert.Equal((ReadKind.Download, "court-request"), (look.Kind, look.Purpose));
    }

    [Theory]
    [InlineData("scan.pdf", nameof(SampleFiles.Jpeg), "attachments.lies")]
    [InlineData("scan.jpg", nameof(SampleFiles.Pdf), "attachments.lies")]
    [InlineData("letter.docx", nameof(SampleFiles.Xlsx), "attachments.lies")]
    [InlineData("letter.docx", nameof(SampleFiles.DocxWithMacros), "attachments.is-macros")]
    [InlineData("letter.docx", nameof(SampleFiles.DocxWithHiddenMacros), "attachments.is-macros")]
    [InlineData("photo.jpg", nameof(SampleFiles.Program), "attachments.is-program")]
    [InlineData("page.txt", nameof(SampleFiles.Html), "attachments.is-page")]
    [InlineData("page.html", nameof(SampleFiles.Html), "attachments.ending")]
    [InlineData("scan.pdf.exe", nameof(SampleFiles.Pdf), "attachments.ending")]
    [InlineData("scan\u202Efdp.exe", nameof(SampleFiles.Pdf), "attachments.ending")]
    [InlineData("", nameof(SampleFiles.Pdf), "attachments.ending")]
    [InlineData("scan", nameof(SampleFiles.Pdf), "attachments.ending")]
    public void A_file_that_lies_about_its_type_is_refused(string name, string file, string refusal)
    {
        var options = new AddAttachmentOptions { CaseId = Guid.NewGuid(), Visibility = NoteVisibility.Case, FileName = name, Content = (byte[])typeof(SampleFiles).GetProperty(file)!.GetValue(null)! };
        var problem = Assert.Single(options.Problems(new AttachmentRules()));
        Assert.Equal((nameof(options.Content), refusal), (problem.Field, problem.What.Key));
    }

    [Theory]
    [InlineData("PK\u0003\u0004holds a.txt", "attachments.is-archive")]
    [InlineData("Rar!\u001A\u0007", "attachments.is-archive")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1", "attachments.is-old-office")]
    [InlineData("GIF89a\u0001\u0000", "attachments.is-picture")]
    [InlineData("\u0001\u0002\u0003", "attachments.type")]
    public void It_is_said_what_the_file_is_and_what_to_do(string content, string refusal)
    {
        var options = new AddAttachmentOptions { CaseId = Guid.NewGuid(), Visibility = NoteVisibility.Case, FileName = "scan.pdf", Content = Encoding.Latin1.GetBytes(content) };
        Assert.Equal(refusal, Assert.Single(options.Problems(new AttachmentRules())).What.Key);
        var behind = options with { FileName = "scan.jpg", Content = [.. SampleFiles.Jpeg, .. SampleFiles.Zip(("a.txt", "hidden"u8.ToArray()))] };
        Assert.Equal("attachments.is-several", Assert.Single(behind.Problems(new AttachmentRules())).What.Key);
    }

    [Fact]
    public void An_empty_file_and_one_over_the_limit_are_refused()
    {
        var options = new AddAttachmentOptions { CaseId = Guid.NewGuid(), Visibility = NoteVisibility.Case, FileName = "a.txt" };
        Assert.Equal("attachments.empty", Assert.Single(options.Problems(new AttachmentRules())).What.Key);
        var larger = options with { Content = Encoding.ASCII.GetBytes(new string('x', 1001)) };
        Assert.Equal("attachments.too-large", Assert.Single(larger.Problems(new AttachmentRules { Largest = 1000 })).What.Key);
        Assert.Empty(larger.Problems(new AttachmentRules { Largest = 1001 }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_scanner_refuses_or_does_not_answer_for_is_never_kept(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var server = ClamdServer.Start();
        Assert.True(ClamdAddress.TryParse(server.Address, out var address));
        var rules = new AttachmentRules { Scanner = new ClamdScanner(address) };
        var infected = Options(world) with { FileName = "a.txt", Content = Encoding.ASCII.GetBytes(ClamdServer.Signature) };
        Assert.Equal("Content: attachments.infected", await Refusals.OfAsync(() => AttachmentService.AddAsync(officer, infected, rules, CancellationToken.None)));
        await AttachmentService.AddAsync(officer, Options(world), rules, CancellationToken.None);
        await server.DisposeAsync();
        Assert.Equal("Content: attachments.unscanned", await Refusals.OfAsync(() => AttachmentService.AddAsync(officer, Options(world), rules, CancellationToken.None)));
        Assert.Equal("clean", Assert.Single(await world.AllAsync<Attachment>()).Scan);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_out_of_reach_takes_no_file_and_gives_none(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var (officer, stranger) = (await world.AsAsync(world.Officer), await world.AsAsync(world.Stranger));
        var options = Options(world);
        await AddAsync(officer, options);
        await AddAsync(officer, options);
        Assert.Equal("Content: attachments.sent-already", await Refusals.OfAsync(() => AddAsync(officer, options with { Content = SampleFiles.Jpeg, FileName = "other.jpg" })));
        Assert.Equal("CaseId: entry.out-of-reach", await Refusals.OfAsync(() => AddAsync(stranger, Options(world))));
        Assert.Equal("CaseId: entry.out-of-reach", await Refusals.OfAsync(() => AddAsync(officer, Options(world) with { CaseId = Guid.NewGuid() })));
        Assert.Equal("CaseId: entry.out-of-reach", await Refusals.OfAsync(async () => await AddAsync(await world.AsAsync(world.Colleague), options)));
        Assert.Null(await AttachmentService.OpenAsync(stranger, options.Id, "case-work", CancellationToken.None));
        Assert.Empty(await AttachmentService.NamesAsync(stranger, [options.Id], "case-work", CancellationToken.None));
        Assert.Null(await AttachmentService.OpenAsync(officer, Guid.NewGuid(), "case-work", CancellationToken.None));
        Assert.Equal(new ReadVerification(0, null), await world.Register.Reads.VerifyAsync(CancellationToken.None));
        Assert.Equal("application/pdf", Assert.Single(await world.AllAsync<Attachment>()).MediaType);
        await Assert.ThrowsAsync<AccessRefusedException>(async () => await AddAsync(await world.AsAsync(await world.EmployAsync("chan", world.Home, "statistician")), Options(world)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Files_of_a_person_are_listed_without_names_and_the_names_opened_on_the_record(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        var officer = await world.AsAsync(world.Officer);
        var report = await world.ReportAsync(world.Home, 1, "Sok Dara");
        var options = Options(world) with { CaseId = null, ReportId = report.Id, FileName = "passport of Sok Dara.pdf" };
        await AddAsync(officer, options);
        var papers = await Papers.ReadAsync(officer, new CaseOrReport(null, report.Id), CancellationToken.None);
        var head = Assert.Single(papers!.Files);
        Assert.Equal(("R-1", "Sok dara"), (papers.Words, papers.Staff[head.UserId]));
        Assert.Equal((options.Id, "application/pdf"), (head.Id, head.MediaType));
        Assert.Null(await Papers.ReadAsync(await world.AsAsync(world.Stranger), new CaseOrReport(null, report.Id), CancellationToken.None));
        Assert.Equal("passport of Sok Dara.pdf", (await AttachmentService.NamesAsync(officer, [head.Id], "case-work", CancellationToken.None))[head.Id]);
        Assert.Equal(new ReadVerification(1, null), await world.Register.Reads.VerifyAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_for_the_agency_alone_is_hidden_from_the_others_on_the_case(Engine engine)
    {
        await using var world = await DeskWorld.CreateAsync(engine);
        await world.RecordAsync(ProcessKind.CaseChangeParties, EventKind.CasePartiesChanged,
            new RowChanges().Add(new CaseParty { CaseId = world.Case.Id, AgencyId = world.Other.Id, Role = "investigating", Since = "2026-03-01" }));
        var officer = await world.AsAsync(world.Officer);
        var (mine, ours) = (Options(world) with { Visibility = NoteVisibility.Agency }, Options(world));
        await AddAsync(officer, mine);
        await AddAsync(officer, ours);
        foreach (var (user, seen) in new[] { (world.Stranger, new[] { ours.Id }), (world.Colleague, [mine.Id, ours.Id]) })
        {
            var reader = await world.AsAsync(user);
            var order = seen.Order();
            Assert.Equal(order, (await Papers.ReadAsync(reader, new CaseOrReport(world.Case.Id, null), CancellationToken.None))!.Files.Select(file => file.Id).Order());
            Assert.Equal(order, (await CaseDossier.ReadAsync(reader, world.Case.Id, CancellationToken.None))!.Attachments.Select(file => file.Id).Order());
            Assert.Equal(order, (await AttachmentService.NamesAsync(reader, [mine.Id, ours.Id], "case-work", CancellationToken.None)).Keys.Order());
            Assert.Equal(seen.Contains(mine.Id), await AttachmentService.OpenAsync(reader, mine.Id, "case-work", CancellationToken.None) is not null);
        }
    }

    [Theory]
    [InlineData(null, "Visibility: entry.missing")]
    [InlineData("everybody", "Visibility: entry.code")]
    public async Task Who_may_read_a_file_is_asked_and_not_assumed(string? chosen, string refusal)
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world);
        Assert.Equal(refusal, await Refusals.OfAsync(() => AddAsync(officer, options with { Visibility = chosen })));
        await AddAsync(officer, options);
        Assert.Equal("Visibility: entry.sent-already", await Refusals.OfAsync(() => AddAsync(officer, options with { Visibility = NoteVisibility.Agency })));
    }

    [Fact]
    public async Task A_file_that_was_altered_is_not_given_out()
    {
        await using var world = await DeskWorld.CreateAsync(Engine.Sqlite);
        var officer = await world.AsAsync(world.Officer);
        var options = Options(world);
        await AddAsync(officer, options);
        var row = Assert.Single(await world.AllAsync<Attachment>());
        var altered = row.Copy<Attachment>();
        altered.Content = [.. row.Content];
        altered.Content[^20] ^= 1;
        await world.RecordAsync(ProcessKind.AttachmentAdd, EventKind.AttachmentAdded, new RowChanges().Update(row, altered));
        await Assert.ThrowsAsync<VaultException>(() => AttachmentService.OpenAsync(officer, options.Id, "case-work", CancellationToken.None));
    }

    private static AddAttachmentOptions Options(DeskWorld world) => new() { CaseId = world.Case.Id, Visibility = NoteVisibility.Case, FileName = "statement.pdf", Content = SampleFiles.Pdf };

    private static Task AddAsync(ActorRegister register, AddAttachmentOptions options) =>
        AttachmentService.AddAsync(register, options, new AttachmentRules(), CancellationToken.None);
}
