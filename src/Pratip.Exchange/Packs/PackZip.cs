using System.IO.Compression;
using System.Text;

namespace Pratip.Exchange.Packs;

/// <summary>Packs files so that the same files give the same bytes.</summary>
internal static class PackZip
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(IReadOnlyList<PackFile> files, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var file in files)
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
            entry.LastWriteTime = Epoch;
            entry.ExternalAttributes = 0;
            using var content = entry.Open();
            content.Write(file.Content);
        }
    }
}
