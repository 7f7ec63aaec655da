namespace Pratip.Registry.Storage;

/// <summary>
/// Files and folders of a register that only the account which runs the program may open. On Windows they have the rights
/// of the folder above. What is there already keeps the rights that somebody gave it.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Returns the whole path of the folder.</summary>
    public static string CreateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, File600 | UnixFileMode.UserExecute).FullName;

    /// <summary>An empty file where none is, for a library that fills it and would create it for everybody to read.</summary>
    public static void CreateFile(string path)
    {
        if (!File.Exists(path))
        {
            using var created = new FileStream(path, Creating(FileMode.OpenOrCreate));
        }
    }

    public static FileStreamOptions Creating(FileMode mode, FileAccess access = FileAccess.Write)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File600;
        }

        return options;
    }
}
