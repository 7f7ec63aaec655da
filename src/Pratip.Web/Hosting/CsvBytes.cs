using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Web.Hosting;

/// <summary>A table to take out, with the byte order mark without which Excel shows no Khmer.</summary>
internal static class CsvBytes
{
    public static byte[] Of(Action<CsvWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var csv = new CsvWriter(buffer, new CsvFormat { ByteOrderMark = true }))
        {
            write(csv);
        }

        return buffer.ToArray();
    }
}
