using Pratip.Registry.Audit;

namespace Pratip.Registry.Tasks;

/// <summary>Something somebody must do: a deadline, a conflict, a decision that waits. It stands in a queue until it is done.</summary>
public sealed class CaseTask : RegisterRow
{
    /// <summary>Code of the list task-kind.</summary>
    public required string Kind { get; set; }

    public Guid? CaseId { get; set; }

    /// <summary>The table and row it is about, where it is not the case itself.</summary>
    public string? TargetNoun { get; set; }

    public Guid? TargetId { get; set; }

    public required Guid AgencyId { get; set; }

    /// <summary>Null while it waits for anybody of the agency.</summary>
    public Guid? UserId { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>open, done or dropped.</summary>
    public string Status { get; set; } = CaseTaskStatus.Open;
}

public static class CaseTaskStatus
{
    public const string Open = "open";

    public const string Done = "done";

    public const string Dropped = "dropped";
}

/// <summary>A search that a user keeps under a name: its address, nothing of its results.</summary>
public sealed class SavedQueue : RegisterRow
{
    public required Guid UserId { get; set; }

    public required string Name { get; set; }

    /// <summary>Path and query of the list.</summary>
    public required string Address { get; set; }
}

/// <summary>Tells a user that something waits. It holds no name, number or form of exploitation.</summary>
public sealed class Notice : RegisterRow
{
    public required Guid UserId { get; set; }

    /// <summary>Code of the list task-kind.</summary>
    public required string Kind { get; set; }

    public Guid? TaskId { get; set; }

    public required DateTimeOffset At { get; set; }

    public bool IsRead { get; set; }

    /// <summary>none, due, sent or failed: what became of it by mail.</summary>
    public string Mail { get; set; } = NoticeMail.None;
}

public static class NoticeMail
{
    /// <summary>The user wants none, or the operator has no mail server.</summary>
    public const string None = "none";

    public const string Due = "due";

    public const string Sent = "sent";

    public const string Failed = "failed";
}

/// <summary>A form left half way, to be taken up again by the same user; sealed, because it may hold names.</summary>
public sealed class Draft : RegisterRow
{
    public required Guid UserId { get; set; }

    /// <summary>Which form, e.g. open-case.</summary>
    public required string Form { get; set; }

    public required DateTimeOffset At { get; set; }

    public required byte[] WrappedKey { get; set; }

    public required byte[] State { get; set; }
}
