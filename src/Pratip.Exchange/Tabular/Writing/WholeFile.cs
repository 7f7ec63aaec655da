using Pratip.Registry.Storage;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>
/// Writes a file under another name until it is whole: a full disk or a stopped program leaves neither half a file nor
/// half of an earlier one. Only its owner may read it, because most files of ours hold persons.
/// </summary>
public static class WholeFile
{
    public static void Write(string path, Action<Stream> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var file = new FileStream(draft, OwnerOnly.Creating(FileMode.CreateNew, FileAccess.ReadWrite)))
            {
                content(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
