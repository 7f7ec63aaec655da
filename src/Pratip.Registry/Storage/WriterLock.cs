using System.Diagnostics;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Storage;

/// <summary>
/// An embedded register has one writing process. The operating system gives the lock back when the process ends, however
/// it ends; who holds it stands in a file beside it, because a locked file cannot be read everywhere.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _lock;

    private WriterLock(FileStream held) => _lock = held;

    public static WriterLock Take(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        var holder = Path.Combine(folder, "writer.txt");
        try
        {
            var held = new FileStream(Path.Combine(folder, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var self = Process.GetCurrentProcess();
            File.WriteAllText(holder, $"{self.ProcessName}, process {Environment.ProcessId} on {Environment.MachineName}");
            return new WriterLock(held);
        }
        catch (IOException)
        {
            throw new RegisterException(new Message("register.writer-busy", folder, ReadHolder(holder)));
        }
    }

    public void Dispose() => _lock.Dispose();

    private static string ReadHolder(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
