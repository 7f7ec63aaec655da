using Pratip.Kernel;
using Pratip.Statistics.Editions;

namespace Pratip.Statistics.Claims.Checked;

/// <summary>Editions out of the files they are handed over in.</summary>
public static class DatedEditions
{
    /// <summary>What a bundle says; whether to believe it is for <see cref="EditionVerifier"/>.</summary>
    /// <param name="hash">Of its content, as the verifier found it.</param>
    public static DatedEdition OfBundle(byte[] bundle, string? hash)
    {
        var content = EditionBundle.ReadContent(bundle).Content;
        return new(EditionName.Of(content.Head), content, hash, Released(bundle));
    }

    /// <summary>The day of the decision to let it out; null in a bundle that was signed and not released.</summary>
    private static DateOnly? Released(byte[] bundle)
    {
        var file = EditionBundle.Unpack(bundle).FirstOrDefault(f => f.Path == EditionBundle.StatementPath(EditionSignature.Release));
        return file is not null && EditionStatement.Read(file.Bytes) is { } statement ? PhnomPenhTime.DateOf(statement.At) : null;
    }
}
