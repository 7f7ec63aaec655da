using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Pratip.Bench.Workplace;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Encounters;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Web;

namespace Pratip.Bench.Coordination;

/// <summary>
/// One encounter as an office would enter it: 1,000 people by a workbook with names, 300 by the page of lines; then each page about it is
/// asked for many times. The aim is that none takes 300 ms.
/// </summary>
internal static partial class EncounterBench
{
    private const int ByWorkbook = 1_000;
    private const int ByHand = 300;
    private const int LinesOfAPage = 20;
    private const int Times = 100;

    private static readonly MadeOfficer Officer = new("immigration.gdi", "immigration-officer", "GDI");

    public static async Task RunAsync(bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-encounter-").FullName;
        await using var postgres = onPostgres ? await BenchPostgres.OpenAsync() ?? throw new InvalidOperationException("No PostgreSQL programs were found.") : null;
        var location = postgres is null ? RegisterLocation.Folder(folder) : RegisterLocation.Postgres(Bare(postgres.ConnectionString), folder);
        try
        {
            using var clock = new SiteClock();
            await using var register = await Register.CreateAsync(location, RegisterPurpose.Test, TimeProvider.System, CancellationToken.None);
            var encounter = await OpenAsync(register);
            await using var site = PratipSite.Build(new PratipSiteOptions { Urls = ["http://127.0.0.1:0"], Register = register, SignInsInAMinute = 1_000 });
            await site.StartAsync();
            AskedPages.Print($"encounter of {ByWorkbook:N0} by workbook and {ByHand} by hand, {(onPostgres ? "PostgreSQL" : "SQLite")}, {Load.Describe()}");
            AskedPages.PrintHead();
            await MeasureAsync(new AskedPages(clock, () => postgres?.Seconds), site.Urls.Single(), register, encounter);
            AskedPages.Print($"{Load.Describe()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(AskedPages pages, string address, Register register, Guid encounter)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var visitor = new Visitor(Officer, http);
        await visitor.SignInAsync();
        var page = $"/encounters/{encounter}";
        await visitor.ReadAsync(page + "/file");
        await pages.MeasureAsync("workbook of 10, to warm up", 1, _ => visitor.SendFileAsync(page + "/file", "first.xlsx", Workbook(9_001, 10)), warmUp: 0);
        await pages.MeasureAsync($"workbook of {ByWorkbook:N0} with names sent", 1, _ => visitor.SendFileAsync(page + "/file", "people.xlsx", Workbook(1, ByWorkbook)), warmUp: 0);
        await pages.MeasureAsync($"the same workbook again", 5, _ => visitor.SendFileAsync(page + "/file", "people.xlsx", Workbook(1, ByWorkbook)), warmUp: 1);
        await pages.MeasureAsync("page of 20 lines opened and sent", ByHand / LinesOfAPage, number => SendLinesAsync(visitor, page, number), warmUp: 0);
        await pages.MeasureAsync("page of 20 empty lines", Times, () => visitor.GetAsync(page + "/enter"));
        await pages.MeasureAsync("the encounter", Times, () => visitor.GetAsync(page));
        await pages.MeasureAsync("the encounter, a page further on", Times, number => visitor.GetAsync($"{page}?page={Math.Abs(number % 20) + 2}"));
        foreach (var missing in (string[])["interview", "screening", "disposition", "name"])
        {
            await pages.MeasureAsync($"who lacks: {missing}", Times, () => visitor.GetAsync($"{page}?missing={missing}&page=2"));
        }

        await pages.MeasureAsync("sheet to print, 200 numbers", Times, () => visitor.GetAsync(page + "/sheet?count=200"));
        await pages.MeasureAsync("refer people of the encounter, the form", Times, () => visitor.GetAsync("/forms/refer-encounter?subject=" + encounter));
        await pages.MeasureAsync("hand people over, the form", Times, () => visitor.GetAsync("/forms/list-hand-over?subject=" + encounter));
        foreach (var list in (string[])["/encounters", "/detentions", "/detentions/accounts?window=2026", "/screenings", "/incidents"])
        {
            await pages.MeasureAsync(list, Times, () => visitor.GetAsync(list));
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var raised = await new DeadlineWatch(register, WatchLimits.Standard).RunAsync(CancellationToken.None);
        AskedPages.Print($"one look at the deadlines: {watch.Elapsed.TotalMilliseconds:0} ms, {raised.Raised} tasks raised");
        await pages.MeasureAsync("/desk", Times, () => visitor.GetAsync("/desk"));
        await pages.MeasureAsync("/board", Times, () => visitor.GetAsync("/board"));
    }

    private static async Task<HttpResponseMessage> SendLinesAsync(Visitor visitor, string page, int number)
    {
        var open = await visitor.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"{page}/enter?from={2_001 + (number * LinesOfAPage)}"));
        List<KeyValuePair<string, string>> fields = [new("entry", WebUtility.HtmlDecode(Entry().Match(open).Groups["value"].Value)), new("ground", "immigration"), new("go", "on")];
        for (var line = 0; line < LinesOfAPage; line++)
        {
            var of = line.ToString(CultureInfo.InvariantCulture);
            fields.AddRange([new("number-" + of, (2_001 + (number * LinesOfAPage) + line).ToString(CultureInfo.InvariantCulture)), new("sex-" + of, "m"), new("age-" + of, "25"), new("citizenship-" + of, "Chinese"), new("language-" + of, "Chinese"), new("held-" + of, "on")]);
        }

        return await visitor.PostAsync(page + "/enter", fields);
    }

    private static byte[] Workbook(int first, int people)
    {
        using var bytes = new MemoryStream();
        using (var writer = new XlsxWriter(bytes, "people"))
        {
            var tab = writer.AddSheet("people");
            string[] headings = ["Number", "Sex", "Apparent age", "Claimed citizenship", "Language", "Name in own script", "Name in Latin letters", "Held"];
            tab.Write([.. headings.Select(text => XlsxCell.Of(text))]);
            foreach (var number in Enumerable.Range(first, people))
            {
                string[] cells = [number.ToString(CultureInfo.InvariantCulture), number % 3 == 0 ? "f" : "m", "27", "Chinese", "Chinese", "王" + number.ToString(CultureInfo.InvariantCulture), "Wang", number % 10 == 0 ? "no" : "yes"];
                tab.Write([.. cells.Select(text => XlsxCell.Of(text))]);
            }
        }

        return bytes.ToArray();
    }

    private static async Task<Guid> OpenAsync(Register register)
    {
        var invited = await InvitationService.InviteAsync(
            register, new InviteOptions(AccountKeeper.Console("bench"), Officer.SignInName, Officer.SignInName, Officer.AgencyCode, [new RoleRequest(Officer.Role)]), CancellationToken.None);
        await SignInService.AcceptInvitationAsync(register, new AcceptInvitationOptions(invited.Code, MadeOfficer.Password, Channels.Command), CancellationToken.None);
        var actor = register.As((await ActorReader.ReadAsync(register, invited.UserId, CancellationToken.None))!);
        var options = new OpenEncounterOptions { OwnReference = "OP-BENCH", On = PhnomPenhTime.DateOf(DateTimeOffset.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        await EncounterService.OpenAsync(actor, options, CancellationToken.None);
        return options.Id;
    }

    private static string Bare(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        parts.Remove("Include Error Detail");
        return parts.ToString();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"entry\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
