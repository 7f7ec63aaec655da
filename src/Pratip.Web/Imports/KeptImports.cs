using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Web.Hosting;

namespace Pratip.Web.Imports;

/// <summary>
/// The answers to files and the workbooks that go back to their senders, kept over a restart. Both may hold what stood in
/// a cell, so they lie beside the register only under keys of its vault, and no longer than <see cref="Days"/>.
/// </summary>
public sealed class KeptImports
{
    /// <summary>After these a sender asks for the answer no more.</summary>
    public const int Days = 30;

    private const string Cover = "cover";
    private const string Answers = "answers";

    private readonly Register _register;
    private readonly Texts _texts;
    private readonly string _folder;

    public KeptImports(SiteRegister register, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(register);
        _register = register.Register;
        _texts = texts;
        _folder = OwnerOnly.CreateFolder(_register.Location.ImportsFolder);
        DropOld();
    }

    /// <summary>The latest that are the user's to see, latest first.</summary>
    public IReadOnlyList<KeptImport> Latest(int most, Actor actor)
    {
        var found = new List<KeptImport>();
        foreach (var folder in new DirectoryInfo(_folder).GetDirectories().OrderByDescending(d => new FileInfo(Path.Combine(d.FullName, Cover)).LastWriteTimeUtc))
        {
            if (found.Count == most)
            {
                break;
            }

            if (Read<KeptCover>(folder.Name, Cover) is { } cover && ImportSender.IsSeenBy(cover.Sender, actor))
            {
                found.Add(new(folder.Name, cover.At, cover.At.AddDays(Days), cover.Files));
            }
        }

        return found;
    }

    /// <summary>An import of an earlier run of the program; null where there is none, or no longer.</summary>
    public ImportJob? Find(string id)
    {
        if (!Guid.TryParseExact(id, "N", out _) || Read<KeptCover>(id, Cover) is not { } cover)
        {
            return null;
        }

        var job = new ImportJob(id, [.. cover.Files.Select((name, number) => new HandedOverFile(name, "", RejectedName(number)))], new(null, null, null, default) { Sender = cover.Sender }, cover.At);
        var answers = Read<List<KeptAnswer>>(id, Answers) ?? [];
        for (var number = 0; number < job.Files.Count; number++)
        {
            // What was waiting when the program was stopped has changed nothing and has to be sent again.
            job.Add(number < answers.Count ? answers[number].Answer(job.Files[number]) : new(job.Files[number], null, new Message("web.imports.stopped")));
        }

        return job;
    }

    public bool HasRejected(string id, int number) => File.Exists(PathOf(id, RejectedName(number)));

    public byte[]? Rejected(string id, int number) => Open(id, RejectedName(number));

    internal void Keep(ImportJob job)
    {
        DropOld();
        OwnerOnly.CreateFolder(Path.Combine(_folder, job.Id));
        Write(job.Id, Cover, new KeptCover(job.At, [.. job.Files.Select(f => f.Name)], job.Details.Sender));
    }

    internal void KeepAnswers(ImportJob job) => Write(job.Id, Answers, job.Answers.Select(a => KeptAnswer.Of(a, _texts)).ToList());

    internal void KeepRejected(ImportJob job, int number, string path)
    {
        if (File.Exists(path))
        {
            Seal(job.Id, RejectedName(number), File.ReadAllBytes(path));
            File.Delete(path);
        }
    }

    private static string RejectedName(int number) => number.ToString(CultureInfo.InvariantCulture) + ".rejected";

    private void DropOld()
    {
        var oldest = _register.Clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        foreach (var folder in new DirectoryInfo(_folder).GetDirectories())
        {
            var cover = new FileInfo(Path.Combine(folder.FullName, Cover));
            if ((cover.Exists ? cover.LastWriteTimeUtc : folder.LastWriteTimeUtc) < oldest)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private string PathOf(string id, string name) => Path.Combine(_folder, id, name);

    private void Write<T>(string id, string name, T content) => Seal(id, name, JsonSerializer.SerializeToUtf8Bytes(content));

    private T? Read<T>(string id, string name)
        where T : class => Open(id, name) is { } bytes ? JsonSerializer.Deserialize<T>(bytes) : null;

    private void Seal(string id, string name, byte[] content)
    {
        var record = Guid.ParseExact(id, "N");
        var (wrapped, key) = _register.Vault.NewRecordKey(record);
        using var one = key;
        var envelope = _register.Vault.Seal(key, record, name, content);
        WholeFile.Write(PathOf(id, name), output =>
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, wrapped.Length);
            output.Write(length);
            output.Write(wrapped);
            output.Write(envelope);
        });
    }

    /// <summary>Null also for what another register has left in the folder, which its own vault alone opens.</summary>
    private byte[]? Open(string id, string name)
    {
        var path = PathOf(id, name);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        var end = sizeof(int) + (bytes.Length < sizeof(int) ? 0 : BinaryPrimitives.ReadInt32BigEndian(bytes));
        if (end < sizeof(int) || end > bytes.Length)
        {
            return null;
        }

        try
        {
            return _register.Vault.OpenBytes(bytes[sizeof(int)..end], Guid.ParseExact(id, "N"), name, bytes[end..]);
        }
        catch (VaultException)
        {
            return null;
        }
    }
}
