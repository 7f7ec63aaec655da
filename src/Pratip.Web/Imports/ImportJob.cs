using System.Collections.Immutable;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Web.Imports;

/// <summary>What the sender said beside the files, for those that do not say it themselves.</summary>
public sealed record ImportDetails(string? AgencyCode, string? Sheet, ReportingWindow? Period, Language Language);

/// <summary>A file that was handed over: the name its sender knows, and where it lies until it is read.</summary>
public sealed record HandedOverFile(string Name, string Path, string RejectedPath);

/// <summary>What became of one file. Either a receipt, or words for why there is none.</summary>
public sealed record ImportAnswer(HandedOverFile File, ImportReceipt? Receipt, Message? Failure);

/// <summary>
/// The files of one form, read one after the other in the background. One worker writes it and any number of pages read it.
/// </summary>
public sealed class ImportJob(string id, IReadOnlyList<HandedOverFile> files, ImportDetails details, DateTimeOffset at) : IProgress<ImportProgress>
{
    private volatile ImportProgress? _progress;
    private volatile ImmutableArrayBox _answers = new([]);

    public string Id => id;

    /// <summary>When the files were handed over.</summary>
    public DateTimeOffset At => at;

    public IReadOnlyList<HandedOverFile> Files => files;

    public ImportDetails Details => details;

    /// <summary>How far the file at hand has come; null before the first.</summary>
    public ImportProgress? Progress => _progress;

    /// <summary>In the order of the files; as many as have been read.</summary>
    public ImmutableArray<ImportAnswer> Answers => _answers.Value;

    public bool IsDone => Answers.Length == files.Count;

    void IProgress<ImportProgress>.Report(ImportProgress value) => _progress = value;

    internal void Add(ImportAnswer answer) => _answers = new(Answers.Add(answer));

    private sealed record ImmutableArrayBox(ImmutableArray<ImportAnswer> Value);
}
