namespace Pratip.Registry.Audit;

/// <summary>What somebody set out to do: one command, one form, one file.</summary>
public sealed class Process
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The code of a <see cref="ProcessKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Actor { get; init; }

    public Guid? AgencyId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }

    /// <summary>Page, command, file or API.</summary>
    public required string Channel { get; init; }
}

/// <summary>
/// One thing that happened to the register. A bulk load is one event with many rows. The id is not the order of commits:
/// readers go by <see cref="EventPosition"/>. Its id is a deferred foreign key into the positions, so that no event is
/// committed before it has been closed.
/// </summary>
public sealed class RegisterEvent
{
    public long Id { get; init; }

    public required Guid ProcessId { get; init; }

    /// <summary>The code of an <see cref="EventKind"/>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How many rows its detail has; at least one, compared when the event is closed.</summary>
    public required int RowCount { get; init; }
}

/// <summary>
/// What an event did to one row: the state before and after as canonical JSON, sealed fields as ciphertext only, so that
/// shredding a record's key shreds it here too.
/// </summary>
public sealed class EventRow
{
    public required long EventId { get; init; }

    public required Guid RowId { get; init; }

    /// <summary>The table's name.</summary>
    public required string Noun { get; init; }

    public required int Version { get; init; }

    /// <summary>Names of the changed fields, comma-separated; empty for a new row.</summary>
    public required string Changed { get; init; }

    public string? Before { get; init; }

    public required string After { get; init; }
}

/// <summary>
/// Closes an event and gives it its place in the order of commits. The row is written in the event's own transaction,
/// which is when the database compares the event's detail with the rows it speaks of and from when on it takes no more of
/// them; the position follows after the commit, from the one sealer.
/// </summary>
public sealed class EventPosition
{
    public required long EventId { get; init; }

    /// <summary>Null until the sealer has seen the commit.</summary>
    public long? Position { get; init; }
}
