using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Web.Access;
using Pratip.Web.Tests.Imports;

namespace Pratip.Web.Tests.Access;

/// <summary>A site with a row of everything, its addresses that name a row, and readers of every role in two agencies.</summary>
public sealed class TypedAddresses : IAsyncLifetime
{
    /// <summary>The agency that everything was entered by, and one that has nothing to do with any of it.</summary>
    public static readonly string[] Agencies = ["OCM", "PC-19"];

    private const int RowsOfATable = 2;

    private readonly RunningSite _site = new();
    private readonly Dictionary<string, List<TypedRow>> _known = new(StringComparer.Ordinal);
    private IReadOnlyList<TypedRow> _all = [];

    public IReadOnlyList<TypedRoute> Routes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        await new ImportForm(_site.Client).With("typed.xlsx", WalkedSite.Workbook("2024-03-05")).ReceiptAsync(CancellationToken.None);
        await WorkedCase.EnterAsync(_site, "all.roles", CancellationToken.None);
        await WorkedStatements.EnterAsync(_site);
        Routes = [.. from route in _site.Routes
                     where route.RoutePattern.Parameters.Any(IsRow) && !route.RoutePattern.RawText!.StartsWith("/forms/", StringComparison.Ordinal)
                     from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                     select new TypedRoute(method, route.RoutePattern.RawText!, route.RoutePattern, route.Metadata.GetMetadata<AccessRule>()!)];
        _all = await RowsAsync();
        foreach (var route in Routes.Where(route => route.Method == "GET"))
        {
            var known = new List<TypedRow>();
            foreach (var row in _all)
            {
                using var answer = await _site.Client.GetAsync(route.AddressOf(row));
                if (answer.StatusCode != HttpStatusCode.NotFound)
                {
                    known.Add(row);
                }
            }

            _known[route.Pattern] = known;
        }
    }

    /// <summary>The rows that the page knows, asked by somebody with every role; of a form those of the pages of its noun, or all.</summary>
    public IEnumerable<TypedRow> RowsOf(TypedRoute route)
    {
        if (route.Method == "GET")
        {
            return _known[route.Pattern];
        }

        var ofNoun = _known.Where(known => known.Key.Split('/')[1] == route.Pattern.Split('/')[1]).SelectMany(known => known.Value).Distinct().ToList();
        return ofNoun.Count > 0 ? ofNoun : _all.Take(RowsOfATable);
    }

    public async Task<TypedReader> ReaderAsync(string role, string agency)
    {
        var name = $"typed.{role}.{agency}".ToLowerInvariant();
        var id = await _site.EmployAsync(name, agency, role);
        var (client, _) = await _site.SignInAsync(name);
        var actor = (await ActorReader.ReadAsync(_site.Register, id, CancellationToken.None))!;
        await using var db = _site.Register.As(actor).CreateContext();
        var seen = new HashSet<Guid>();
        foreach (var query in Tables(db))
        {
            seen.UnionWith(await query.Rows.Select(row => row.Id).ToListAsync());
        }

        return new TypedReader(client, await PageForm.OpenAsync(client, "/account"), actor, seen);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<IReadOnlyList<TypedRow>> RowsAsync()
    {
        await using var db = _site.Register.CreateContext();
        var rows = new List<TypedRow>();
        foreach (var (table, all) in Tables(db))
        {
            rows.AddRange((await all.OrderBy(row => row.Id).Select(row => row.Id).Take(RowsOfATable).ToListAsync()).Select(id => new TypedRow(table, id)));
        }

        return rows;
    }

    private static IEnumerable<(string Table, IQueryable<RegisterRow> Rows)> Tables(RegistryDb db) =>
        from entity in db.Model.GetEntityTypes()
        where entity.ClrType.IsSubclassOf(typeof(RegisterRow)) && !entity.ClrType.IsAbstract
        select (entity.GetTableName()!, (IQueryable<RegisterRow>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, [])!);

    internal static bool IsRow(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "guid");
}

public sealed record TypedRow(string Table, Guid Id)
{
    public static TypedRow Nowhere(string table) => new(table, Guid.Parse("0197c000-0000-7000-8000-0123456789ab"));
}

/// <summary>A route that names a row.</summary>
public sealed record TypedRoute(string Method, string Pattern, RoutePattern Route, AccessRule Rule)
{
    public string AddressOf(TypedRow row) => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart parameter => TypedAddresses.IsRow(parameter) ? row.Id.ToString() : row.Table,
        RoutePatternLiteralPart literal => literal.Content,
        _ => ((RoutePatternSeparatorPart)part).Content,
    }))));
}

/// <summary>Somebody who types addresses.</summary>
public sealed partial class TypedReader(HttpClient client, PageForm form, Actor actor, IReadOnlySet<Guid> seen)
{
    public bool Sees(TypedRow row) => seen.Contains(row.Id);

    public bool May(TypedRoute route) => route.Rule.Allows(actor);

    /// <summary>Status and words, without what is new in every answer and without the row that was asked for.</summary>
    public async Task<(HttpStatusCode Status, string Words)> AskAsync(TypedRoute route, TypedRow row)
    {
        using var answer = route.Method == "POST" ? await form.SendAsync(client, route.AddressOf(row)) : await client.GetAsync(route.AddressOf(row));
        var words = Token().Replace(await answer.Content.ReadAsStringAsync(), "");
        return (answer.StatusCode, words.Replace(row.Id.ToString(), "ROW", StringComparison.Ordinal));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
