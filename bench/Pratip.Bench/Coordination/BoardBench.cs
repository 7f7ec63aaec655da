using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Bench.Workplace;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Web;

namespace Pratip.Bench.Coordination;

/// <summary>The board over the made register of the load, for who sees the country, a province and an office, and the desks of an office. The aim is p95 under 100 ms.</summary>
internal static class BoardBench
{
    private const int Times = 200;

    public static async Task RunAsync(LoadOptions options)
    {
        await using var workplace = await KeptWorkplace.OpenAsync(options, CancellationToken.None);
        using var clock = new SiteClock();
        await using var register = await Register.OpenAsync(workplace.Location, RegisterAccess.Write, TimeProvider.System, CancellationToken.None);
        await MadeTasks.MakeAsync(register, workplace.SettleAsync, CancellationToken.None);
        await using var site = PratipSite.Build(new PratipSiteOptions { Urls = ["http://127.0.0.1:0"], Register = register, SignInsInAMinute = 1_000 });
        await site.StartAsync();

        // The names of a million persons are read at the start, which would count as the first page's time.
        var search = site.Services.GetRequiredService<NameSearch>();
        while (!search.IsLoaded)
        {
            await Task.Delay(100);
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.Single()) };
        AskedPages.Print($"the board over {options.Persons:N0} persons, {Load.Describe()}");
        AskedPages.PrintHead();
        var pages = new AskedPages(clock, () => workplace.ServerSeconds);
        foreach (var (who, addresses) in new[]
        {
            ("data-officer.ocm.1", (string[])["/board", "/board?province=12", "/board?agency=AHTJP", "/board/case-unassigned", "/board/screening-missing", "/board.csv"]),
            ("agency-supervisor.pc-12.1", ["/board", "/board/status-decision", "/desk"]),
            ("case-worker.ahtjp.1", ["/board", "/desk"]),
            ("provincial-officer.pc-12.1", ["/desk"]),
        })
        {
            var visitor = new Visitor(MadeOfficer.All.Single(officer => officer.SignInName == who), http);
            await visitor.SignInAsync();
            foreach (var address in addresses)
            {
                await pages.MeasureAsync($"{visitor.Officer.Role} {address}", Times, () => visitor.GetAsync(address));
            }
        }

        AskedPages.Print($"{Load.Describe()}");
    }
}
