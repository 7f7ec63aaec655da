using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Pratip.Registry.Attachments;

/// <summary>
/// Looks into the archive that an office file is. Its parts are unpacked and thrown away, within bounds, because what an
/// archive says of its size is only what it says.
/// </summary>
internal static class DocumentPackage
{
    private const int MostParts = 4000;

    private const long LargestUnpacked = 256L * 1024 * 1024;

    private const int LargestDescription = 1024 * 1024;

    private static readonly string[] ActiveParts = ["vbaproject", "macroenabled", "activex", "macrosheet"];

    /// <summary>Office Open XML with this main part, without macros.</summary>
    public static bool IsOffice(byte[] content, string main) => Look(content, archive =>
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } description)
        {
            return false;
        }

        var types = ContentTypes(description);
        return types.Contains(main, StringComparer.OrdinalIgnoreCase)
            && !types.Any(IsActive) && !archive.Entries.Any(part => IsActive(part.FullName));
    });

    /// <summary>OpenDocument of this type, without macros. Its first part says what it is, and lies there unpacked.</summary>
    public static bool IsOpenDocument(byte[] content, string media) => Look(content, archive =>
        archive.Entries is [{ FullName: "mimetype" } first, ..] && string.Equals(Text(first), media, StringComparison.Ordinal)
        && !archive.Entries.Any(part => part.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || part.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)));

    private static bool Look(byte[] content, Func<ZipArchive, bool> isRight)
    {
        if (!ZipFrame.IsWholeFile(content))
        {
            return false;
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Count <= MostParts && HasSafeNames(archive) && isRight(archive) && IsWithinBounds(archive);
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsActive(string name) => ActiveParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Each part once, and none that would be unpacked elsewhere.</summary>
    private static bool HasSafeNames(ZipArchive archive)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return archive.Entries.All(part => seen.Add(part.FullName)
            && !part.FullName.StartsWith('/') && !part.FullName.Contains('\\', StringComparison.Ordinal) && !part.FullName.Contains(':', StringComparison.Ordinal)
            && !part.FullName.Split('/').Contains("..", StringComparer.Ordinal));
    }

    private static bool IsWithinBounds(ZipArchive archive)
    {
        var buffer = new byte[64 * 1024];
        var unpacked = 0L;
        foreach (var part in archive.Entries)
        {
            using var stream = part.Open();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                unpacked += read;
                if (unpacked > LargestUnpacked)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<string> ContentTypes(ZipArchiveEntry description)
    {
        using var reader = XmlReader.Create(new StringReader(Text(description)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var types = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    private static string Text(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        var bytes = new byte[LargestDescription];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length < bytes.Length ? Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF') : throw new InvalidDataException();
    }
}
