using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Pratip.Registry.Storage;

/// <summary>
/// Parts of a page of which most pages have few: one statement asks which of them hold a row within the scope, and only those are
/// read. Each is asked for by the very query that reads it, so that none can be left out of the question.
/// </summary>
internal sealed class Sections(RegistryDb db)
{
    private readonly List<Expression> _questions = [];
    private bool[] _answers = [];

    public Section<T> Add<T>(IQueryable<T> rows) => Add(rows, static rows => rows);

    /// <param name="rows">Whose presence is asked for.</param>
    /// <param name="shown">What is read of them, in order, where there are any.</param>
    public Section<TShown> Add<T, TShown>(IQueryable<T> rows, Func<IQueryable<T>, IQueryable<TShown>> shown)
    {
        _questions.Add(Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(T)], rows.Expression));
        var place = _questions.Count - 1;
        return new Section<TShown>(() => _answers[place], shown(rows));
    }

    /// <summary>Once, when all have been added and before any is read.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        var asked = Expression.Lambda<Func<RegisterRecord, bool[]>>(Expression.NewArrayInit(typeof(bool), _questions), Expression.Parameter(typeof(RegisterRecord), "one"));
        _answers = await db.Registers.Select(asked).SingleAsync(ct);
    }
}

/// <summary>One part: read where it holds anything.</summary>
internal sealed class Section<T>(Func<bool> holds, IQueryable<T> rows)
{
    public Task<List<T>> ReadAsync(CancellationToken ct) => holds() ? rows.ToListAsync(ct) : Task.FromResult<List<T>>([]);

    public async Task<ILookup<TKey, T>> ReadAsync<TKey>(Func<T, TKey> key, CancellationToken ct) => (await ReadAsync(ct)).ToLookup(key);
}
