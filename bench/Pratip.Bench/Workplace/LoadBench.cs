using System.Globalization;
using Npgsql;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Workplace;

/// <summary>
/// The workplace under load: officers of many offices who list, search, open and save in the browser, at so many requests a
/// second, whatever becomes of them; client, site and database each in a process of its own on this machine.
/// </summary>
internal static class LoadBench
{
    /// <summary>On how many cases each officer tries to write.</summary>
    private const int CasesToNote = 3;

    public static async Task RunAsync(LoadOptions options)
    {
        Print($"load on a register of {options.Persons:N0} persons, {options.Rate:0} requests a second, {Load.Describe()}");
        await using var workplace = await KeptWorkplace.OpenAsync(options, CancellationToken.None);
        var (cases, places) = await PlacesAsync(workplace.Location);
        await using var site = await SiteProcess.StartAsync(workplace.Location);
        Print($"{cases:N0} cases; names read in {site.Start.NameSeconds:0.0} s, {site.Start.MegabytesBefore:0} -> {site.Start.MegabytesAfter:0} MB of objects");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(site.Start.Url),
        };
        var visitors = await SignInAsync(http, places);
        var asking = new Asking(visitors, places, options.Persons);
        var warm = await Schedule.RunAsync(asking, options.Rate / 2, TimeSpan.FromSeconds(options.WarmUp));
        Print($"{visitors.Count} officers signed in; warm-up of {warm.Count} requests, {warm.Count(answer => !answer.IsRight)} errors");

        await site.RestartAsync();
        var client = Environment.CpuUsage.TotalTime;
        var server = workplace.ServerSeconds;
        var active = await ActiveAsync(workplace.Location);
        var answers = await Schedule.RunAsync(asking, options.Rate, TimeSpan.FromSeconds(options.Seconds));
        var times = await site.ReadAsync();
        var report = new LoadReport(options.Seconds, answers, times)
        {
            ClientSeconds = (Environment.CpuUsage.TotalTime - client).TotalSeconds,
            ServerSeconds = workplace.ServerSeconds - server,
            ServerActiveMilliseconds = await ActiveAsync(workplace.Location) - active,
        };
        report.Print();
        Print($"{Load.Describe()}");
    }

    private static async Task<List<Visitor>> SignInAsync(HttpClient http, IReadOnlyList<Guid> places)
    {
        var visitors = MadeOfficer.All.Select(officer => new Visitor(officer, http)).ToList();
        for (var i = 0; i < visitors.Count; i++)
        {
            await visitors[i].SignInAsync();
            await visitors[i].LookAroundAsync("/cases");
            await visitors[i].LookAroundAsync($"/cases?after={places[i % places.Count]}");
            await visitors[i].LookForCasesToNoteAsync(CasesToNote);
        }

        return visitors;
    }

    /// <summary>How many cases there are, and some from everywhere among them.</summary>
    private static async Task<(int Cases, IReadOnlyList<Guid> Places)> PlacesAsync(RegisterLocation location)
    {
        await using var register = await Register.OpenAsync(location, RegisterAccess.Read, TimeProvider.System, CancellationToken.None);
        await using var db = register.CreateContext();
        var ids = db.Cases.OrderBy(one => one.Id).Select(one => one.Id).ToList();
        return (ids.Count, [.. ids.Where((_, place) => place % Math.Max(1, ids.Count / 1000) == 0).Skip(1)]);
    }

    /// <summary>How long the server was at statements and commits so far, by its own clock.</summary>
    private static async Task<double?> ActiveAsync(RegisterLocation location)
    {
        if (location.IsEmbedded)
        {
            return null;
        }

        await using var connection = new NpgsqlConnection(location.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT active_time FROM pg_stat_database WHERE datname = current_database()", connection);

        // Sessions tell of their time when they fall idle, at most once a second.
        await Task.Delay(TimeSpan.FromSeconds(2));
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
