using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Vault;

public sealed class MasterKeyFileTests
{
    [Fact]
    public async Task The_key_file_is_its_owners_alone()
    {
        var location = await TestRegister.EmptyLocationAsync(Engine.Sqlite);
        await using (await Register.CreateAsync(location, Kernel.RegisterPurpose.Test, TimeProvider.System, CancellationToken.None))
        {
            var file = Path.Combine(location.KeysFolder, "master.key");
            Assert.True(File.Exists(file));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        Directory.Delete(location.DataFolder!, recursive: true);
    }

    [Fact]
    public async Task Without_its_key_a_register_is_not_written_and_counts_can_still_be_read()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        await test.Register.DisposeAsync();
        var key = Path.Combine(test.Location.KeysFolder, "master.key");
        File.Move(key, key + ".away");
        var refused = await Assert.ThrowsAsync<RegisterException>(() => test.ReopenAsync());
        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
        Assert.Equal("vault.key-missing", refused.Reason.Key);
        await test.ReopenAsync(RegisterAccess.Read);
        Assert.Throws<RegisterException>(() => test.Register.Vault);
        File.Move(key + ".away", key);
        await test.ReopenAsync();
    }

    [Fact]
    public async Task Another_registers_key_is_refused_by_name()
    {
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        await test.Register.DisposeAsync();
        var key = Path.Combine(test.Location.KeysFolder, "master.key");
        File.WriteAllText(key, $"pratip-master-key-1 {Convert.ToBase64String(new byte[32])}\n");
        Assert.Equal("vault.key-wrong", (await Assert.ThrowsAsync<RegisterException>(() => test.ReopenAsync())).Reason.Key);
        File.WriteAllText(key, "half");
        Assert.Equal("vault.key-unreadable", (await Assert.ThrowsAsync<RegisterException>(() => test.ReopenAsync())).Reason.Key);
    }
}
