using Pratip.Exchange.Packs.Rates;
using Pratip.Exchange.Packs.Sdmx;
using Pratip.Exchange.Packs.Tables;
using Pratip.Exchange.Packs.Tidy;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs;

/// <summary>
/// Packs for others, each made of an edition's content and of nothing else. The same content gives the same bytes, today and
/// on any other machine.
/// </summary>
public static class EditionPacks
{
    /// <summary>The files of a pack, in the order of their names.</summary>
    /// <exception cref="PackRefusedException">The edition is of a window this pack is not for, or contradicts itself.</exception>
    public static IReadOnlyList<PackFile> Files(EditionContent content, PackKind kind, PackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        var whole = PackContent.Of(content);
        var files = kind switch
        {
            PackKind.Unodc => UnodcPack.Files(whole),
            PackKind.Sdg => SdgPack.Files(whole, options ?? PackOptions.Default),
            PackKind.Tip => TipPack.Files(whole),
            PackKind.Sdmx => SdmxPack.Files(whole),
            _ => TidyPack.Files(whole),
        };
        return [.. files.Append(PackAbout.Of(content, kind)).OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The name of the zip file of a pack: pack-unodc-2024-p1.zip.</summary>
    public static string FileName(EditionHead head, PackKind kind) => $"pack-{kind.Code()}-{PackTexts.NameOf(head)}.zip";

    /// <summary>Writes the pack as one zip file; the stream stays open.</summary>
    public static void Write(EditionContent content, PackKind kind, Stream output, PackOptions? options = null) =>
        PackZip.Write(Files(content, kind, options), output);

    /// <summary>Writes the zip file into a folder, whole or not at all, and returns its path.</summary>
    public static string Write(EditionContent content, PackKind kind, string folder, PackOptions? options = null)
    {
        var files = Files(content, kind, options);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName(content.Head, kind));
        WholeFile.Write(path, output => PackZip.Write(files, output));
        return path;
    }
}
