using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Cases;
using Pratip.Registry.Detentions;
using Pratip.Web.Access;
using Pratip.Web.Encounters;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Detentions;

/// <summary>Who is held, how long and until when at most; and what became of everybody in a window.</summary>
internal static class DetentionPages
{
    private const string HolderUnknown = "none";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/detentions", ListAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
        endpoints.MapGet("/detentions/accounts", AccountsAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
        endpoints.MapGet("/detentions/accounts.csv", FileAsync).RequireAccess(AccessVerb.View, AccessNoun.Removals);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = http.Request.Query;
        var state = Enum.TryParse<DetentionState>(query["state"], ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : DetentionState.Open;
        var (ground, after) = (ListQuery.Given(query["ground"]), ListQuery.After(query));
        IReadOnlyList<FieldError> errors =
        [
            .. AskedChoice.Errors("state", query["state"], static name => Enum.GetNames<DetentionState>().Contains(name, StringComparer.OrdinalIgnoreCase), text),
            .. AskedChoice.Errors("ground", query["ground"], CodeListCatalogue.Standard.Get("detention-ground").Contains, text),
        ];
        return Pages.Show<DetentionsPage>(new
        {
            State = state,
            Ground = ground,
            Now = actor.Register.Clock.GetUtcNow(),
            IsFirst = after is null,
            Listing = errors.Count == 0 ? await DetentionList.ReadAsync(actor.Register, state, ground, after, ct) : new Listing<DetentionListItem>([], null),
            Errors = errors,
        }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AccountsAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var asked = await AskedAsync(http, actor, text, ct);
        return Pages.Show<AccountsPage>(new
        {
            asked.Window,
            asked.Holder,
            Account = asked.Errors.Count == 0 && asked.Window.Window is { } window ? await DetentionAccounts.OfWindowAsync(actor.Register, window, asked.Filter, ct) : null,
            asked.Agencies,
            asked.Errors,
        }, asked.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The same lines as a file; taking them out is recorded.</summary>
    private static async Task<IResult> FileAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var asked = await AskedAsync(http, actor, text, ct);
        if (asked.Errors.Count > 0 || asked.Window.Window is not { } window)
        {
            return Results.Text(string.Join("\n", asked.Errors.Select(one => one.What)), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var account = await DetentionAccounts.OfWindowAsync(actor.Register, window, asked.Filter, ct);
        var name = $"detentions-{window}.csv";
        await actor.Register.RecordExportAsync(name, [], ct);
        var bytes = CsvBytes.Of(csv =>
        {
            csv.WriteRow(text["web.detentions.account.what"], text["web.detentions.account.persons"], text["web.detentions.window"], text["web.detentions.holder"]);
            foreach (var (words, count, _) in AccountLines.Of(text, account, hasWindow: true))
            {
                csv.WriteRow(words, count.ToString(CultureInfo.InvariantCulture), window.ToString(), asked.Holder);
            }
        });

        return Results.File(bytes, "text/csv", name);
    }

    private static async Task<AskedAccount> AskedAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        await using var db = actor.Register.CreateContext();
        var agencies = await db.Agencies.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code).ToListAsync(ct);
        var holder = ListQuery.Given(http.Request.Query["holder"]) ?? "";
        var found = agencies.Find(agency => agency.Code == holder);
        var window = WindowField.Read(http, text, "window", ReportingWindow.OfYear(actor.Register.Today.Year));
        IReadOnlyList<FieldError> errors =
        [
            .. window.Error is { } wrong ? (FieldError[])[wrong] : [],
            .. AskedChoice.Errors("holder", http.Request.Query["holder"], code => code == HolderUnknown || agencies.Exists(agency => agency.Code == code), text),
        ];
        return new AskedAccount(
            window, found is null && holder != HolderUnknown ? "" : holder,
            new AccountFilter(found?.Id, holder == HolderUnknown), agencies, errors);
    }

    private sealed record AskedAccount(WindowField Window, string Holder, AccountFilter Filter, IReadOnlyList<Agency> Agencies, IReadOnlyList<FieldError> Errors);
}
