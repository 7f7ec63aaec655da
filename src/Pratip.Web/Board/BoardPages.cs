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
    /// <summary>What is told back of a code that no province has.</summary>
    private const int MostTyped = 20;

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

    private static Task<IResult> ShowAsync(HttpContext http, SiteActor actor, SiteText text, CancellationToken ct) => PageAsync(QueryOf(http), "", NoProvince(http.Request.Query["province"], text), actor, ct);

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
        if (NoProvince(fields["province"], text) is { Count: > 0 } none)
        {
            return await PageAsync(query, fields["name"].ToString(), none, actor, ct);
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
        if (NoProvince(http.Request.Query["province"], text) is { Count: > 0 } none)
        {
            return await PageAsync(query, "", none, actor, ct);
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
        if (NoProvince(http.Request.Query["province"], text) is [var none])
        {
            return Results.Text(none.What, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var view = await BoardReader.ReadAsync(actor.Register, QueryOf(http), ct);
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

    /// <summary>A code that no province has is no narrower board of the country: whoever asks for it is told so.</summary>
    private static IReadOnlyList<FieldError> NoProvince(string? province, SiteText text) =>
        string.IsNullOrEmpty(province) || Gazetteer.Standard.FindProvince(province) is not null ? [] : [new FieldError("province", text.Say("web.board.no-province", province.Length > MostTyped ? province[..MostTyped] + "\u2026" : province))];

    /// <summary>What is no province and no office within reach shows an empty board, like one of which nothing is known.</summary>
    private static BoardQuery QueryOf(HttpContext http) => QueryOf(http.Request.Query["province"].ToString(), http.Request.Query["agency"].ToString());

    private static BoardQuery QueryOf(string province, string agency) =>
        new(province.Length == 0 ? null : Gazetteer.Standard.FindProvince(province)?.Code ?? "", agency.Length is > 0 and <= 40 && !agency.Any(char.IsControl) ? agency : null);
}
