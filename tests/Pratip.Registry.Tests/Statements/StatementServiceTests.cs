using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Statements;
using Pratip.Statistics.Claims.Check;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Statements;

public sealed class StatementServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_statement_is_registered_once_and_held_against_the_edition_that_is_out(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var options = world.Options();
        await StatementService.RegisterAsync(world.Officer, options, CancellationToken.None);
        await StatementService.RegisterAsync(world.Officer, options, CancellationToken.None);
        var file = await world.FileAsync(options.Id);
        Assert.Equal(("2024-p1", 1, "registered"), (file.Shown.Editions, Assert.Single(file.Checks).Number, file.Shown.Cause));
        Assert.Equal("en", file.Statement.Language);
        Assert.Contains(file.Text.Claims, claim => claim.Claim.Value?.Low == 197 && claim.Verdict is ClaimVerdict.Agrees && claim.Answer!.Edition == "2024-p1");
        var wrong = file.Text.Claims.Single(claim => claim.Verdict is ClaimVerdict.Differs);
        Assert.Equal((250m, 197m, 53m), (wrong.Claim.Value!.Value.Low, wrong.Answer!.Actual, wrong.Answer.Difference));
        Assert.Equal((file.Text.Claims.Count, 1), (file.Shown.Claims, file.Shown.Wrong));
        Assert.Equal("differs", file.Claims[wrong.Number].Verdict);
        Assert.Equal("Sok data", file.NameOf(file.Statement.RegisteredByUserId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_edition_that_is_not_out_says_nothing(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        await world.Editions.CreateAsync("revised", "2024");
        var file = await world.FileAsync(await world.RegisterAsync());
        Assert.Equal("2024-p1", file.Shown.Editions);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_gap_is_finished_by_a_person_and_checked_again_while_the_first_check_stays(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync("Last time there were 197 cases.");
        var before = await world.FileAsync(id);
        var open = Assert.Single(before.Text.Claims);
        Assert.Equal((ClaimVerdict.NotCheckable, 1), (open.Verdict, before.Shown.Gaps));

        await StatementService.FinishAsync(world.Statistician, new() { StatementId = id, Start = open.Claim.Span.Start, Window = "2024", Reason = "the speech was about 2024" }, CancellationToken.None);
        var after = await world.FileAsync(id);
        Assert.Equal((2, "decided", 0), (after.Checks.Count, after.Shown.Cause, after.Shown.Gaps));
        Assert.Equal(ClaimVerdict.Agrees, Assert.Single(after.Text.Claims).Verdict);
        Assert.True(after.Claims[1].IsFinished);
        var decision = after.Standing[open.Claim.Span.Start];
        Assert.Equal(("finished", "2024", "Sok nary"), (decision.Kind, decision.Window, after.NameOf(decision.UserId)));
        Assert.Equal(ClaimVerdict.NotCheckable, Assert.Single((await world.FileAsync(id, 1)).Text.Claims).Verdict);

        await StatementService.CheckAgainAsync(world.Officer, new() { StatementId = id }, CancellationToken.None);
        Assert.Equal(ClaimVerdict.Agrees, Assert.Single((await world.FileAsync(id)).Text.Claims).Verdict);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_no_claim_is_set_aside_with_a_reason_and_can_be_taken_back(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync();
        var wrong = (await world.FileAsync(id)).Text.Claims.Single(claim => claim.Verdict is ClaimVerdict.Differs);
        var options = new SetAsideClaimOptions { StatementId = id, Start = wrong.Claim.Span.Start };
        Assert.Equal("entry.missing", await StatementWorld.RefusalAsync(() => StatementService.SetAsideAsync(world.Officer, options, CancellationToken.None)));
        await StatementService.SetAsideAsync(world.Officer, options with { Reason = "a quotation" }, CancellationToken.None);
        Assert.DoesNotContain((await world.FileAsync(id)).Text.Claims, claim => claim.Verdict is ClaimVerdict.Differs);
        await StatementService.SetAsideAsync(world.Officer, new() { StatementId = id, Start = wrong.Claim.Span.Start, IsSetAside = false, Reason = "a slip" }, CancellationToken.None);
        var file = await world.FileAsync(id);
        Assert.Contains(file.Text.Claims, claim => claim.Verdict is ClaimVerdict.Differs);
        Assert.Equal(3, file.Checks.Count);
        Assert.Equal("statements.no-claim", await StatementWorld.RefusalAsync(() =>
            StatementService.SetAsideAsync(world.Officer, new() { StatementId = id, Start = 1, Reason = "none" }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Replies_and_corrections_are_noted_beside_the_statement(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync(madeOn: "2025-03-28");
        var start = (await world.FileAsync(id)).Text.Claims[^1].Claim.Span.Start;
        var reply = new NoteReplyOptions { StatementId = id, SentOn = "2025-03-30", SentTo = "The editor", Text = "The number was 197." };
        await StatementAnswers.NoteReplyAsync(world.Officer, reply, CancellationToken.None);
        await StatementAnswers.NoteReplyAsync(world.Officer, reply, CancellationToken.None);
        await StatementAnswers.NoteCorrectionAsync(world.Officer, new() { StatementId = id, MadeBy = "outlet", MadeOn = "2025-04-01", Text = "It was 197.", ClaimStart = start }, CancellationToken.None);
        var file = await world.FileAsync(id);
        Assert.Equal("The editor", Assert.Single(file.Replies).SentTo);
        Assert.Equal(("outlet", start), (Assert.Single(file.Corrections).MadeBy, file.Corrections[0].ClaimStart!.Value));
        Assert.Equal("statements.before-it-was-made", await StatementWorld.RefusalAsync(() =>
            StatementAnswers.NoteReplyAsync(world.Officer, reply with { Id = Guid.CreateVersion7(), SentOn = "2025-03-27" }, CancellationToken.None)));
        Assert.Equal("statements.report-not-out", await StatementWorld.RefusalAsync(() =>
            StatementAnswers.NoteReplyAsync(world.Officer, reply with { Id = Guid.CreateVersion7(), ReportId = Guid.CreateVersion7() }, CancellationToken.None)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_committees_own_statements_come_first_and_the_list_is_asked_by_what_is_open(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var own = world.Options("Last time there were 197 cases.", "2025-01-05") with { IsOwn = true, Title = "Own" };
        await StatementService.RegisterAsync(world.Officer, own, CancellationToken.None);
        var other = await world.RegisterAsync();
        Assert.Equal([own.Id, other], await ListAsync(world, StatementView.All));
        Assert.Equal([own.Id], await ListAsync(world, StatementView.Own));
        Assert.Equal([own.Id], await ListAsync(world, StatementView.Gaps));
        Assert.Equal([other], await ListAsync(world, StatementView.Wrong));
        Assert.Equal([other], await ListAsync(world, StatementView.Unanswered));
        Assert.Empty(await ListAsync(world, StatementView.Overtaken));
        await StatementAnswers.NoteReplyAsync(world.Officer, new() { StatementId = other, SentOn = world.Options().MadeOn, SentTo = "The radio", Text = "197" }, CancellationToken.None);
        Assert.Empty(await ListAsync(world, StatementView.Unanswered));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_without_the_permission_sees_a_statement_or_knows_that_there_is_one(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var id = await world.RegisterAsync();
        var outsider = await world.Editions.Desk.AsAsync(world.Editions.Desk.Officer);
        await Assert.ThrowsAsync<AccessRefusedException>(() => StatementList.ReadAsync(outsider, StatementView.All, 1, CancellationToken.None));
        await Assert.ThrowsAsync<AccessRefusedException>(() => StatementReader.FindAsync(outsider, id, null, CancellationToken.None));
        await using var db = outsider.CreateContext();
        Assert.Empty(db.Statements);
        Assert.Empty(db.StatementChecks);
        Assert.Empty(db.StatementReports);
        await Assert.ThrowsAsync<AccessRefusedException>(() => StatementService.RegisterAsync(world.Signatory, world.Options(), CancellationToken.None));
    }

    /// <summary>The same article pasted twice made two statements, and its errors counted twice.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_words_of_the_same_speaker_and_day_are_registered_once(Engine engine)
    {
        await using var world = await StatementWorld.CreateAsync(engine);
        var first = await world.RegisterAsync();
        var refusal = await Assert.ThrowsAsync<EntryRefusedException>(() => world.RegisterAsync(StatementWorld.Speech + "\r\n"));
        Assert.Equal(("statements.registered-already", (Guid?)first), (refusal.Problems[0].What.Key, StatementTwins.FirstOf(refusal)));
        await StatementService.RegisterAsync(world.Officer, world.Options() with { Speaker = "Another" }, CancellationToken.None);
        await StatementService.RegisterAsync(world.Officer, world.Options() with { Outlet = "The paper" }, CancellationToken.None);
        await world.RegisterAsync(madeOn: "2025-03-28");
        await StatementMistakes.VoidAsync(world.Officer, new VoidStatementOptions { StatementId = first, Reason = "Twice" }, CancellationToken.None);
        await world.RegisterAsync();
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("2025-03")]
    [InlineData("soon")]
    public void A_day_that_is_none_is_not_told_to_write_a_year(string day) =>
        Assert.Equal("entry.day", Assert.Single(new NoteReplyOptions { StatementId = default, SentOn = day, SentTo = "x", Text = "x" }.Problems(new(2026, 1, 1))).What.Key);

    [Fact]
    public void What_is_missing_is_told_field_by_field()
    {
        var problems = new RegisterStatementOptions { MadeOn = "2025-03", Address = "here", FileName = "a.txt" }.Problems(new(2026, 1, 1));
        Assert.Equal(["Title", "Address", "MadeOn", "IsOwn", "Text"], problems.Select(problem => problem.Field), StringComparer.Ordinal);
        Assert.Equal("statements.nothing-said", new FinishClaimOptions { StatementId = default, Start = 0 }.Problems()[0].What.Key);
        Assert.Equal(
            ["Measure", "Window", "Part", "Value"],
            new FinishClaimOptions { StatementId = default, Start = 0, Measure = "none", Window = "soon", Part = "women", Value = "many" }.Problems().Select(problem => problem.Field), StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<Guid>> ListAsync(StatementWorld world, StatementView view) =>
        (await StatementList.ReadAsync(world.Officer, view, 1, CancellationToken.None)).Statements.Select(one => one.Id);
}
