namespace Pratip.Registry.Storage;

/// <summary>Where a register lives: a folder with a SQLite file, or a PostgreSQL database with a folder for the keys.</summary>
public sealed class RegisterLocation
{
    private const string DefaultFolder = "pratip-data";

    private RegisterLocation(string? dataFolder, string? connectionString, string keysFolder, string? scopedConnectionString = null)
    {
        DataFolder = dataFolder;
        ConnectionString = connectionString;
        ScopedConnectionString = scopedConnectionString;
        KeysFolder = keysFolder;
    }

    /// <summary>The folder of an embedded register; null on PostgreSQL.</summary>
    public string? DataFolder { get; }

    /// <summary>The PostgreSQL database; null for an embedded register.</summary>
    public string? ConnectionString { get; }

    /// <summary>A sign-in to the same database that owns nothing, for what users read and change; null where the operator gives none.</summary>
    public string? ScopedConnectionString { get; }

    /// <summary>Never in the database, so that a copy of the database alone opens no identity.</summary>
    public string KeysFolder { get; }

    public bool IsEmbedded => DataFolder is not null;

    /// <summary>For what the program keeps in files: the folder of an embedded register, else the one that holds the keys' folder.</summary>
    public string FilesFolder => DataFolder ?? Path.GetDirectoryName(KeysFolder)!;

    /// <summary>Answers to imported files and the workbooks that go back to their senders, sealed by the vault.</summary>
    public string ImportsFolder => Path.Combine(FilesFolder, "imports");

    internal string DatabaseFile => Path.Combine(DataFolder!, "register.db");

    /// <summary>Who looked at what, in a file of its own: looking does not wait for the one writer of the register.</summary>
    internal string ReadsFile => Path.Combine(DataFolder!, "reads.db");

    public static RegisterLocation Folder(string path)
    {
        var full = Path.GetFullPath(path);
        return new RegisterLocation(full, null, Path.Combine(full, "keys"));
    }

    public static RegisterLocation Postgres(string connectionString, string keysFolder, string? scopedConnectionString = null) =>
        new(null, connectionString, Path.GetFullPath(keysFolder), scopedConnectionString);

    /// <summary>
    /// The <c>--data</c> option if given, else the database of <c>PRATIP_DB</c> (keys in <c>PRATIP_KEYS</c>, users' work through <c>PRATIP_DB_SCOPED</c>), else the folder
    /// of <c>PRATIP_DATA</c>, else <c>./pratip-data</c>.
    /// </summary>
    public static RegisterLocation FromEnvironment(string? dataOption, Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        if (Given(dataOption) is { } option)
        {
            return Folder(option);
        }

        var data = Given(environment("PRATIP_DATA")) ?? DefaultFolder;
        return Given(environment("PRATIP_DB")) is { } database
            ? Postgres(database, Given(environment("PRATIP_KEYS")) ?? Path.Combine(data, "keys"), Given(environment("PRATIP_DB_SCOPED")))
            : Folder(data);
    }

    /// <summary>For messages: the folder, or the server and database without the password.</summary>
    public override string ToString()
    {
        if (DataFolder is not null)
        {
            return DataFolder;
        }

        var parts = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString);
        return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database}";
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

public enum RegisterAccess
{
    Read,
    Write,

    /// <summary>For an entry about the register itself, beside whoever serves it and without the vault's key.</summary>
    Note,
}
