using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pratip.Reference.Geography;
using Pratip.Registry.Access;
using Pratip.Registry.Board;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Web.Access;
using Pratip.Web.Hosting;
using Pratip.Web.Shared;

namespace Pratip.Web.Board;

/// <summary>What is late, for the country, a province or an office: as a page, as the list behind each number, and as CSV.</summary>
internal static class BoardPages
{
    private const string FileName = "board.csv";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/board", ShowAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases, AccessNoun.Removals);
        endpoints.MapPost("/board/queues", KeepAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases, AccessNoun.Removals);
        endpoints.MapGet("/board/{kind}", MattersAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases, AccessNoun.Removals);
        endpoints.MapGet("/board.csv", CsvAsync).RequireAccess(AccessVerb.View, AccessNoun.Cases, AccessNoun.Removals);
    }

    /// <summary>The address of a page of the board with what it is about.</summary>
    public static string Address(string path, BoardQuery query, Guid? after = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var address = new QueryBuilder();
        foreach (var (name, value) in new[] { ("province", query.ProvinceCode), ("agency", query.AgencyCode), ("after", after?.ToString()) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                address.Add(name, value);
            }
        }

        return path + address;
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct) =>
        await PageAsync(QueryOf(http), "", await WrongAsync(QueryOf(http), http.Request.Query["province"], actor, text, ct), actor, ct);

    private static async Task<IResult> PageAsync(BoardQuery query, string name, IReadOnlyList<FieldError> errors, SiteActor actor, CancellationToken ct) => Pages.Show<BoardPage>(new
    {
        Query = query,
        View = await BoardReader.ReadAsync(actor.Register, query, ct),
        Queues = await SavedQueues.ListAsync(actor.Register, ct),
        Name = name,
        Errors = errors,
    }, errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>Kept is what was asked for, which is read out of the form as out of an address; another address is not taken.</summary>
    private static async Task<IResult> KeepAsync([FromForm] IFormCollection fields, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = QueryOf(fields["province"].ToString(), fields["agency"].ToString());
        if (await WrongAsync(query, fields["province"], actor, text, ct) is { Count: > 0 } wrong)
        {
            return await PageAsync(query, fields["name"].ToString(), wrong, actor, ct);
        }

        try
        {
            var address = Address("/board", query);
            await SavedQueues.KeepAsync(actor.Register, fields["name"], address, ct);
            return Results.LocalRedirect(address);
        }
        catch (RegisterException refusal) when (refusal is not AccessRefusedException)
        {
            return await PageAsync(query, fields["name"].ToString(), [new FieldError("name", text.Say(refusal.Reason))], actor, ct);
        }
    }

    private static async Task<IResult> MattersAsync(string kind, HttpContext http, SiteActor actor, SiteText text, SiteNavigation navigation, CancellationToken ct)
    {
        if (!BoardQuery.Kinds.Contains(kind, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        var query = QueryOf(http);
        if (await WrongAsync(query, http.Request.Query["province"], actor, text, ct) is { Count: > 0 } wrong)
        {
            return await PageAsync(query, "", wrong, actor, ct);
        }

        var after = Guid.TryParse(http.Request.Query["after"], out var id) ? id : default(Guid?);
        return Pages.Show<MattersPage>(new
        {
            Query = query,
            Kind = kind,
            IsFirst = after is null,

            // Some who see the board have no desk to go to.
            Own = navigation.Leads(actor.Actor, "/desk") ? actor.Actor.AgencyId : Guid.Empty,
            Matters = await BoardReader.MattersAsync(actor.Register, query, kind, after, ct),
        });
    }

    private static async Task<IResult> CsvAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var query = QueryOf(http);
        if (await WrongAsync(query, http.Request.Query["province"], actor, text, ct) is { Count: > 0 } wrong)
        {
            return Results.Text(string.Join("\n", wrong.Select(one => one.What)), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var view = await BoardReader.ReadAsync(actor.Register, query, ct);
        await actor.Register.RecordExportAsync(FileName, [], ct);
        var bytes = CsvBytes.Of(csv =>
        {
            csv.WriteRow(["at", "agency", "kind", "open", "late", "persons"]);
            var at = view.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            foreach (var office in view.Offices)
            {
                foreach (var kind in BoardQuery.Kinds)
                {
                    var count = office.Counts.FirstOrDefault(one => one.Kind == kind) ?? new BoardCount(kind, 0, 0);
                    csv.WriteRow([at, office.Agency.Code, kind, count.Open.ToString(CultureInfo.InvariantCulture), count.Late.ToString(CultureInfo.InvariantCulture), count.Persons.ToString(CultureInfo.InvariantCulture)]);
                }
            }
        });

        return Results.File(bytes, "text/csv; charset=utf-8", FileName);
    }

    /// <summary>A code that no province has is no narrower board of the country, and an office out of reach not one where nothing waits: whoever asks is told so.</summary>
    private static async Task<IReadOnlyList<FieldError>> WrongAsync(BoardQuery query, string? province, SiteActor actor, SiteText text, CancellationToken ct)
    {
        var offered = string.IsNullOrEmpty(query.AgencyCode) ? [] : await BoardReader.OfferedAsync(actor.Register, ct);
        return
        [
            .. AskedChoice.Errors("province", province, code => Gazetteer.Standard.FindProvince(code) is not null, text, "web.board.no-province"),
            .. AskedChoice.Errors("agency", query.AgencyCode, code => offered.Any(agency => agency.Code == code), text, "web.board.no-office"),
        ];
    }

    /// <summary>What is no province shows an empty board, like one of which nothing is known.</summary>
    private static BoardQuery QueryOf(HttpContext http) => QueryOf(http.Request.Query["province"].ToString(), http.Request.Query["agency"].ToString());

    private static BoardQuery QueryOf(string province, string agency) =>
        new(province.Length == 0 ? null : Gazetteer.Standard.FindProvince(province)?.Code ?? "", agency.Length == 0 ? null : agency);
}
