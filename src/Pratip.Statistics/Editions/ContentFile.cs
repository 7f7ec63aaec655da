using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pratip.Statistics.Editions;

/// <summary>One file of the canonical content: its path inside the bundle and its bytes.</summary>
public sealed record ContentFile(string Path, byte[] Bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Text()
    {
        try
        {
            return Strict.GetString(Bytes);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{Path}: not UTF-8.", e);
        }
    }
}

/// <summary>The list that is hashed: path, length and SHA-256 of each file, in the order of the paths.</summary>
public static class ContentManifest
{
    public static byte[] Of(IEnumerable<ContentFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}  {file.Bytes.Length}  {file.Path}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The hash of the content, which is what is signed.</summary>
    public static string HashOf(IEnumerable<ContentFile> files) => Convert.ToHexStringLower(SHA256.HashData(Of(files)));
}
