using Pratip.Testing.Databases;

namespace Pratip.Tests.Commands;

public sealed class DemoTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Running_it_again_finds_its_files_received_and_prints_the_same(Engine engine)
    {
        var register = await DemonstrationRegister.OnAsync(engine);

        var again = (await register.AskAsync("demo", "--no-serve")).Succeeded();

        Assert.Contains("0 new, 0 updated, 0 unchanged, 0 rejected, 0 in conflict; 157 files already received", again.Error, StringComparison.Ordinal);
        Assert.Equal(register.Printed, again.Output);
    }
}
