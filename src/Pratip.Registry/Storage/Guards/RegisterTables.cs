using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage.Guards;

/// <summary>What the guards say when they refuse; the same words on both engines.</summary>
public static class GuardNames
{
    public const string OpenEvent = "guard: the event is closed or does not exist";
    public const string Untold = "guard: the detail of the event does not speak of the row";
    public const string NewEvent = "guard: a change brings an event of its own";
    public const string FirstVersion = "guard: a new row starts at version 1";
    public const string NextVersion = "guard: a change raises the version by one and keeps the id";
    public const string RowExists = "guard: a row with this id exists";
    public const string Orphan = "guard: the row refers to one that is not there";
    public const string NoDelete = "guard: rows of the register are never deleted";
    public const string LogIsFinal = "guard: the log is neither changed nor deleted";
    public const string Detail = "guard: the detail of the event and the rows it speaks of disagree";
    public const string Position = "guard: a position is given once, after the event is closed";
    public const string RegisterIsFinal = "guard: what a register is does not change";
    public const string EditionIsFinal = "guard: an edition is not changed";
    public const string StatementIsFinal = "guard: a statement and its checks are not changed";
    public const string Counter = "guard: a counter only rises";
    public const string Pragmas = "guard: the connection has foreign keys or recursive triggers off";
}

/// <summary>The tables whose rows must have their event, read from the model.</summary>
public static class RegisterTables
{
    public static IEnumerable<IEntityType> Of(IModel model) =>
        model.GetEntityTypes().Where(entity => typeof(RegisterRow).IsAssignableFrom(entity.ClrType));

    /// <summary>The same from the model that a migration leads to, which knows tables and columns and not our types.</summary>
    public static IReadOnlyList<string> NamesOf(IModel target) =>
        [.. target.GetEntityTypes().Where(entity => entity.FindProperty(nameof(RegisterRow.IsVoided)) is not null).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<TableReference> ReferencesOf(IModel target, IReadOnlyList<string> tables) =>
    [
        .. from entity in target.GetEntityTypes()
           where tables.Contains(entity.GetTableName(), StringComparer.Ordinal)
           from reference in ReferencesOf(entity)
           select new TableReference(entity.GetTableName()!, reference.Column, reference.Other.GetTableName()!),
    ];

    /// <summary>The columns of a table that refer to rows of another noun.</summary>
    public static IEnumerable<(string Column, IEntityType Other)> ReferencesOf(IEntityType entity) =>
        from property in entity.GetProperties()
        let other = property.Referred()
        where other is not null
        select (property.GetColumnName(), (IEntityType)other);
}

/// <summary>A column that refers to the rows of another table, as a migration names it.</summary>
public sealed record TableReference(string Table, string Column, string Other);

