using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pratip.Registry.Storage;

/// <summary>
/// A query that pages ask again and again, with other values: what it is made of is looked through once for each kind of context, and
/// not each time. The filters of the context are in it as in every query, and each asking reads the reach of the context it asks.
/// What it takes from outside beside the context and the values asked for would stay what it was the first time.
/// </summary>
internal abstract class KeptQuery<TAsk, TRow>(Func<TAsk> make)
    where TAsk : class
{
    private readonly ConditionalWeakTable<IModel, TAsk> _kept = [];

    protected TAsk For(RegistryDb db) => _kept.GetValue(db.Model, _ => make());

    protected static async Task<List<TRow>> ListAsync(IAsyncEnumerable<TRow> found, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in found.WithCancellation(ct))
        {
            rows.Add(row);
        }

        return rows;
    }
}

/// <summary>That asks for one value.</summary>
internal sealed class KeptQueryOf<T, TRow>(Expression<Func<RegistryDb, T, IQueryable<TRow>>> query)
    : KeptQuery<Func<RegistryDb, T, IAsyncEnumerable<TRow>>, TRow>(() => EF.CompileAsyncQuery(query))
{
    public Task<List<TRow>> ToListAsync(RegistryDb db, T asked, CancellationToken ct) => ListAsync(For(db)(db, asked), ct);

    /// <summary>The row of a query that finds one at most.</summary>
    public async Task<TRow?> FindAsync(RegistryDb db, T asked, CancellationToken ct) => (await ToListAsync(db, asked, ct)).SingleOrDefault();
}

/// <summary>That asks for two.</summary>
internal sealed class KeptQueryOf<T1, T2, TRow>(Expression<Func<RegistryDb, T1, T2, IQueryable<TRow>>> query)
    : KeptQuery<Func<RegistryDb, T1, T2, IAsyncEnumerable<TRow>>, TRow>(() => EF.CompileAsyncQuery(query))
{
    public Task<List<TRow>> ToListAsync(RegistryDb db, T1 first, T2 second, CancellationToken ct) => ListAsync(For(db)(db, first, second), ct);
}

/// <summary>That asks for three.</summary>
internal sealed class KeptQueryOf<T1, T2, T3, TRow>(Expression<Func<RegistryDb, T1, T2, T3, IQueryable<TRow>>> query)
    : KeptQuery<Func<RegistryDb, T1, T2, T3, IAsyncEnumerable<TRow>>, TRow>(() => EF.CompileAsyncQuery(query))
{
    public Task<List<TRow>> ToListAsync(RegistryDb db, T1 first, T2 second, T3 third, CancellationToken ct) => ListAsync(For(db)(db, first, second, third), ct);
}
