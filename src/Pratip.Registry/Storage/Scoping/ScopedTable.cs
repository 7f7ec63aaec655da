using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>What the database asks of a row that a user enters or changes. SQLite, a file of one process, does not ask.</summary>
internal enum RowEntry
{
    /// <summary>A new row, and what a row becomes, lies within the user's reach.</summary>
    WithinReach,

    /// <summary>A new row lies within reach; one within reach may be handed on out of it.</summary>
    MayLeave,

    /// <summary>What tells others something: entered for anybody, changed by those whom it reaches.</summary>
    ForAnybody,

    /// <summary>What waits for somebody, and holds nothing but that: entered for anybody, and ended by whoever ends the matter, whosever it is.</summary>
    ByAnybody,
}

/// <summary>One table, the noun whose reach counts, and the rule.</summary>
internal abstract class ScopedTable(Type row, string scope, RowEntry entry)
{
    public Type Row { get; } = row;

    /// <summary>The property of <see cref="Scopes"/> that holds the reach.</summary>
    public string Scope { get; } = scope;

    public RowEntry Entry { get; } = entry;

    public abstract void Filter(RegistryDb db, ModelBuilder model);

    /// <summary>A query that its filter alone makes.</summary>
    public abstract IQueryable<int> Query(RegistryDb db);
}

internal sealed class ScopedTable<T>(string scope, Expression<Func<RegistryDb, Reach, T, bool>> rule, RowEntry entry) : ScopedTable(typeof(T), scope, entry)
    where T : class
{
    public override void Filter(RegistryDb db, ModelBuilder model)
    {
        var filter = (Expression<Func<T, bool>>)RuleComposer.Compose(db, Scope, rule);
        model.Entity<T>().HasQueryFilter(typeof(RegisterRow).IsAssignableFrom(typeof(T)) && db.HidesVoided ? InForce(filter) : filter);
    }

    public override IQueryable<int> Query(RegistryDb db) => db.Set<T>().Select(_ => 1);

    private static Expression<Func<T, bool>> InForce(Expression<Func<T, bool>> filter)
    {
        var row = filter.Parameters[0];
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(Expression.Not(Expression.Property(row, nameof(RegisterRow.IsVoided))), filter.Body), row);
    }
}
