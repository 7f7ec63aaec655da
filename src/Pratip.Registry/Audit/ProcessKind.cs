namespace Pratip.Registry.Audit;

/// <summary>
/// A kind of process and the events it may emit; one that emits another is refused. docs/processes.md lists them, and a
/// test holds the page to this class.
/// </summary>
public sealed class ProcessKind
{
    private ProcessKind(string code, params EventKind[] emits)
    {
        Code = code;
        Emits = emits;
    }

    public static ProcessKind RegisterCreate { get; } = new("register.create", EventKind.RegisterCreated);

    public static ProcessKind AgenciesLoadTemplate { get; } = new("agencies.load-template", EventKind.AgenciesLoaded);

    public static ProcessKind FileImport { get; } = new("file.import", EventKind.FileImported);

    public static ProcessKind RowAskVoid { get; } = new("row.ask-void", EventKind.VoidRequested);

    public static ProcessKind RowApproveVoid { get; } = new("row.approve-void", EventKind.VoidApproved);

    public static ProcessKind CaseChangeParties { get; } = new("case.change-parties", EventKind.CasePartiesChanged);

    public static ProcessKind CaseOpen { get; } = new("case.open", EventKind.CaseOpened);

    public static ProcessKind CaseChange { get; } = new("case.change", EventKind.CaseChanged);

    public static ProcessKind CaseAssign { get; } = new("case.assign", EventKind.CaseAssigned);

    public static ProcessKind SuspectAdd { get; } = new("suspect.add", EventKind.SuspectChanged);

    public static ProcessKind SuspectChange { get; } = new("suspect.change", EventKind.SuspectChanged);

    public static ProcessKind VictimAdd { get; } = new("victim.add", EventKind.VictimChanged);

    public static ProcessKind VictimChange { get; } = new("victim.change", EventKind.VictimChanged);

    public static ProcessKind NoteAdd { get; } = new("note.add", EventKind.NoteAdded);

    public static ProcessKind AttachmentAdd { get; } = new("attachment.add", EventKind.AttachmentAdded);

    public static ProcessKind CorrectionAsk { get; } = new("correction.ask", EventKind.CorrectionAsked);

    public static ProcessKind CorrectionDecide { get; } = new("correction.decide", EventKind.CorrectionDecided);

    public static ProcessKind TaskChange { get; } = new("task.change", EventKind.TaskChanged);

    public static ProcessKind QueueSave { get; } = new("queue.save", EventKind.QueueSaved);

    public static ProcessKind DraftKeep { get; } = new("draft.keep", EventKind.DraftKept);

    public static ProcessKind PreventionChange { get; } = new("prevention.change", EventKind.PreventionChanged);

    public static IReadOnlyList<ProcessKind> All { get; } =
    [
        RegisterCreate, AgenciesLoadTemplate, FileImport, RowAskVoid, RowApproveVoid, CaseChangeParties, CaseOpen, CaseChange, CaseAssign, SuspectAdd,
        SuspectChange, VictimAdd, VictimChange, NoteAdd, AttachmentAdd, CorrectionAsk, CorrectionDecide, TaskChange, QueueSave, DraftKeep,
        PreventionChange,
    ];

    public string Code { get; }

    /// <summary>Key of the process's name in both languages.</summary>
    public string Title => $"process.{Code}";

    public IReadOnlyList<EventKind> Emits { get; }

    public override string ToString() => Code;
}
