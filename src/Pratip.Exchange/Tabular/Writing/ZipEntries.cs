using System.IO.Compression;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>The one way files get into a zip we write: no time and no attributes of the machine, so that the same files give the same bytes.</summary>
internal static class ZipEntries
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Stream Begin(this ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = 0;
        return entry.Open();
    }
}
