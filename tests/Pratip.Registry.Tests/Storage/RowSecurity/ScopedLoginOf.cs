using Npgsql;
using Pratip.Registry.Storage.RowSecurity;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Storage.RowSecurity;

/// <summary>A sign-in to a test's database that owns nothing, as an operator makes it, and statements through it.</summary>
internal sealed class ScopedLoginOf : IAsyncDisposable
{
    private readonly TestRegister _test;
    private ScopedLoginOf(TestRegister test, string name, string owner)
    {
        _test = test;
        Name = name;
        Owner = owner;
        ConnectionString = new NpgsqlConnectionStringBuilder(test.Location.ConnectionString) { Username = name, Password = Password, Pooling = false }.ToString();
    }

    private static string Password => "only for this test";

    public string Name { get; }

    public string Owner { get; }

    public string ConnectionString { get; }

    public static async Task<ScopedLoginOf> CreateAsync(TestRegister test, bool isMember = true)
    {
        var name = $"pratip_test_{Guid.NewGuid():N}";
        await OwnerAsync(test, $"CREATE ROLE {name} LOGIN PASSWORD '{Password}'");
        if (isMember)
        {
            await OwnerAsync(test, $"GRANT {RowSecurityNames.Reader}, {RowSecurityNames.Writer} TO {name}");
        }

        return new ScopedLoginOf(test, name, (string)(await OwnerAsync(test, "SELECT quote_ident(current_user)"))!);
    }

    /// <summary>One transaction as one of the two roles.</summary>
    public async Task<object?> AskAsync(string sql, string role, params (string Noun, string Section)[] settings)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"SET LOCAL ROLE {role}", connection, transaction);
        await command.ExecuteNonQueryAsync();
        foreach (var (noun, section) in settings)
        {
            await using var set = new NpgsqlCommand("SELECT set_config('pratip.' || $1, $2, true)", connection, transaction);
            set.Parameters.Add(new NpgsqlParameter { Value = noun });
            set.Parameters.Add(new NpgsqlParameter { Value = section });
            await set.ExecuteNonQueryAsync();
        }

        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public Task RunAsync(string sql, string role) => AskAsync(sql, role);

    /// <summary>The key of the signatures, as nobody but the owner reads it.</summary>
    public async Task<byte[]> KeyAsync() => SectionKey.OfInnerPad((byte[])(await OwnerAsync(_test, "SELECT inner_pad FROM scope_key"))!);

    public async ValueTask DisposeAsync()
    {
        await OwnerAsync(_test, $"DROP OWNED BY {Name}");
        await OwnerAsync(_test, $"DROP ROLE {Name}");
    }

    public static async Task<object?> OwnerAsync(TestRegister test, string sql)
    {
        await using var connection = new NpgsqlConnection(test.Location.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
