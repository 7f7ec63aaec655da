using Pratip.Registry.Statements;
using Pratip.Registry.Tests.Entry;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Statements;

/// <summary>A page about a statement that is sent again: with the same content it is done, with other content it says what is on record and changes nothing.</summary>
public sealed class StatementSentAgainTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statement_and_what_came_after_it_sent_again_with_other_content_are_told_what_is_on_record(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var said = world.Options();
        await SentAgainTests.TwiceAsync(one => StatementService.RegisterAsync(world.Officer, one, CancellationToken.None), said);
        await StatementService.RegisterAsync(world.Officer, said with { Text = StatementWorld.Speech + "\r\n" }, CancellationToken.None);
        Assert.Equal("Title: entry.sent-already, Place: entry.sent-already-empty, IsOwn: entry.sent-already, Text: entry.sent-already", await Refusals.OfAsync(() => StatementService.RegisterAsync(
            world.Officer, said with { Title = "Another speech", Place = "Takeo", IsOwn = true, Text = "In 2024 there were 198 cases." }, CancellationToken.None)));
        Assert.Equal(StatementWorld.Speech, (await world.FileAsync(said.Id)).Statement.Text);

        var reply = new NoteReplyOptions { StatementId = said.Id, SentOn = said.MadeOn, SentTo = "The radio", Text = "It was 197" };
        await SentAgainTests.TwiceAsync(one => StatementAnswers.NoteReplyAsync(world.Officer, one, CancellationToken.None), reply);
        var report = await world.ReleasedReportAsync(said.Id);
        Assert.Equal("SentTo: entry.sent-already, Text: entry.sent-already, ReportId: entry.sent-already-empty", await Refusals.OfAsync(() =>
            StatementAnswers.NoteReplyAsync(world.Officer, reply with { SentTo = "The paper", Text = "It was 198", ReportId = report.Id }, CancellationToken.None)));

        var correction = new NoteCorrectionOptions { StatementId = said.Id, MadeBy = "outlet", MadeOn = said.MadeOn, Text = "It was 197" };
        await SentAgainTests.TwiceAsync(one => StatementAnswers.NoteCorrectionAsync(world.Officer, one, CancellationToken.None), correction);
        var start = (await world.FileAsync(said.Id)).Text.Claims[0].Claim.Span.Start;
        Assert.Equal("Text: entry.sent-already, ClaimStart: entry.sent-already-empty", await Refusals.OfAsync(() =>
            StatementAnswers.NoteCorrectionAsync(world.Officer, correction with { Text = "It was 198", ClaimStart = start }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_decided_on_a_claim_is_not_changed_by_a_page_sent_again(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("Last time there were 197 cases. We had 250 in all.");
        var start = (await world.FileAsync(id)).Text.Claims[0].Claim.Span.Start;
        var finish = new FinishClaimOptions { StatementId = id, Start = start, Window = "2024", Reason = "the speech was about 2024" };
        await SentAgainTests.TwiceAsync(one => StatementService.FinishAsync(world.Officer, one, CancellationToken.None), finish);
        Assert.Equal("Measure: entry.sent-already-empty, Window: entry.sent-already", await Refusals.OfAsync(() =>
            StatementService.FinishAsync(world.Officer, finish with { Window = "2023", Measure = "cases.headline" }, CancellationToken.None)));

        var aside = new SetAsideClaimOptions { StatementId = id, Start = start, Reason = "it is a quotation" };
        await SentAgainTests.TwiceAsync(one => StatementService.SetAsideAsync(world.Officer, one, CancellationToken.None), aside);
        Assert.Equal("IsSetAside: entry.sent-already, Reason: entry.sent-already", await Refusals.OfAsync(() =>
            StatementService.SetAsideAsync(world.Officer, aside with { IsSetAside = false, Reason = "it is none" }, CancellationToken.None)));

        var added = new AddClaimOptions { StatementId = id, Words = "250 in all", Measure = "cases.headline", Window = "2024", Value = "250" };
        await SentAgainTests.TwiceAsync(one => StatementService.AddClaimAsync(world.Officer, one, CancellationToken.None), added);
        Assert.Equal("Value: entry.sent-already, Words: entry.sent-already", await Refusals.OfAsync(() =>
            StatementService.AddClaimAsync(world.Officer, added with { Words = "We had 250", Value = "251" }, CancellationToken.None)));
    }
}
