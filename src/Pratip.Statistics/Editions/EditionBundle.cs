using System.Security.Cryptography;
using System.Text;

namespace Pratip.Statistics.Editions;

/// <summary>An edition in one file: content, hash, signatures, the key to verify them with, and the sealed restricted parts.</summary>
/// <param name="PublicKey">PEM.</param>
/// <param name="Facts">Sealed; null in a bundle made without its restricted parts.</param>
/// <param name="Figures">The content as it was before anything was hidden, sealed.</param>
public sealed record EditionBundle(
    IReadOnlyList<ContentFile> Content, IReadOnlyList<EditionSignature> Signatures, string PublicKey, byte[]? Facts, byte[]? Figures)
{
    public const string HashPath = "content.sha256";
    public const string KeyPath = "keys/register.pem";

    /// <summary>Whatever is in it is for those who may open it, also what a later version may add.</summary>
    public const string RestrictedFolder = "restricted/";

    public const string FactsPath = RestrictedFolder + "facts.sealed";
    public const string FiguresPath = RestrictedFolder + "figures.sealed";

    public static string FileName(string edition) => $"{edition}.pratip-edition";

    public byte[] ToBytes() => StoredZip.Write([.. Files().OrderBy(f => f.Path, StringComparer.Ordinal)]);

    /// <summary>Files of content in one piece, as they are kept and sealed.</summary>
    public static byte[] Pack(IReadOnlyList<ContentFile> content) => StoredZip.Write(content);

    /// <summary>Throws <see cref="InvalidDataException"/> where they are not what <see cref="Pack"/> made.</summary>
    public static IReadOnlyList<ContentFile> Unpack(byte[] packed) => StoredZip.Read(packed, out var wrongAt) is var files && wrongAt < 0
        ? files
        : throw new InvalidDataException($"The files of the edition are damaged at byte {wrongAt}.");

    /// <summary>Reads what an edition says out of its bundle, for reports and packs; whether to believe it is for <see cref="EditionVerifier"/>.</summary>
    public static (EditionContent Content, EditionDocket Docket) ReadContent(byte[] bundle) =>
        ContentReader.Read(Unpack(bundle).Where(f => f.Path.StartsWith(CanonicalContent.Folder, StringComparison.Ordinal)).DistinctBy(f => f.Path, StringComparer.Ordinal));

    public static string HashOf(byte[]? part) => part is null ? "" : Convert.ToHexStringLower(SHA256.HashData(part));

    internal static string StatementPath(string role) => $"signatures/{role}.json";

    internal static string SignaturePath(string role) => $"signatures/{role}.sig";

    private IEnumerable<ContentFile> Files()
    {
        foreach (var file in Content)
        {
            yield return file;
        }

        yield return new(HashPath, ContentManifest.Of(Content));
        yield return new(KeyPath, Encoding.UTF8.GetBytes(PublicKey));
        foreach (var signature in Signatures)
        {
            yield return new(StatementPath(signature.Role), signature.Statement);
            yield return new(SignaturePath(signature.Role), signature.Signature);
        }

        if (Facts is not null && Figures is not null)
        {
            yield return new(FactsPath, Facts);
            yield return new(FiguresPath, Figures);
        }
    }
}
