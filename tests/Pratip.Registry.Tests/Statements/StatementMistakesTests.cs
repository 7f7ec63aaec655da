using Pratip.Kernel;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Statements;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Statements;

/// <summary>What the machine or a person got wrong about a statement, and how a person puts it right.</summary>
public sealed class StatementMistakesTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statement_entered_by_mistake_stays_with_its_reason_and_counts_nowhere(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var (id, other) = (await world.RegisterAsync("In 2024 there were 250 cases.", "2025-03-28"), await world.RegisterAsync(madeOn: "2025-03-28"));
        var report = await world.ReleasedReportAsync(id);
        var options = new VoidStatementOptions { StatementId = id };
        Assert.Equal("entry.missing", await StatementWorld.RefusalAsync(() => StatementMistakes.VoidAsync(world.Officer, options, CancellationToken.None)));
        await StatementMistakes.VoidAsync(world.Officer, options with { Reason = "the text of another day" }, CancellationToken.None);
        await StatementMistakes.VoidAsync(world.Officer, options with { Reason = "the text of another day" }, CancellationToken.None);
        var file = await world.FileAsync(id);
        Assert.Equal(("the text of another day", world.Officer.Actor.UserId), (file.Mistake!.Reason, file.Mistake.UserId!.Value));
        Assert.Empty(file.Standing);
        Assert.Equal([other], await ListAsync(world, StatementView.All));
        Assert.Equal([id], await ListAsync(world, StatementView.Mistaken));
        Assert.Equal((await world.FileAsync(other)).Text.Claims.Count, (await StatementTrends.ReadAsync(world.Officer, StatementTrends.ByError, CancellationToken.None)).Sum(one => one.Claims));
        Assert.Null(await StatementReports.FindAsync(world.Register, report.Code, CancellationToken.None));
        Assert.Equal("statements.entered-by-mistake", await StatementWorld.RefusalAsync(() => StatementService.CheckAgainAsync(world.Officer, new() { StatementId = id }, CancellationToken.None)));
        Assert.Equal("statements.entered-by-mistake", await StatementWorld.RefusalAsync(() => StatementReports.PrepareAsync(world.Officer, new() { StatementId = id }, CancellationToken.None)));
        Assert.Equal("statements.entered-by-mistake", await StatementWorld.RefusalAsync(() =>
            StatementAnswers.NoteReplyAsync(world.Officer, new() { StatementId = id, SentOn = "2025-03-30", SentTo = "x", Text = "x" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_claim_that_was_not_read_is_added_by_a_person_and_checked_like_the_others(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("The figure that everybody knows by now: 250 in all, as the spokesperson said.");
        Assert.Empty((await world.FileAsync(id)).Text.Claims);
        var options = new AddClaimOptions { StatementId = id, Words = "250 in all", Measure = "cases.headline", Window = "2024", Value = "250", Reason = "the question was about cases of 2024" };
        await StatementService.AddClaimAsync(world.Officer, options, CancellationToken.None);
        await StatementService.AddClaimAsync(world.Officer, options, CancellationToken.None);
        var file = await world.FileAsync(id);
        var claim = Assert.Single(file.Text.Claims);
        Assert.Equal((ClaimVerdict.Differs, 53m), (claim.Verdict, claim.Answer!.Difference));
        Assert.Equal("250", claim.Claim.Span.In(file.Statement.Text));
        Assert.True(file.Claims[1].IsFinished);
        Assert.Equal(2, file.Checks.Count);
        await StatementService.FinishAsync(world.Officer, new() { StatementId = id, Start = claim.Claim.Span.Start, Value = "197" }, CancellationToken.None);
        Assert.Equal(ClaimVerdict.Agrees, Assert.Single((await world.FileAsync(id)).Text.Claims).Verdict);
        await StatementService.SetAsideAsync(world.Officer, new() { StatementId = id, Start = claim.Claim.Span.Start, Reason = "of something else" }, CancellationToken.None);
        Assert.Empty((await world.FileAsync(id)).Text.Claims);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_says_that_a_number_is_no_count_but_a_change_or_a_share(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("The figure that everybody knows by now: 33 in all, as the spokesperson said.");
        var options = new AddClaimOptions { StatementId = id, Words = "33 in all", Form = "up-by", Measure = "cases.headline", Window = "2024", Comparison = "2023", Value = "33" };
        await StatementService.AddClaimAsync(world.Officer, options, CancellationToken.None);
        var added = Assert.Single((await world.FileAsync(id)).Text.Claims);
        Assert.Equal((ClaimForm.Change, 1, ReportingWindow.OfYear(2023), ClaimVerdict.Agrees), (added.Claim.Form, added.Claim.Direction, added.Claim.Comparison!.Value, added.Verdict));
        await StatementService.FinishAsync(world.Officer, new() { StatementId = id, Start = added.Claim.Span.Start, Form = "level" }, CancellationToken.None);
        var level = Assert.Single((await world.FileAsync(id)).Text.Claims);
        Assert.Equal((ClaimForm.Level, 0, null, ClaimVerdict.Differs), (level.Claim.Form, level.Claim.Direction, level.Claim.Comparison, level.Verdict));
        var found = (await StatementReader.ClaimAsync(world.Officer, id, added.Claim.Span.Start, CancellationToken.None))!;
        Assert.Equal(("33", "The figure that everybody knows by now: ", " in all, as the spokesperson said."), (found.Words, found.Before, found.Behind));
    }

    [Fact]
    public void A_form_that_there_is_not_is_refused_with_those_that_there_are() => Assert.Equal(
        "statements.form", new FinishClaimOptions { StatementId = default, Start = 0, Form = "double" }.Problems().Single().What.Key);

    [Theory]
    [InlineData("300 in all", "statements.words-not-there")]
    [InlineData("cases", "statements.words-twice")]
    [InlineData("197 cases", "statements.read-already")]
    public async Task Words_of_an_added_claim_stand_in_the_text_once_and_were_not_read(string words, string refusal)
    {
        await using var world = await StatementWorld.CreateAsync(Engine.Sqlite);
        var id = await world.RegisterAsync();
        var options = new AddClaimOptions { StatementId = id, Words = words, Measure = "cases.headline", Window = "2024", Value = "250" };
        Assert.Equal(refusal, await StatementWorld.RefusalAsync(() => StatementService.AddClaimAsync(world.Officer, options, CancellationToken.None)));
    }

    [Fact]
    public void An_added_claim_says_what_it_counts_when_and_how_many() => Assert.Equal(
        ["Words", "Measure"], new AddClaimOptions { StatementId = default, Value = "1" }.Problems().Select(problem => problem.Field), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_look_at_a_statement_is_recorded_like_any_other(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync();
        await StatementReader.FindAsync(world.Statistician, id, null, CancellationToken.None);
        var reads = await world.Register.Reads.ListAsync(new ReadQuery(world.Statistician.Actor.UserId, ReadKind.Statement, [id], null, null, null, 10), CancellationToken.None);
        Assert.Equal(1, Assert.Single(reads).Count);
    }

    private static async Task<IEnumerable<Guid>> ListAsync(StatementWorld world, StatementView view) =>
        (await StatementList.ReadAsync(world.Officer, view, 1, CancellationToken.None)).Statements.Select(one => one.Id);
}
