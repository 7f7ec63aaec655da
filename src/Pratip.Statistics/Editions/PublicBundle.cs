namespace Pratip.Statistics.Editions;

/// <summary>
/// The bundle of an edition without its restricted parts: what it says, who signed it and the key to verify that with, for everybody. The
/// facts of persons stay with those who may open them, sealed or not.
/// </summary>
public static class PublicBundle
{
    public static byte[] Of(byte[] bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return EditionBundle.Pack([.. EditionBundle.Unpack(bundle).Where(file => !file.Path.StartsWith(EditionBundle.RestrictedFolder, StringComparison.Ordinal))]);
    }

    /// <summary>2024-p1-public.pratip-edition, so that the two are not taken for each other in a folder.</summary>
    public static string FileName(string edition) => EditionBundle.FileName($"{edition}-public");
}
