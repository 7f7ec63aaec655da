using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Exchange.Demonstration;

/// <summary>A cell of a table: a measure in a window, perhaps of one code of a breakdown ("group+sex" crosses two).</summary>
public readonly record struct CellAddress(string Measure, ReportingWindow Window, string? By, string? Key);

/// <summary>A figure that was published, with where. Mark S: read there; A: arithmetic on published figures.</summary>
public sealed record PublishedFigure(string Measure, string Window, string? By, string? Key, long Value, string Mark, string Source)
{
    [JsonIgnore]
    public CellAddress Address => new(Measure, ReportingWindow.Parse(Window), By, Key);
}

/// <summary>What the press and the committee printed for 2023, 2024 and the first half of 2025, from <c>published.json</c>.</summary>
public sealed class PublishedFigures
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private readonly Dictionary<CellAddress, PublishedFigure> _byAddress;

    private PublishedFigures(IReadOnlyList<PublishedFigure> figures)
    {
        Figures = figures;
        _byAddress = figures.ToDictionary(f => f.Address);
    }

    public static PublishedFigures Standard { get; } = new(DemonstrationData.Read<PublishedFigure[]>("published.json", Options));

    public IReadOnlyList<PublishedFigure> Figures { get; }

    public PublishedFigure? Find(CellAddress address) => _byAddress.GetValueOrDefault(address);

    /// <summary>A figure published for a span that ends with the window, whatever day the span began on.</summary>
    public PublishedFigure? FindEnding(CellAddress address) =>
        Figures.FirstOrDefault(f => f.Address is var a && a with { Window = address.Window } == address && a.Window.To == address.Window.To);

    /// <summary>The generator's own check: a world that misses a published figure is not handed out.</summary>
    internal void Check(IReadOnlyDictionary<CellAddress, long> counted)
    {
        var wrong = Figures
            .Where(f => counted.GetValueOrDefault(f.Address, -1) != f.Value)
            .Select(f => $"{f.Measure} {f.Window} {f.By} {f.Key}: published {f.Value}, counted {(counted.TryGetValue(f.Address, out var value) ? value : "nothing")}")
            .ToArray();
        if (wrong.Length > 0)
        {
            throw new InvalidOperationException("The demonstration misses published figures:\n" + string.Join('\n', wrong));
        }
    }
}
