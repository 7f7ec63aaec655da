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
