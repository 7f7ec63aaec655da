using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Audit;

namespace Pratip.Registry.Storage.Mappings;

/// <summary>What every table of rows has: its key, its event, and the foreign key into the log that ties the two.</summary>
internal static class RegisterRows
{
    /// <summary>Rows in force; a voided row gives its natural key free, so that the right one can be entered.</summary>
    public const string InForce = "NOT is_voided";

    private const string NotInLogAnnotation = "Pratip:NotInLog";
    private const string RefersAnnotation = "Pratip:Refers";

    public static EntityTypeBuilder<T> Rows<T>(this EntityTypeBuilder<T> builder, string table)
        where T : RegisterRow
    {
        builder.ToTable(table);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        return builder;
    }

    /// <summary>
    /// The table's own name is a generated column, because an identity and its report share an id: without the name one
    /// line of the log would do for both. PostgreSQL asks the same once a statement, by a guard.
    /// </summary>
    public static void PointIntoTheLog(EntityTypeBuilder builder)
    {
        var table = builder.Metadata.GetTableName();
        builder.Property<string>("Noun").HasColumnName("noun").IsRequired().HasComputedColumnSql($"'{table}'", stored: false);
        builder.HasOne(typeof(EventRow)).WithMany()
            .HasForeignKey(nameof(RegisterRow.EventId), "Noun", nameof(RegisterRow.Id))
            .HasConstraintName($"fk_{table}_event_rows")
            .OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>
    /// A reference to another noun: a foreign key on SQLite, on PostgreSQL a guard that asks once a statement. It brings no
    /// index: rows are never deleted, so nobody looks backwards but the queries that say so.
    /// </summary>
    public static void Refers<T, TOther>(this EntityTypeBuilder<T> builder, string property)
        where T : class
        where TOther : RegisterRow =>
        builder.Property(property).HasAnnotation(RefersAnnotation, typeof(TOther).FullName);

    /// <summary>Rows of the noun that a reference leads back to. Without a reference there is nothing to find, and no entry.</summary>
    public static void FoundBy<T>(this EntityTypeBuilder<T> builder, string property)
        where T : class
    {
        var column = SnakeCase.Of(property);
        var index = builder.HasIndex(property).HasDatabaseName($"ix_{builder.Metadata.GetTableName()}_{column}");
        if (builder.Metadata.FindProperty(property)!.IsNullable)
        {
            index.HasFilter($"{column} IS NOT NULL");
        }
    }

    /// <summary>The noun a property refers to, or null.</summary>
    public static IReadOnlyEntityType? Referred(this IReadOnlyProperty property) =>
        property.FindAnnotation(RefersAnnotation)?.Value is string noun ? property.DeclaringType.Model.FindEntityType(noun) : null;

    public static void PointToTheOther(EntityTypeBuilder builder, IReadOnlyProperty property, IReadOnlyEntityType other) =>
        builder.HasOne(other.ClrType).WithMany().HasForeignKey(property.Name).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName($"fk_{builder.Metadata.GetTableName()}_{SnakeCase.Of(property.Name)}");

    public static IndexBuilder<T> Unique<T>(this EntityTypeBuilder<T> builder, params string[] properties)
        where T : class =>
        builder.HasIndex(properties).IsUnique()
            .HasDatabaseName($"ux_{builder.Metadata.GetTableName()}_{string.Join('_', properties.Select(SnakeCase.Of))}");

    /// <summary>A wrapped key stays out of the log, or shredding the key would not shred what the log holds.</summary>
    public static void NotInLog(this PropertyBuilder property) => property.HasAnnotation(NotInLogAnnotation, true);

    public static bool IsInLog(this IReadOnlyProperty property) =>
        property.FindAnnotation(NotInLogAnnotation) is null;
}
