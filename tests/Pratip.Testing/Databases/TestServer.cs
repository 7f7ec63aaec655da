namespace Pratip.Testing.Databases;

/// <summary>
/// The PostgreSQL server of the tests: the one of PRATIP_TEST_POSTGRES, a connection string whose role may create
/// databases, or a private one started on first use where the programs are installed.
/// </summary>
public static class TestServer
{
    private const string Variable = "PRATIP_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    // Held, because the server goes when nobody holds its pipe any more.
    private static PrivatePostgres? _server;

    /// <summary>Ends the test as skipped, by name, where there is no server; in continuous integration as failed.</summary>
    public static async Task<string> RequireAsync()
    {
        try
        {
            return await Started.Value;
        }
        catch (Exception reason)
        {
            throw new SkippedHereException($"PostgreSQL: {reason.Message}");
        }
    }

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        var programs = PrivatePostgres.FindPrograms()
            ?? throw new InvalidOperationException($"no PostgreSQL programs were found and {Variable} is not set");
        _server = await PrivatePostgres.StartAsync(programs, durable: false, CancellationToken.None);
        return _server.ConnectionString;
    }
}
