using System.Collections.Immutable;
using Pratip.Exchange.Imports;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;

namespace Pratip.Web.Imports;

/// <summary>What the sender said beside the files, for those that do not say it themselves.</summary>
public sealed record ImportDetails(string? AgencyCode, string? Sheet, ReportingWindow? Period, Language Language)
{
    /// <summary>Who handed the files over; null for what an earlier program kept.</summary>
    public ImportSender? Sender { get; init; }
}

/// <summary>The user who hands files over, and the agency on whose behalf.</summary>
public sealed record ImportSender(Guid UserId, Guid AgencyId, string SignInName)
{
    public static ImportSender Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new(actor.UserId, actor.AgencyId, actor.SignInName);
    }

    /// <summary>Answers hold what stood in the files: they are for their sender, and for who may view the files of that agency.</summary>
    public static bool IsSeenBy(ImportSender? sender, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var reach = actor.To(AccessVerb.View, AccessNoun.Files);
        return reach.All || (sender is not null && (sender.UserId == actor.UserId || reach.Covers(sender.AgencyId, provinceCode: null)));
    }
}

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
