using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Voiding;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Voiding;

public sealed class VoidingServiceTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_is_voided_when_a_second_person_approves(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var (caseId, request) = await AskAsync(test.Register);
        await using var db = test.Register.CreateContext();
        Assert.False((await db.Cases.SingleAsync()).IsVoided);
        await ApproveAsync(test.Register, request, "Dara");
        var voided = await db.Cases.SingleAsync();
        Assert.True(voided.IsVoided);
        var history = await EventReader.HistoryAsync(db, "cases", caseId, CancellationToken.None);
        Assert.Equal("is_voided", history[^1].Changed);
        var log = await EventReader.ReadAsync(db, 3, 10, CancellationToken.None);
        Assert.Equal("void-requested by Bopha, void-approved by Dara", string.Join(", ", log.Select(one => $"{one.Event.Kind} by {one.Process.Actor}")));
        Assert.All(log, one => Assert.Equal("entered twice", one.Process.Reason));
    }

    [Theory]
    [InlineData("Bopha")]
    [InlineData(" bopha ")]
    public async Task The_person_who_asked_cannot_approve(string actor)
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var (_, request) = await AskAsync(test.Register);
        var refused = await Assert.ThrowsAsync<RegisterException>(() => ApproveAsync(test.Register, request, actor));
        Assert.Equal("voiding.same-person", refused.Reason.Key);
    }

    [Fact]
    public async Task A_request_is_approved_once_and_a_row_voided_once()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var (caseId, request) = await AskAsync(test.Register);
        Assert.Equal("voiding.already-asked", await RefusalAsync(() => AskAsync(test.Register, "cases", caseId, "again")));
        await ApproveAsync(test.Register, request, "Dara");
        Assert.Equal("voiding.already-approved", await RefusalAsync(() => ApproveAsync(test.Register, request, "Rith")));
        Assert.Equal("voiding.already-voided", await RefusalAsync(() => AskAsync(test.Register, "cases", caseId, "again")));
    }

    [Fact]
    public async Task A_request_names_a_row_that_can_be_voided_and_a_reason()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        Assert.Equal("voiding.not-voidable", await RefusalAsync(() => AskAsync(test.Register, "agencies", Guid.NewGuid(), "x")));
        Assert.Equal("voiding.no-row", await RefusalAsync(() => AskAsync(test.Register, "victims", Guid.NewGuid(), "x")));
        Assert.Equal("voiding.reason-missing", await RefusalAsync(() => AskAsync(test.Register, "victims", Guid.NewGuid(), " ")));
        Assert.Equal("voiding.no-request", await RefusalAsync(() => ApproveAsync(test.Register, Guid.NewGuid(), "Dara")));
    }

    [Fact]
    public async Task A_voided_row_gives_its_reference_free()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        var (_, request) = await AskAsync(test.Register);
        await ApproveAsync(test.Register, request, "Dara");
        var right = Sample.Case(await Sample.AgencyIdAsync(test.Register));
        right.Number = "KH-2024-000002";
        Assert.NotEqual(0, await Sample.AddAsync(test.Register, right));
    }

    private static async Task<(Guid CaseId, Guid Request)> AskAsync(Register register)
    {
        var wrong = Sample.Case(await Sample.AgencyIdAsync(register));
        await Sample.AddAsync(register, wrong);
        return (wrong.Id, await AskAsync(register, "cases", wrong.Id, "entered twice"));
    }

    private static Task<Guid> AskAsync(Register register, string noun, Guid row, string reason) =>
        VoidingService.AskAsync(register, new AskVoidOptions(noun, row, "Bopha", null, reason, "test"), CancellationToken.None);

    private static Task ApproveAsync(Register register, Guid request, string actor) =>
        VoidingService.ApproveAsync(register, new ApproveVoidOptions(request, actor, null, "test"), CancellationToken.None);

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<RegisterException>(work)).Reason.Key;
}
