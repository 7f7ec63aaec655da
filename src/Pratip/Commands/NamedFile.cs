namespace Pratip.Commands;

/// <summary>
/// A file that somebody named, to be read or written. What the system says of one that cannot be is about calls and paths; what a person
/// needs is which file and what to name instead.
/// </summary>
internal static class NamedFile
{
    /// <summary>A name that leads nowhere is a slip of whoever typed it; a file that is there and cannot be read is not.</summary>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new UsageException(Directory.Exists(file)
                ? $"{Path.GetFullPath(file)} is a folder. Name the file that is in it."
                : $"there is no file '{file}'. Check the name and the folder: {Path.GetFullPath(file)} was looked for.");
        }

        try
        {
            return await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{Path.GetFullPath(file)} cannot be read. Ask whoever put it there for the right to read it.", cause);
        }
    }

    /// <summary>Says it before anything is done that a file is to be the end of.</summary>
    public static void RequirePlace(string? file)
    {
        if (file is null)
        {
            return;
        }

        if (file.Length == 0 || Path.EndsInDirectorySeparator(file) || Directory.Exists(file))
        {
            throw new UsageException($"'{file}' is a folder. Name the file to write in it.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            OutputFolder.RequireWritable(folder);
        }
    }

    public static async Task WriteAsync(string file, ReadOnlyMemory<byte> bytes, CancellationToken ct, FileStreamOptions? options = null)
    {
        try
        {
            await using var stream = new FileStream(file, options ?? new() { Mode = FileMode.Create, Access = FileAccess.Write });
            await stream.WriteAsync(bytes, ct);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException && !Job.IsFullDisk(cause))
        {
            throw new IOException($"{Path.GetFullPath(file)} cannot be written. Name a file in a folder where you may write, and none that others may not replace.", cause);
        }
    }
}
