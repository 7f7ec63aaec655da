namespace Pratip.Registry.Backups.Archives;

/// <summary>One named piece of a backup.</summary>
/// <param name="Name">Where it came from, with slashes: <c>register.db</c>, <c>tables/cases</c>, <c>files/imports/...</c>.</param>
/// <param name="Length">Bytes, before they were packed.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal digits.</param>
/// <param name="ModifiedAt">When the file was last written, in UTC; null for what is no file.</param>
public sealed record ArchivePart(string Name, long Length, string Sha256, DateTime? ModifiedAt);

/// <summary>The names of parts that the program itself looks for.</summary>
internal static class PartNames
{
    public const string Manifest = "manifest.json";

    public const string Register = "register.db";

    public const string Reads = "reads.db";

    public const string Key = "keys/master.key";

    public const string Tables = "tables/";

    public const string Files = "files/";
}
