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

    public static IReadOnlyList<ProcessKind> All { get; } =
        [RegisterCreate, AgenciesLoadTemplate, FileImport, RowAskVoid, RowApproveVoid];

    public string Code { get; }

    /// <summary>Key of the process's name in both languages.</summary>
    public string Title => $"process.{Code}";

    public IReadOnlyList<EventKind> Emits { get; }

    public override string ToString() => Code;
}
