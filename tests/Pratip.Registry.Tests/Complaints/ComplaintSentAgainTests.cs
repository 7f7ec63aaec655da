using Pratip.Registry.Access;
using Pratip.Registry.Attachments;
using Pratip.Registry.Complaints;
using Pratip.Registry.Tests.Entry;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Complaints;

/// <summary>A page about a complaint that is sent again: with the same content it is done, with other content it says what is on record and changes nothing.</summary>
public sealed class ComplaintSentAgainTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_complaint_taken_in_again_with_other_content_is_told_what_is_on_record(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var said = world.Said(name: "Chan Dara");
        await SentAgainTests.TwiceAsync(one => ComplaintService.RegisterAsync(world.Officer, one, CancellationToken.None), said);
        Task<string> AgainAsync(RegisterComplaintOptions other, ActorRegister? by = null) =>
            world.Offices.RefusedAsync(() => ComplaintService.RegisterAsync(by ?? world.Officer, other, CancellationToken.None));
        Assert.Equal("Text entry.sent-already, Languages entry.sent-already", await AgainAsync(said with { Text = "Women are kept behind a gate", Languages = ["km"] }));
        Assert.Equal("ReporterName entry.sent-already", await AgainAsync(said with { ReporterName = "Chan Thida" }));
        Assert.Equal("AccusedAgencyId entry.sent-already-empty", await AgainAsync(said with { AccusedAgencyId = world.Offices.Agencies["PC-12"].Id }));

        // Nobody else learns by trying who complained.
        await ComplaintService.RegisterAsync(world.Second, said with { ReporterName = "Chan Thida" }, CancellationToken.None);

        var accusing = world.Said("PC-12");
        await SentAgainTests.TwiceAsync(one => ComplaintService.RegisterAsync(world.Officer, one, CancellationToken.None), accusing);
        Assert.Equal("AccusedAgencyId entry.sent-already", await AgainAsync(accusing with { AccusedAgencyId = null }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_step_sent_again_with_other_words_is_told_that_others_are_on_record(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        Task<string> RefusedAsync(Func<Task> work) => world.Offices.RefusedAsync(work);
        var plan = new PlanCheckOptions { ComplaintId = complaint.Id, On = "2026-03-05", Plan = "Both gates" };
        await SentAgainTests.TwiceAsync(one => InvestigationService.PlanCheckAsync(world.Officer, one, CancellationToken.None), plan);
        Assert.Equal("On entry.sent-already, Plan entry.sent-already", await RefusedAsync(() =>
            InvestigationService.PlanCheckAsync(world.Officer, plan with { On = "2026-03-06", Plan = "The yard" }, CancellationToken.None)));
        Assert.Equal("ComplaintId entry.out-of-reach", await RefusedAsync(() => InvestigationService.PlanCheckAsync(world.Second, plan, CancellationToken.None)));

        var check = new RecordCheckOptions { PlanId = plan.Id, On = "2026-03-02", Result = "contradicted", Present = "Two officers", Text = "The doors were open" };
        await SentAgainTests.TwiceAsync(one => InvestigationService.RecordCheckAsync(world.Officer, one, CancellationToken.None), check);
        Assert.Equal("Result entry.sent-already, Present entry.sent-already, Text entry.sent-already", await RefusedAsync(() =>
            InvestigationService.RecordCheckAsync(world.Officer, check with { Result = "confirmed", Present = "One officer", Text = "The doors were shut" }, CancellationToken.None)));

        var interview = new AddInterviewOptions { ComplaintId = complaint.Id, On = "2026-03-02", Visibility = "agency", Text = "He saw a lorry" };
        await SentAgainTests.TwiceAsync(one => InvestigationService.AddInterviewAsync(world.Officer, one, CancellationToken.None), interview);
        Assert.Equal("Visibility entry.sent-already, Present entry.sent-already-empty, Text entry.sent-already", await RefusedAsync(() =>
            InvestigationService.AddInterviewAsync(world.Officer, interview with { Visibility = "case", Present = "A lawyer", Text = "He saw a bus" }, CancellationToken.None)));

        var offer = new TellOptions { ComplaintId = complaint.Id, Kind = StepKind.ReplyOfferedReporter, Text = "We have found the gate open" };
        await SentAgainTests.TwiceAsync(one => InvestigationService.TellAsync(world.Officer, one, CancellationToken.None), offer);
        Assert.Equal("Kind entry.sent-already, Text entry.sent-already", await RefusedAsync(() =>
            InvestigationService.TellAsync(world.Officer, offer with { Kind = StepKind.Answer, Text = "We have found nobody" }, CancellationToken.None)));

        var reply = new RecordReplyOptions { ComplaintId = complaint.Id, Kind = StepKind.ReplyReceivedReporter, On = "2026-03-02", Text = "It was not so" };
        await SentAgainTests.TwiceAsync(one => InvestigationService.RecordReplyAsync(world.Officer, one, CancellationToken.None), reply);
        Assert.Equal("Text entry.sent-already", await RefusedAsync(() => InvestigationService.RecordReplyAsync(world.Officer, reply with { Text = "It was so" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Evidence_a_finding_and_its_text_for_the_public_are_not_changed_by_a_page_sent_again(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync();
        Task<string> RefusedAsync(Func<Task> work) => world.Offices.RefusedAsync(work);
        var taken = new AddEvidenceOptions { ComplaintId = complaint.Id, FileName = "said.txt", Content = "The gate"u8.ToArray(), On = "2026-02-20", Text = "From the guard" };
        await SentAgainTests.TwiceAsync(one => EvidenceService.AddAsync(world.Officer, one, new AttachmentRules(), CancellationToken.None), taken);
        Assert.Equal("On entry.sent-already, Text entry.sent-already", await RefusedAsync(() =>
            EvidenceService.AddAsync(world.Officer, taken with { On = "2026-02-21", Text = "From a driver" }, new AttachmentRules(), CancellationToken.None)));
        Assert.Equal("Content attachments.sent-already", await RefusedAsync(() =>
            EvidenceService.AddAsync(world.Officer, taken with { Content = "The yard"u8.ToArray() }, new AttachmentRules(), CancellationToken.None)));

        var handed = new HandEvidenceOnOptions { EvidenceId = taken.Id, On = "2026-02-22", Text = "To the laboratory" };
        await EvidenceService.HandOnAsync(world.Officer, handed, CancellationToken.None);
        await EvidenceService.HandOnAsync(world.Officer, handed with { Id = Guid.CreateVersion7(), On = "2026-02-25", Text = "Back again" }, CancellationToken.None);
        await EvidenceService.HandOnAsync(world.Officer, handed, CancellationToken.None);
        Assert.Equal("On entry.sent-already, Text entry.sent-already", await RefusedAsync(() =>
            EvidenceService.HandOnAsync(world.Officer, handed with { On = "2026-02-21", Text = "To the court" }, CancellationToken.None)));

        var finding = ComplaintWorld.Finding(complaint, FindingKind.Substantiated, taken.Id);
        await SentAgainTests.TwiceAsync(one => FindingService.ProposeAsync(world.Officer, one, CancellationToken.None), finding);
        Assert.Equal("Finding entry.sent-already, Evidence entry.sent-already, Reason entry.sent-already", await RefusedAsync(() =>
            FindingService.ProposeAsync(world.Officer, finding with { Finding = FindingKind.Partly, Evidence = [], Reason = "What was heard" }, CancellationToken.None)));
        Assert.Equal("AgainstChecks entry.sent-already-empty", await RefusedAsync(() => FindingService.ProposeAsync(world.Officer, finding with { AgainstChecks = "It was dark" }, CancellationToken.None)));
        await FindingService.DecideAsync(world.Second, new DecideFindingOptions { Id = finding.Id, BasedOn = 1, IsApproved = true }, CancellationToken.None);
        await FindingService.ProposeAsync(world.Officer, finding, CancellationToken.None);

        var text = new WritePublicationOptions { ComplaintId = complaint.Id, TextEn = "It was so.", TextKm = "ជាការពិត។" };
        await SentAgainTests.TwiceAsync(one => PublicationService.WriteAsync(world.Officer, one, CancellationToken.None), text);
        Assert.Equal("TextEn entry.sent-already", await RefusedAsync(() => PublicationService.WriteAsync(world.Officer, text with { TextEn = "It was not so." }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_link_and_an_accusation_taken_back_are_told_when_they_are_sent_again_otherwise(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var complaint = await world.ComplaintAsync("PC-12");
        var (first, second) = (await world.Offices.OpenAsync("PC-07", "OCM"), await world.Offices.OpenAsync("PC-07", "OCM"));
        var link = new LinkComplaintOptions { ComplaintId = complaint.Id, CaseNumber = first.Number };
        await SentAgainTests.TwiceAsync(one => ComplaintLinks.LinkAsync(world.Officer, one, CancellationToken.None), link);
        Assert.Equal("CaseNumber entry.sent-already", await world.Offices.RefusedAsync(() => ComplaintLinks.LinkAsync(world.Officer, link with { CaseNumber = second.Number }, CancellationToken.None)));
        var back = new AccuseBodyOptions { ComplaintId = complaint.Id, Reason = "It was another gate" };
        await SentAgainTests.TwiceAsync(one => ComplaintLinks.AccuseAsync(world.Officer, one, CancellationToken.None), back);
        Assert.Equal("Reason entry.sent-already", await world.Offices.RefusedAsync(() => ComplaintLinks.AccuseAsync(world.Officer, back with { Reason = "It was another day" }, CancellationToken.None)));
    }

    /// <summary>Two words by the receipt code, sent on one form: the second was dropped.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_reporter_adds_is_added_once_and_other_words_on_the_same_form_as_well(Engine engine)
    {
        await using var world = await ComplaintWorld.CreateAsync(engine);
        var lodged = new LodgeComplaintOptions { About = "place", Text = "Men are kept behind a gate" };
        await PublicComplaints.LodgeAsync(world.Register, lodged, CancellationToken.None);
        var more = new AddInformationOptions { Code = lodged.Code, Text = "The gate is blue" };
        await SentAgainTests.TwiceAsync(one => PublicComplaints.AddAsync(world.Register, one, CancellationToken.None), more);
        await SentAgainTests.TwiceAsync(one => PublicComplaints.AddAsync(world.Register, one, CancellationToken.None), more with { Text = "The gate is green" });
        Assert.Equal(2, (await world.Offices.AllAsync<ComplaintStep>()).Count(step => step.Kind == StepKind.Information));
    }
}
