using System.Text;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Targets;

/// <summary>
/// Where restored files lie until all of them are there and checked; then they are moved to their places, which costs a moment. What
/// is moved stands in a list beforehand, so that a move cut short is taken back: at once, or by the next restore after a kill.
/// </summary>
internal sealed class RestorePlace : IDisposable
{
    private const string Purpose = "restoring";
    private const string ListName = "placing";

    private readonly ScratchFolder _scratch;

    private RestorePlace(ScratchFolder scratch) => _scratch = scratch;

    /// <param name="folder">The disk of the places to come.</param>
    /// <param name="takesBack">Whether what an earlier restore had moved when it was killed is taken back: where it is known that no register came of it.</param>
    public static RestorePlace Begin(string folder, bool takesBack) => new(ScratchFolder.Create(folder, Purpose, takesBack ? TakeBack : null));

    /// <summary>Where a part lies; a name that leads out of the folder is not one of ours.</summary>
    public string PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_scratch.Path, name));
        return path.StartsWith(_scratch.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The archive has a part '{name}', which leads out of its folder.");
    }

    public async Task StageAsync(string name, DateTime? modifiedAt, Stream content, CancellationToken ct)
    {
        var path = PathOf(name);
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, OwnerOnly.Creating(FileMode.CreateNew)))
        {
            await content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
        }

        if (modifiedAt is { } at)
        {
            File.SetLastWriteTimeUtc(path, at);
        }
    }

    /// <summary>Moves what was staged, in this order; what was not staged is passed over.</summary>
    public void Place(params IReadOnlyList<(string Name, string To)> moves)
    {
        var staged = moves.Where(move => Path.Exists(PathOf(move.Name))).ToList();
        WriteList(staged);
        try
        {
            foreach (var (name, to) in staged)
            {
                OwnerOnly.CreateFolder(Path.GetDirectoryName(to)!);
                Move(PathOf(name), to);
            }
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    /// <summary>What was moved stays.</summary>
    public void Keep() => File.Delete(PathOf(ListName));

    public void TakeBack() => TakeBack(_scratch.Path);

    public void Dispose() => _scratch.Dispose();

    private static void TakeBack(string folder)
    {
        var list = Path.Combine(folder, ListName);
        if (!File.Exists(list))
        {
            return;
        }

        foreach (var line in File.ReadAllLines(list))
        {
            // What still lies here has not been moved, and what is in its place is not ours.
            if (line.Split('\t') is [var name, var to] && !Path.Exists(Path.Combine(folder, name)))
            {
                Delete(to);
            }
        }

        File.Delete(list);
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static void Move(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            File.Move(from, to);
            return;
        }

        // An empty folder in its place holds nothing that could be lost.
        if (Directory.Exists(to))
        {
            Directory.Delete(to);
        }

        Directory.Move(from, to);
    }

    private void WriteList(List<(string Name, string To)> moves)
    {
        using var file = new FileStream(PathOf(ListName), OwnerOnly.Creating(FileMode.Create));
        file.Write(Encoding.UTF8.GetBytes(string.Concat(moves.Select(move => $"{move.Name}\t{move.To}\n"))));
        file.Flush(flushToDisk: true);
    }
}
