using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage;

/// <summary>
/// Parts of a page of which most pages have few: one statement asks which of them hold a row at all, and only those are read, within
/// the scope. The question is put past the scope, because within it, and with the policies of the database once more, it would be
/// twenty scope rules in one statement and cost more than all that is read: it opens no row, its answer is shown nowhere, and a part
/// whose rows are out of reach reads as one that has none. Each is asked for by the very query that reads it, so that none can be
/// left out of the question.
/// </summary>
internal sealed class Sections(Register register, RegistryDb db)
{
    private readonly List<Func<RegistryDb, Expression>> _questions = [];
    private bool[] _answers = [];

    public Section<T> Add<T>(Func<RegistryDb, IQueryable<T>> rows)
        where T : RegisterRow => Add(rows, static rows => rows);

    /// <param name="rows">Whose presence is asked for.</param>
    /// <param name="shown">What is read of them, in order, where there are any.</param>
    public Section<TShown> Add<T, TShown>(Func<RegistryDb, IQueryable<T>> rows, Func<IQueryable<T>, IQueryable<TShown>> shown)
        where T : RegisterRow
    {
        // The indexes hold what is in force.
        _questions.Add(all => Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(T)], rows(all).Where(row => !row.IsVoided).Expression));
        var place = _questions.Count - 1;
        return new Section<TShown>(() => _answers[place], () => shown(rows(db)));
    }

    /// <summary>Once, when all have been added and before any is read; outside a transaction, because it takes a connection of its own.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        await using var all = register.CreateContext();
        var asked = Expression.Lambda<Func<RegisterRecord, bool[]>>(
            Expression.NewArrayInit(typeof(bool), _questions.Select(question => question(all))), Expression.Parameter(typeof(RegisterRecord), "one"));
        _answers = await all.Registers.Select(asked).SingleAsync(ct);
    }
}

/// <summary>One part: read where it holds anything.</summary>
internal sealed class Section<T>(Func<bool> holds, Func<IQueryable<T>> rows)
{
    public Task<List<T>> ReadAsync(CancellationToken ct) => holds() ? rows().ToListAsync(ct) : Task.FromResult<List<T>>([]);

    public async Task<ILookup<TKey, T>> ReadAsync<TKey>(Func<T, TKey> key, CancellationToken ct) => (await ReadAsync(ct)).ToLookup(key);
}
