using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage;

public sealed class RegisterTests
{
    public static TheoryData<Engine> Engines => TestRegister.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_register_knows_its_purpose_and_holds_the_template_agencies(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await using var db = test.Register.CreateContext();
        Assert.Equal(RegisterPurpose.Test, test.Register.Purpose);
        Assert.True(await db.Agencies.CountAsync() >= 52);
        var log = await EventReader.ReadAsync(db, 0, 10, CancellationToken.None);
        Assert.Equal("register-created, agencies-loaded", string.Join(", ", log.Select(one => one.Event.Kind)));
        Assert.Equal([1L, 2L], log.Select(one => one.Position));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Creating_it_again_changes_nothing(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await test.Register.DisposeAsync();
        await using var again = await Register.CreateAsync(test.Location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
        await using var db = again.CreateContext();
        Assert.Equal(2, await db.Events.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_model_and_the_migrations_agree(Engine engine)
    {
        await using var test = await TestRegister.CreateAsync(engine);
        await using var db = test.Register.CreateContext();
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
