using System.IO.Compression;
using System.Text;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Packs;

/// <summary>Packs files so that the same files give the same bytes.</summary>
internal static class PackZip
{
    public static void Write(IReadOnlyList<PackFile> files, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var file in files)
        {
            using var content = zip.Begin(file.Name);
            content.Write(file.Content);
        }
    }
}
