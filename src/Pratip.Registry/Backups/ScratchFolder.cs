using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups;

/// <summary>
/// A folder for copies under way. It is held by a lock that ends with the process, so that what a killed one has left is known
/// from what is in use, and swept up by the next.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string LockName = "in-use";

    private readonly FileStream _lock;

    private ScratchFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <param name="parent">Where the data lies anyway: copies of it must not be left on another disk.</param>
    /// <param name="purpose">The beginning of the folder's name.</param>
    /// <param name="sweep">What to do with a folder of the same purpose that nobody holds, before it is deleted.</param>
    public static ScratchFolder Create(string parent, string purpose, Action<string>? sweep = null)
    {
        OwnerOnly.CreateFolder(parent);
        foreach (var left in Directory.EnumerateDirectories(parent, purpose + "-*"))
        {
            SweepUp(left, sweep);
        }

        var path = OwnerOnly.CreateFolder(System.IO.Path.Combine(parent, $"{purpose}-{Guid.NewGuid():N}"));
        return new ScratchFolder(path, Hold(path));
    }

    public void Dispose()
    {
        _lock.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static void SweepUp(string folder, Action<string>? sweep)
    {
        try
        {
            using (Hold(folder))
            {
                sweep?.Invoke(folder);
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Somebody is at work in it, or was quicker to sweep it up.
        }
    }

    private static FileStream Hold(string folder) =>
        new(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
