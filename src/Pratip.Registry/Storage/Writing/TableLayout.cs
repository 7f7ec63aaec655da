using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Storage.Guards;

namespace Pratip.Registry.Storage.Writing;

/// <summary>A table as the model maps it: what is written, what is told in the log, and after which tables.</summary>
internal sealed class TableLayout
{
    /// <summary>Kept per model, of which a process has one per engine: a program that opens many registers would compile the same accessors for each.</summary>
    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<TableLayout>> Known = [];

    private static readonly FrozenSet<string> Bookkeeping = FrozenSet.Create(StringComparer.Ordinal, "id", "event_id", "version");

    private readonly Lazy<Action<object, PgCopyBuffer>> _encoder;

    private TableLayout(IEntityType entity)
    {
        Table = entity.GetTableName()!;
        ClrType = entity.ClrType;
        Columns = [.. entity.GetProperties().Where(property => property.PropertyInfo is not null).Select(property => new ColumnLayout(property))];
        Logged = [.. Columns.Where(column => column.IsInLog && column.Name != "event_id").OrderBy(column => column.Name, StringComparer.Ordinal)];
        Compared = [.. Columns.Where(column => !Bookkeeping.Contains(column.Name)).OrderBy(column => column.Name, StringComparer.Ordinal)];
        _encoder = new Lazy<Action<object, PgCopyBuffer>>(Encoder);
        ColumnList = string.Join(", ", Columns.Select(column => Quoted(column.Name)));
    }

    public string Table { get; }

    public Type ClrType { get; }

    public ColumnLayout[] Columns { get; }

    /// <summary>In the order of the canonical JSON.</summary>
    public ColumnLayout[] Logged { get; }

    /// <summary>Columns whose difference is a change.</summary>
    public ColumnLayout[] Compared { get; }

    public string ColumnList { get; }

    /// <summary>Writes a row's columns in the form of binary COPY. Compiled at first use: SQLite has none.</summary>
    public void Encode(object row, PgCopyBuffer buffer) => _encoder.Value(row, buffer);

    public static string Quoted(string name) => $"\"{name}\"";

    /// <summary>All tables of a model, those that are pointed at before those that point.</summary>
    public static IReadOnlyList<TableLayout> Of(IModel model) => Known.GetValue(model, Order);

    /// <summary>Names of the columns in which two states of a row differ, comma-separated.</summary>
    public string Differences(object before, object after) =>
        string.Join(',', Compared.Where(column => !column.IsEqual(before, after)).Select(column => column.Name));

    private static IReadOnlyList<TableLayout> Order(IModel model)
    {
        var ordered = new List<TableLayout>();
        var seen = new HashSet<IEntityType>();
        foreach (var entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            Place(entity, seen, ordered);
        }

        return ordered;
    }

    private Action<object, PgCopyBuffer> Encoder()
    {
        var row = Expression.Parameter(typeof(object), "row");
        var buffer = Expression.Parameter(typeof(PgCopyBuffer), "buffer");
        var typed = Expression.Convert(row, ClrType);
        var writes = Columns.Select(column => Expression.Call(
            buffer,
            typeof(PgCopyBuffer).GetMethod(nameof(PgCopyBuffer.Write), [column.Property.PropertyType])
                ?? throw new NotSupportedException($"A column of type {column.Property.PropertyType.Name} has no form in a binary COPY yet."),
            Expression.Property(typed, column.Property)));
        return Expression.Lambda<Action<object, PgCopyBuffer>>(Expression.Block(writes), row, buffer).Compile();
    }

    private static void Place(IEntityType entity, HashSet<IEntityType> seen, List<TableLayout> ordered)
    {
        if (!seen.Add(entity))
        {
            return;
        }

        var referred = entity.GetForeignKeys().Select(key => key.PrincipalEntityType)
            .Concat(RegisterTables.ReferencesOf(entity).Select(reference => reference.Other));
        foreach (var other in referred)
        {
            Place(other, seen, ordered);
        }

        ordered.Add(new TableLayout(entity));
    }
}
