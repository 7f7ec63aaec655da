using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage;

/// <summary>
/// Parts of a page of which most pages have few: it is asked which of them hold a row within the scope, and only those are read. Each
/// is asked for by the very query that reads it, so that none can be left out of the question. One statement asks within the scope for
/// what may hang there out of it, and one past it for what hangs on a row that was read within it and is reached with that row: a
/// statement of twenty scope rules costs a server more to begin than to answer.
/// </summary>
internal sealed class Sections(Register register, RegistryDb db)
{
    private readonly List<(bool IsHeld, Func<RegistryDb, Expression> Ask)> _questions = [];
    private readonly Dictionary<int, bool> _answers = [];

    public Section<T> Add<T>(Func<RegistryDb, IQueryable<T>> rows)
        where T : RegisterRow => Add(rows, static rows => rows);

    /// <param name="rows">Whose presence is asked for.</param>
    /// <param name="shown">What is read of them, in order, where there are any.</param>
    /// <param name="isHeld">
    /// Whether each of the rows is in reach because the row that it hangs on was read, by the same rule and of the same noun: then it
    /// tells nothing of what is out of reach that there is one.
    /// </param>
    public Section<TShown> Add<T, TShown>(Func<RegistryDb, IQueryable<T>> rows, Func<IQueryable<T>, IQueryable<TShown>> shown, bool isHeld = false)
        where T : RegisterRow
    {
        // The indexes hold what is in force.
        _questions.Add((isHeld, asked => Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(T)], rows(asked).Where(row => !row.IsVoided).Expression)));
        var place = _questions.Count - 1;
        return new Section<TShown>(() => _answers[place], () => shown(rows(db)));
    }

    /// <summary>Rows that are in reach because what they hang on was.</summary>
    public Section<T> AddHeld<T>(Func<RegistryDb, IQueryable<T>> rows, bool isHeld = true)
        where T : RegisterRow => Add(rows, static rows => rows, isHeld);

    /// <summary>Once, when all have been added and before any is read; outside a transaction, because it takes a connection of its own.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        await using var all = register.CreateContext();
        foreach (var answers in await Task.WhenAll(AskAsync(db, isHeld: false, ct), AskAsync(all, isHeld: true, ct)))
        {
            foreach (var (place, holds) in answers)
            {
                _answers[place] = holds;
            }
        }
    }

    private async Task<IEnumerable<(int Place, bool Holds)>> AskAsync(RegistryDb asked, bool isHeld, CancellationToken ct)
    {
        List<int> places = [.. Enumerable.Range(0, _questions.Count).Where(place => _questions[place].IsHeld == isHeld)];
        if (places.Count == 0)
        {
            return [];
        }

        var question = Expression.Lambda<Func<RegisterRecord, bool[]>>(
            Expression.NewArrayInit(typeof(bool), places.Select(place => _questions[place].Ask(asked))), Expression.Parameter(typeof(RegisterRecord), "one"));
        return places.Zip(await asked.Registers.Select(question).SingleAsync(ct));
    }
}

/// <summary>One part: read where it holds anything.</summary>
internal sealed class Section<T>(Func<bool> holds, Func<IQueryable<T>> rows)
{
    public Task<List<T>> ReadAsync(CancellationToken ct) => holds() ? rows().ToListAsync(ct) : Task.FromResult<List<T>>([]);

    public async Task<ILookup<TKey, T>> ReadAsync<TKey>(Func<T, TKey> key, CancellationToken ct) => (await ReadAsync(ct)).ToLookup(key);
}
