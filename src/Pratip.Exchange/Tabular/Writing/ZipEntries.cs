using System.IO.Compression;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>The one way files get into a zip we write: no time and no attributes of the machine, so that the same files give the same bytes.</summary>
internal static class ZipEntries
{
    /// <summary>A file that its owner writes and everybody reads: with no rights at all, whoever unpacks it on Unix could not open it.</summary>
    private const int Readable = unchecked((int)0x81A4_0000);

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Stream Begin(this ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = Readable;
        return entry.Open();
    }
}
