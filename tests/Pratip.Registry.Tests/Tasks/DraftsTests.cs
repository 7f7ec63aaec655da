using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Testing;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Tasks;

public sealed class DraftsTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_typed_is_kept_sealed_and_comes_back_to_its_user_alone(Engine engine)
    {
        var clock = new TestClock();
        await using var test = await TestRegister.CreateAsync(engine, clock);
        var (owner, other) = (await EmployAsync(test.Register, "owner"), await EmployAsync(test.Register, "other"));
        var id = RowId.Next();
        await Drafts.KeepAsync(owner, id, "open-case", Bytes("Chan Rithy"), CancellationToken.None);
        clock.Pass(TimeSpan.FromMinutes(5));
        await Drafts.KeepAsync(owner, id, "open-case", Bytes("Chan Rithy of Takeo"), CancellationToken.None);
        Assert.Equal("Chan Rithy of Takeo", Encoding.UTF8.GetString((await Drafts.OpenAsync(owner, id, "open-case", CancellationToken.None))!.State));
        Assert.Null(await Drafts.OpenAsync(owner, id, "add-suspect", CancellationToken.None));
        Assert.Null(await Drafts.OpenAsync(other, id, "open-case", CancellationToken.None));
        Assert.Equal([new DraftHead(id, "open-case", clock.GetUtcNow())], await Drafts.ListAsync(owner, CancellationToken.None));
        Assert.Empty(await Drafts.ListAsync(other, CancellationToken.None));
        await using var db = test.Register.CreateContext();
        Assert.DoesNotContain("Rithy", string.Concat((await db.EventRows.ToListAsync()).Select(row => row.Before + row.After)), StringComparison.Ordinal);
        Assert.DoesNotContain("Rithy", Encoding.UTF8.GetString((await db.Drafts.SingleAsync()).State), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_finished_draft_keeps_neither_key_nor_content_and_stays_finished(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var owner = await EmployAsync(test.Register, "owner");
        var id = RowId.Next();
        await Drafts.KeepAsync(owner, id, "open-case", Bytes("x"), CancellationToken.None);
        await Drafts.FinishAsync(owner, id, CancellationToken.None);
        await Drafts.FinishAsync(owner, id, CancellationToken.None);
        Assert.Null(await Drafts.OpenAsync(owner, id, "open-case", CancellationToken.None));
        await using var db = test.Register.CreateContext();
        var row = await db.Drafts.SingleAsync();
        Assert.True(row.IsVoided);
        Assert.Empty(row.WrappedKey);
        Assert.Empty(row.State);
        await Assert.ThrowsAnyAsync<Exception>(() => Drafts.KeepAsync(owner, id, "open-case", Bytes("again"), CancellationToken.None));
        Assert.Empty((await db.Drafts.AsNoTracking().SingleAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_overwrites_or_finishes_the_draft_of_somebody_else(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var (owner, other) = (await EmployAsync(test.Register, "owner"), await EmployAsync(test.Register, "other"));
        var id = RowId.Next();
        await Drafts.KeepAsync(owner, id, "open-case", Bytes("mine"), CancellationToken.None);
        await Assert.ThrowsAnyAsync<Exception>(() => Drafts.KeepAsync(other, id, "open-case", Bytes("theirs"), CancellationToken.None));
        Assert.Equal(0, await Drafts.FinishAsync(other, id, CancellationToken.None));
        Assert.Equal("mine", Encoding.UTF8.GetString((await Drafts.OpenAsync(owner, id, "open-case", CancellationToken.None))!.State));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task More_forms_than_anybody_has_open_and_larger_ones_are_refused(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        var owner = await EmployAsync(test.Register, "owner");
        await Assert.ThrowsAsync<RegisterException>(() => Drafts.KeepAsync(owner, RowId.Next(), "open-case", new byte[Drafts.LargestState + 1], CancellationToken.None));
        for (var number = 0; number < Drafts.Most; number++)
        {
            await Drafts.KeepAsync(owner, RowId.Next(), "open-case", Bytes("x"), CancellationToken.None);
        }

        var refused = await Assert.ThrowsAsync<RegisterException>(() => Drafts.KeepAsync(owner, RowId.Next(), "open-case", Bytes("x"), CancellationToken.None));
        Assert.Contains("100", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<ActorRegister> EmployAsync(Register register, string name)
    {
        var user = new User { AgencyId = await Sample.AgencyIdAsync(register), SignInName = name, DisplayName = name, Status = UserStatus.Active };
        var grant = new RoleGrant { UserId = user.Id, Role = "case-worker", GrantedBy = "tester" };
        await register.ChangeAsync(new ProcessContext(ProcessKind.UserInvite, "tester", null, "a test", "test"),
            change => change.RecordAsync(EventKind.UserInvited, new RowChanges().Add(user).Add(grant)), CancellationToken.None);
        return register.As(Actor.Of(user, [grant], null, RoleBook.Standard));
    }
}
