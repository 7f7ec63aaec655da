using Pratip.Kernel;
using Pratip.Statistics.Facts;

namespace Pratip.Statistics.Classifications;

/// <summary>
/// The categories a breakdown prints. A closed one prints all its codes, also those nobody falls into; an open one
/// (countries) only those seen. "Unknown" belongs to every one and stands last.
/// </summary>
public sealed class Classification
{
    /// <summary>The remainder row of a list that was cut.</summary>
    public const string OtherCode = "other";

    private readonly Dictionary<string, LocalizedText> _labels;

    public Classification(string id, bool isOpen, IReadOnlyList<ClassificationCode> codes, LocalizedText unknown)
    {
        Id = id;
        IsOpen = isOpen;
        Codes = [.. codes.Where(c => c.Code != FactTable.UnknownCode)];
        Unknown = unknown;
        _labels = Codes.ToDictionary(c => c.Code, c => c.Label, StringComparer.Ordinal);
    }

    public string Id { get; }

    public bool IsOpen { get; }

    /// <summary>In the order of printing, without "unknown".</summary>
    public IReadOnlyList<ClassificationCode> Codes { get; }

    public LocalizedText Unknown { get; }

    public bool Contains(string code) => code == FactTable.UnknownCode || _labels.ContainsKey(code);

    /// <summary>A code that the list does not know prints as itself, so that nothing is lost from a total.</summary>
    public LocalizedText LabelOf(string code) =>
        code == FactTable.UnknownCode ? Unknown : _labels.TryGetValue(code, out var label) ? label : new(code, code);
}

public sealed record ClassificationCode(string Code, LocalizedText Label);
