using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage;

/// <summary>The table of a noun by its name, for what is done to any noun alike: voiding, correcting.</summary>
internal abstract class NounTable
{
    private static readonly Lazy<FrozenDictionary<string, NounTable>> Tables = new(FindTables);

    private IEntityType _entity = null!;

    public string Noun => _entity.GetTableName()!;

    /// <summary>Only nouns that two persons can void; null for any other.</summary>
    public static NounTable? Find(string? noun) => noun is null ? null : Tables.Value.GetValueOrDefault(noun);

    /// <summary>The row as the context shows it: null where it is not there or out of reach.</summary>
    public abstract Task<RegisterRow?> FindAsync(RegistryDb db, Guid id, CancellationToken ct);

    public abstract RegisterRow Copy(RegisterRow row);

    public abstract void Add(RowChanges rows, RegisterRow row);

    public abstract void Update(RowChanges rows, RegisterRow before, RegisterRow after);

    /// <summary>How many rows of this noun refer to that row, within what the context shows.</summary>
    public abstract Task<int> CountReferringAsync(RegistryDb db, string property, Guid id, CancellationToken ct);

    /// <summary>The rows of this noun that refer to any of those, within what the context shows, in the order of their entry.</summary>
    public abstract Task<IReadOnlyList<RegisterRow>> ReferringAsync(RegistryDb db, string property, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>Which of these rows the context shows.</summary>
    public abstract Task<IReadOnlyList<Guid>> WithinAsync(RegistryDb db, IReadOnlyList<Guid> ids, CancellationToken ct);

    /// <summary>The property of a key that another row in force has already, asked of a context without scope; null where there is none.</summary>
    public async Task<string?> TakenAsync(RegistryDb db, RegisterRow before, RegisterRow after, CancellationToken ct)
    {
        foreach (var key in _entity.GetIndexes().Where(index => index.IsUnique))
        {
            var changed = key.Properties.FirstOrDefault(part => !Equals(part.PropertyInfo!.GetValue(before), part.PropertyInfo.GetValue(after)));
            if (changed is not null && await IsTakenAsync(db, key.Properties, after, ct))
            {
                return changed.Name;
            }
        }

        return null;
    }

    /// <summary>Nouns whose rows can hang on a row of this one, and by which property.</summary>
    public IEnumerable<(NounTable Table, string Property)> Referring() =>
        from other in Tables.Value.Values.OrderBy(other => other.Noun, StringComparer.Ordinal)
        from property in other._entity.GetProperties()
        where property.Referred()?.ClrType == _entity.ClrType
        select (other, property.Name);

    protected abstract Task<bool> IsTakenAsync(RegistryDb db, IReadOnlyList<IProperty> key, RegisterRow row, CancellationToken ct);

    private static FrozenDictionary<string, NounTable> FindTables()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        return db.Model.GetEntityTypes()
            .Where(entity => EventKind.VoidableNouns.Contains(entity.GetTableName(), StringComparer.Ordinal))
            .ToFrozenDictionary(entity => entity.GetTableName()!, Create, StringComparer.Ordinal);
    }

    private static NounTable Create(IEntityType entity)
    {
        var table = (NounTable)Activator.CreateInstance(typeof(NounTable<>).MakeGenericType(entity.ClrType))!;
        table._entity = entity;
        return table;
    }
}

internal sealed class NounTable<T> : NounTable
    where T : RegisterRow
{
    public override async Task<RegisterRow?> FindAsync(RegistryDb db, Guid id, CancellationToken ct) =>
        await db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, ct);

    public override RegisterRow Copy(RegisterRow row) => row.Copy<T>();

    public override void Add(RowChanges rows, RegisterRow row) => rows.Add((T)row);

    public override void Update(RowChanges rows, RegisterRow before, RegisterRow after) => rows.Update((T)before, (T)after);

    public override Task<int> CountReferringAsync(RegistryDb db, string property, Guid id, CancellationToken ct) =>
        db.Set<T>().Where(row => !row.IsVoided).Where(Has(typeof(T).GetProperty(property)!, id)).CountAsync(ct);

    public override async Task<IReadOnlyList<RegisterRow>> ReferringAsync(RegistryDb db, string property, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        await db.Set<T>().Where(row => !row.IsVoided).Where(HasAny(typeof(T).GetProperty(property)!, ids)).OrderBy(row => row.Id).ToListAsync(ct);

    public override async Task<IReadOnlyList<Guid>> WithinAsync(RegistryDb db, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        await db.Set<T>().Where(row => ids.Contains(row.Id) && !row.IsVoided).Select(row => row.Id).ToListAsync(ct);

    protected override Task<bool> IsTakenAsync(RegistryDb db, IReadOnlyList<IProperty> key, RegisterRow row, CancellationToken ct)
    {
        var others = db.Set<T>().Where(other => other.Id != row.Id && !other.IsVoided);
        foreach (var part in key)
        {
            others = others.Where(Has(part.PropertyInfo!, part.PropertyInfo!.GetValue(row)));
        }

        return others.AnyAsync(ct);
    }

    // What is asked for is given as a variable, as in a written query: as a constant, each id would be a query of its own to compile.
    private static Expression<Func<T, bool>> HasAny(PropertyInfo property, IReadOnlyList<Guid> ids)
    {
        var row = Expression.Parameter(typeof(T), "row");
        List<Guid?> wanted = [.. ids];
        Expression<Func<List<Guid?>>> given = () => wanted;
        var value = Expression.Convert(Expression.Property(row, property), typeof(Guid?));
        return Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid?)], given.Body, value), row);
    }

    private static Expression<Func<T, bool>> Has(PropertyInfo property, object? value)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression<Func<object?>> given = () => value;
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(Expression.Property(row, property), Expression.Convert(given.Body, property.PropertyType)), row);
    }
}
