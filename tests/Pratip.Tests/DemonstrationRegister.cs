using Pratip.Testing.Databases;

namespace Pratip.Tests;

/// <summary>The demonstration, run once per engine by the program itself, as the README says.</summary>
internal sealed class DemonstrationRegister
{
    private static readonly Dictionary<Engine, Lazy<Task<DemonstrationRegister>>> Made = new()
    {
        [Engine.Sqlite] = new(() => MakeAsync(Engine.Sqlite)),
        [Engine.Postgres] = new(() => MakeAsync(Engine.Postgres)),
    };

    private static readonly Lazy<Task<string>> Drafted = new(DraftAsync);

    private DemonstrationRegister(string folder, string? database, string printed)
    {
        Folder = folder;
        Database = database;
        Printed = printed;
    }

    /// <summary>The working folder; the register is in its default place below it.</summary>
    public string Folder { get; }

    public string? Database { get; }

    /// <summary>What the demonstration printed.</summary>
    public string Printed { get; }

    public static Task<DemonstrationRegister> OnAsync(Engine engine) => Made[engine].Value;

    /// <summary>The folder of a copy with a draft edition of 2024 beside the released one, made once, to be read only.</summary>
    public static Task<string> WithEditionAsync() => Drafted.Value;

    /// <summary>
    /// A copy of a register's folder that a test may change. What SQLite keeps beside the file while another test reads it comes and
    /// goes with the reader: the shared memory is made anew, and a log that is gone was empty, since nobody writes here.
    /// </summary>
    internal static string CopyOf(string from, string into)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            var target = Path.Combine(into, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(file, target);
            }
            catch (FileNotFoundException) when (file.EndsWith("-wal", StringComparison.Ordinal))
            {
                // Taken away by its last reader.
            }
        }

        return into;
    }

    /// <summary>Asks the program in a process of its own.</summary>
    internal Task<Answer> AskAsync(params string[] args) => PratipProcess.RunAsync(args, Folder, ("PRATIP_DB", Database));

    /// <summary>Asks the program in this process, which is quicker for many questions; the folder of an embedded register only.</summary>
    internal async Task<Answer> AnswerAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Program.RunAsync([.. args, "--data", Path.Combine(Folder, "pratip-data")], output, error, CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private static async Task<string> DraftAsync()
    {
        var made = await OnAsync(Engine.Sqlite);
        var copy = CopyOf(Path.Combine(made.Folder, "pratip-data"), Path.Combine(made.Folder, "with-edition"));
        (await PratipProcess.RunAsync(["edition", "create", "--window", "2024", "--vintage", "revised", "--data", copy], made.Folder)).Succeeded();
        return copy;
    }

    private static async Task<DemonstrationRegister> MakeAsync(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var database = engine == Engine.Postgres ? (await TestRegister.EmptyLocationAsync(engine)).ConnectionString : null;
        var answer = await PratipProcess.RunAsync(["demo", "--no-serve"], folder, ("PRATIP_DB", database));
        Assert.True(answer.ExitCode == 0, answer.Error);
        return new(folder, database, answer.Output);
    }
}
