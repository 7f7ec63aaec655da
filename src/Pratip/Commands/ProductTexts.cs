using Pratip.Exchange.Imports;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;
using Pratip.Statistics.Measures;

namespace Pratip.Commands;

/// <summary>Every text of the product, for messages that come from any room of the house.</summary>
internal static class ProductTexts
{
    public static Texts All { get; } = Texts.Load(typeof(Measure).Assembly, typeof(Register).Assembly, typeof(Importer).Assembly, typeof(Program).Assembly);
}
