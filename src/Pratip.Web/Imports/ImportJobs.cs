using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pratip.Exchange.Imports;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Web.Hosting;

namespace Pratip.Web.Imports;

/// <summary>
/// Reads handed-over files one after the other, so that the page which took them can answer at once. The files lie in a
/// folder that only the program's user may read, and only until they are read; the answers are kept for their senders.
/// </summary>
public sealed class ImportJobs(SiteRegister register, KeptImports kept, ILogger<ImportJobs> log) : BackgroundService
{
    /// <summary>Beyond these the oldest is read from the disk again when somebody asks.</summary>
    private const int MostInMemory = 50;

    private readonly Channel<ImportJob> _waiting = Channel.CreateUnbounded<ImportJob>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, ImportJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly string _folder = EmptyFolder(register.Register.Location);

    /// <summary>Null also for one that is not the user's to see.</summary>
    public ImportJob? Find(string id, Actor actor) =>
        (_jobs.GetValueOrDefault(id) ?? kept.Find(id)) is { } job && ImportSender.IsSeenBy(job.Details.Sender, actor) ? job : null;

    /// <summary>A folder for the files of a job to come; its name is the job's id.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;

    public ImportJob Start(string folder, IReadOnlyList<HandedOverFile> files, ImportDetails details)
    {
        var job = new ImportJob(Path.GetFileName(folder), files, details, register.Register.Clock.GetUtcNow());
        kept.Keep(job);
        _jobs[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_order.Count > MostInMemory && _order.TryPeek(out var oldest) && _jobs.GetValueOrDefault(oldest) is { IsDone: true } && _order.TryDequeue(out _))
        {
            _jobs.TryRemove(oldest, out _);
        }

        _waiting.Writer.TryWrite(job);
        return job;
    }

    public override void Dispose()
    {
        base.Dispose();
        // A site that is let go without being stopped may still be reading a file there.
        if (Directory.Exists(_folder))
        {
            Forget(() => Directory.Delete(_folder, recursive: true));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var file in job.Files)
                {
                    var answer = await AnswerAsync(job, file, stoppingToken);
                    KeepAnswer(job, file, answer);
                    Forget(() => File.Delete(file.Path));
                }

                Forget(() => Directory.Delete(Path.Combine(_folder, job.Id), recursive: true));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is being stopped; a file that was being read has changed nothing.
        }
    }

    /// <summary>A received file that cannot be deleted is swept up at the next start; it must not stop the site.</summary>
    private void Forget(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "A received file could not be deleted after it was read.");
        }
    }

    /// <summary>Beside an embedded register, whose one program may sweep up what an earlier one left when it was killed.</summary>
    private static string EmptyFolder(RegisterLocation location)
    {
        if (location.DataFolder is not { } data)
        {
            return Directory.CreateTempSubdirectory("pratip-incoming-").FullName;
        }

        var folder = Path.Combine(data, "incoming");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return OwnerOnly.CreateFolder(folder);
    }

    /// <summary>A full disk must not hide what became of the file: then its answer lives as long as the program.</summary>
    private void KeepAnswer(ImportJob job, HandedOverFile file, ImportAnswer answer)
    {
        try
        {
            kept.KeepRejected(job, job.Answers.Length, file.RejectedPath);
            job.Add(answer);
            kept.KeepAnswers(job);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogError(failure, "The answer to a file could not be kept.");
            if (!job.Answers.Contains(answer))
            {
                job.Add(answer);
            }
        }
    }

    private async Task<ImportAnswer> AnswerAsync(ImportJob job, HandedOverFile file, CancellationToken ct)
    {
        var options = new ImportOptions
        {
            Actor = job.Details.Sender!.SignInName,
            Channel = Channels.Page,
            AgencyCode = job.Details.AgencyCode,
            Sheet = job.Details.Sheet,
            Period = job.Details.Period,
            FileName = file.Name,
            RejectedPath = file.RejectedPath,
            Language = job.Details.Language,
        };
        try
        {
            var receipt = await Importer.ImportAsync(register.Register, file.Path, options, job, ct);
            // The rejected rows are on disk now; holding on to them would hold the whole file.
            return new(file, receipt with { RejectedWorkbook = null }, null);
        }
        catch (RegisterException refusal)
        {
            return new(file, null, refusal.Reason);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The import of a file failed; nothing of it was taken.");
            return new(file, null, new Message("web.imports.failed"));
        }
    }
}
