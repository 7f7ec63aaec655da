using System.Text;
using Pratip.Exchange.Tabular;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Encoded;

/// <summary>Small text files from outside, read within a limit.</summary>
internal static class EncodedText
{
    /// <summary>Null where it is larger, or no UTF-8.</summary>
    public static string? Read(string path, long largest)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > largest)
            {
                return null;
            }

            using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableFileException(UnreadableReason.NotFound, new Message("exchange.tabular.not-found", TabularFile.ShownName(path)), cause);
        }
    }
}
