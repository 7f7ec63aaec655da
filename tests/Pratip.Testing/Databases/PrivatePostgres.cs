using System.Diagnostics;
using Npgsql;

namespace Pratip.Testing.Databases;

/// <summary>
/// A PostgreSQL server of this process alone: a new cluster in a temporary folder, reached by a socket in that folder. A
/// shell watches the process's pipe and takes the server and the folder away when the process ends, however it ends. A
/// folder that is named stays, for the next run to find its databases in.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string User = "pratip";

    private readonly Process _watcher;

    private PrivatePostgres(Process watcher, string folder)
    {
        _watcher = watcher;
        ConnectionString = $"Host={folder};Username={User};Database=postgres;Include Error Detail=true";
    }

    public string ConnectionString { get; }

    /// <summary>The folder of the server's programs, or null; the newest version wins.</summary>
    public static string? FindPrograms()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(VersionOf).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Append("/usr/local/bin").Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>Starts a server; throws with its words if it does not come up.</summary>
    /// <param name="programs">The folder of initdb and postgres.</param>
    /// <param name="durable">Whether commits reach the disk: off for tests, on where time is measured.</param>
    /// <param name="kept">A folder that stays when the process ends; one that is gone with it for none.</param>
    public static async Task<PrivatePostgres> StartAsync(string programs, bool durable, CancellationToken ct, string? kept = null)
    {
        var folder = kept ?? Path.Combine(Path.GetTempPath(), $"pratip-pg-{Guid.NewGuid().ToString("N")[..12]}");
        var watcher = Process.Start(Watcher(programs, folder, durable, kept is not null))!;
        var words = watcher.StandardError.ReadToEndAsync(ct);
        var server = new PrivatePostgres(watcher, folder);
        for (var tries = 0; tries < 600; tries++)
        {
            if (watcher.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL of {programs} did not start: {(await words).Trim()}");
            }

            if (await server.AnswersAsync(ct))
            {
                return server;
            }

            await Task.Delay(100, ct);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"PostgreSQL of {programs} did not answer within a minute: {(await words).Trim()}");
    }

    public async ValueTask DisposeAsync()
    {
        _watcher.StandardInput.Close();
        await _watcher.WaitForExitAsync();
        _watcher.Dispose();
    }

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    private static ProcessStartInfo Watcher(string programs, string folder, bool durable, bool isKept)
    {
        var settings = durable ? "-c shared_buffers=512MB -c max_wal_size=4GB" : "-c fsync=off -c full_page_writes=off -c synchronous_commit=off";
        var script = $"""
            set -e
            mkdir -m 700 {(isKept ? "-p " : "")}'{folder}'
            {(isKept ? "" : $"trap 'rm -rf \"{folder}\"' EXIT")}
            cd '{folder}'
            test -f '{folder}/data/PG_VERSION' || '{programs}/initdb' -D '{folder}/data' -U {User} --auth=trust --no-sync -E UTF8 --locale=C >initdb.log 2>&1 || {"{"} cat initdb.log >&2; exit 1; {"}"}
            '{programs}/postgres' -D '{folder}/data' -k '{folder}' -c listen_addresses='' -c max_connections=200 {settings} </dev/null >server.log 2>&1 &
            server=$!
            cat >/dev/null
            kill -{(isKept ? "INT" : "QUIT")} $server
            wait $server || true
            """;

        // The server refuses to run as root; the distribution's own user is there where its packages are.
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        return start;
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
