using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>A folder that somebody asked files to be written to.</summary>
internal static class OutputFolder
{
    /// <summary>The system words a folder that cannot be made as a file that cannot be found, which nobody looked for.</summary>
    /// <param name="folder">Made where it is not there.</param>
    /// <param name="isOwners">Whether a folder that is made is for its owner alone.</param>
    public static string Create(string folder, bool isOwners = false)
    {
        var made = Make(folder, isOwners);
        RequireWritable(made);
        return made;
    }

    /// <summary>Tried with a file, because rights, mounts and quotas are many and only the system knows them all.</summary>
    public static void RequireWritable(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"there is no folder {Path.GetFullPath(folder)}. Make it first, or name one that is there.");
        }

        var probe = Path.Combine(folder, $".pratip-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
            {
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException && !Job.IsFullDisk(cause))
        {
            throw new UnauthorizedAccessException($"the folder {Path.GetFullPath(folder)} cannot be written to. Name one where you may write.", cause);
        }
    }

    private static string Make(string folder, bool isOwners)
    {
        try
        {
            return isOwners ? OwnerOnly.CreateFolder(folder) : Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException && !Job.IsFullDisk(cause))
        {
            throw new IOException($"the folder {Path.GetFullPath(folder)} cannot be created. Name one in a place where you may write and where no file has that name.", cause);
        }
    }
}
