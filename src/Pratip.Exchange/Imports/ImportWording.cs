using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports;

/// <summary>The keys of the importer's texts.</summary>
internal static class ImportWording
{
    public const string Prefix = "exchange.imports.";

    public static Message Of(string key, params object?[] args) => new(Prefix + key, args);
}
