using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ProcessMapping : IEntityTypeConfiguration<Process>
{
    public void Configure(EntityTypeBuilder<Process> builder)
    {
        builder.ToTable("processes");
        builder.HasKey(process => process.Id);
        builder.Property(process => process.Id).ValueGeneratedNever();

        // No foreign key to the agency: the agencies point into the log themselves, and rows are never deleted.

        // The page of the log, latest first, of all and of one account or kind.
        builder.HasIndex(process => process.At).HasDatabaseName("ix_processes_at");
        builder.HasIndex(process => new { process.Actor, process.At }).HasDatabaseName("ix_processes_actor_at");
        builder.HasIndex(process => new { process.Kind, process.At }).HasDatabaseName("ix_processes_kind_at");
    }
}

internal sealed class RegisterEventMapping : IEntityTypeConfiguration<RegisterEvent>
{
    public void Configure(EntityTypeBuilder<RegisterEvent> builder)
    {
        builder.ToTable("events");
        builder.HasKey(one => one.Id);
        builder.Property(one => one.Id).ValueGeneratedOnAdd();
        builder.HasOne<Process>().WithMany().HasForeignKey(one => one.ProcessId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_events_process_id");
        builder.HasIndex(one => one.ProcessId).HasDatabaseName("ix_events_process_id");
    }
}

internal sealed class EventRowMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("event_rows");
        builder.HasKey(row => new { row.EventId, row.Noun, row.RowId });

        // No foreign key to the event: the guard looks whether it is there and open, once a statement on a server instead of
        // once a row, and events are never deleted.

        // A row's history, and the guard that no version of it is told twice.
        builder.Unique(nameof(EventRow.RowId), nameof(EventRow.Noun), nameof(EventRow.Version));
    }

    /// <summary>
    /// PostgreSQL keeps one wide index instead of two. That an event tells of a row once follows from the rest: closing it
    /// finds the row in one version only, and no version is told twice. What is left is to find the lines of an event, which
    /// arrive together at the end of a narrow index.
    /// </summary>
    public static void ForBulkLoads(EntityTypeBuilder<EventRow> builder)
    {
        var version = builder.HasIndex(row => new { row.RowId, row.Noun, row.Version });
        var name = version.Metadata.GetDatabaseName();
        builder.Metadata.RemoveIndex(version.Metadata);
        builder.HasKey(row => new { row.RowId, row.Noun, row.Version }).HasName(name!);
        builder.HasIndex(row => row.EventId).HasDatabaseName("ix_event_rows_event_id");
        builder.Property(row => row.Noun).UseCollation("C");
    }
}

internal sealed class EventPositionMapping : IEntityTypeConfiguration<EventPosition>
{
    public void Configure(EntityTypeBuilder<EventPosition> builder)
    {
        builder.ToTable("event_positions");
        builder.HasKey(place => place.EventId);
        builder.Property(place => place.EventId).ValueGeneratedNever();
        builder.Unique(nameof(EventPosition.Position));
        builder.HasIndex(place => place.EventId).HasDatabaseName("ix_event_positions_unsealed").HasFilter("position IS NULL");
    }
}

internal sealed class CaseNumberCounterMapping : IEntityTypeConfiguration<CaseNumberCounter>
{
    public void Configure(EntityTypeBuilder<CaseNumberCounter> builder)
    {
        builder.ToTable("case_number_counters");
        builder.HasKey(counter => counter.Year);
        builder.Property(counter => counter.Year).ValueGeneratedNever();
    }
}
