using Pratip.Kernel;
using Pratip.Statistics.Classifications;

namespace Pratip.Statistics.Stocks;

/// <summary>What is counted as there, coming in and going out.</summary>
/// <param name="Id">Public, as the id of a measure.</param>
/// <param name="Table">The table of the report it is printed as, at the end of <paramref name="Section"/>.</param>
/// <param name="Subjects">Every subject of returns it rests on, its own first: without one of them it is missing.</param>
/// <param name="Entered">The date column from which on something is there.</param>
/// <param name="Left">The date column on which it went; without a date it is still there.</param>
/// <param name="By">The code column that says how it went. Whatever went by none of <paramref name="Ways"/> is unaccounted for.</param>
public sealed record StockDefinition(
    string Id,
    int Version,
    string Table,
    string Section,
    CountingUnit Unit,
    IReadOnlyList<string> Subjects,
    string Facts,
    string Entered,
    string Left,
    string By,
    IReadOnlyList<ClassificationCode> Ways,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Where,
    LocalizedText Title,
    LocalizedText Definition,
    LocalizedText LegalBasis);
