namespace Pratip.Registry.Audit;

/// <summary>
/// A row of the register. The database refuses to write it unless it names an event of the same transaction whose detail
/// names the row in turn: (EventId, table, Id) points into <see cref="EventRow"/>, by a foreign key or by a guard that asks
/// once a statement. Rows are never deleted; a fact entered by mistake is voided.
/// </summary>
public abstract class RegisterRow
{
    /// <summary>Time-ordered, made by whoever enters the row, so that a template filled without a line keeps its ids.</summary>
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>The event that brought the row to its present state.</summary>
    public long EventId { get; set; }

    /// <summary>1 at entry, one more with each change. A change states the version it was based on.</summary>
    public int Version { get; set; } = 1;

    /// <summary>A voided row leaves every figure and every list, and stays in the log.</summary>
    public bool IsVoided { get; set; }

    /// <summary>The state to change; the original stays as the "before" of the event. Lists are replaced, never mutated.</summary>
    public T Copy<T>()
        where T : RegisterRow => (T)MemberwiseClone();
}
