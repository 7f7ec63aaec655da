using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Web;

namespace Pratip.Bench.Workplace;

/// <summary>What the site said of a time: each kind of request, and its own processor time.</summary>
internal sealed record SiteTimes(IReadOnlyList<KindTime> Kinds, double ProcessorSeconds, double Megabytes, double AllocatedMegabytes, double CollectionSeconds);

/// <summary>What the site says when it can be used.</summary>
internal sealed record SiteStart(string Url, double NameSeconds, double MegabytesBefore, double MegabytesAfter);

/// <summary>
/// The site in a process of its own, as <c>pratip serve</c> runs it. One line on its input is one question; it ends with its
/// input, so it never outlives who began it.
/// </summary>
internal static class SiteWork
{
    public const string Restart = "restart";
    public const string Read = "read";

    /// <summary>Begins an answer; the site's own log goes to the same output.</summary>
    public const string Answer = "answer ";

    public static async Task RunAsync(string? database, string folder)
    {
        using var clock = new SiteClock();
        var location = database is null ? RegisterLocation.Folder(folder) : RegisterLocation.Postgres(database, folder);
        await using var register = await Register.OpenAsync(location, RegisterAccess.Write, TimeProvider.System, CancellationToken.None);
        await using var site = PratipSite.Build(new PratipSiteOptions { Urls = ["http://127.0.0.1:0"], Register = register, SignInsInAMinute = 1_000_000 });
        var before = Megabytes();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await site.StartAsync();
        var search = site.Services.GetRequiredService<NameSearch>();
        while (!search.IsLoaded)
        {
            await Task.Delay(50);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        GC.Collect();
        Say(new SiteStart(site.Urls.Single(), seconds, before, Megabytes()));
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var paused = GC.GetTotalPauseDuration();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (line == Restart)
            {
                clock.Restart();
                (processor, allocated, paused) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
                Say("");
            }
            else if (line == Read)
            {
                Say(new SiteTimes(clock.Read(), (Environment.CpuUsage.TotalTime - processor).TotalSeconds, Environment.WorkingSet / 1e6,
                    (GC.GetTotalAllocatedBytes() - allocated) / 1e6, (GC.GetTotalPauseDuration() - paused).TotalSeconds));
            }
        }
    }

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;

    private static void Say<T>(T answer)
    {
        Console.Out.WriteLine(Answer + JsonSerializer.Serialize(answer));
        Console.Out.Flush();
    }
}
