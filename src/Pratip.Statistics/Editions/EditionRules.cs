using Pratip.Statistics.Disclosure;

namespace Pratip.Statistics.Editions;

/// <summary>A signed rule that leaves cells open though they are small.</summary>
/// <param name="By">The breakdown; null for every one and the total.</param>
/// <param name="Key">The code within it; null for every one.</param>
/// <param name="Rule">What the suppression audit calls it.</param>
public sealed record EditionExemption(string MeasureId, string? By, string? Key, string Rule);

/// <summary>Checks every figure before anything is hidden, beside the edition of the same window before it.</summary>
public delegate IReadOnlyList<EditionFinding> EditionChecks(EditionContent full, EditionContent? before);

/// <summary>Which cells are hidden or left open, and what no hiding mends: that stops the release like any other finding.</summary>
public sealed record EditionHiding(IReadOnlyList<EditionSuppression> Suppressions, IReadOnlyList<EditionFinding> Findings);

/// <summary>An edition that readers have, and what it did not tell them.</summary>
public sealed record ReleasedEdition(EditionContent Told, EditionContent Full)
{
    /// <summary>Its numbers as its readers have them, and those that it hides.</summary>
    public EarlierRelease Numbers()
    {
        var hidden = Told.AllCells.Where(cell => cell.State is EditionCellState.Hidden).Select(DisclosureControl.IdOf).ToHashSet();
        return new([.. DisclosureControl.CellsOf(Told)], [.. DisclosureControl.CellsOf(Full).Where(cell => hidden.Contains(cell.Id))]);
    }
}

/// <summary>Says which cells are hidden, and which stay open by an exemption.</summary>
/// <param name="released">What readers know already: signed editions whose windows meet those of this one.</param>
public delegate EditionHiding EditionDisclosure(EditionContent full, IReadOnlyList<ReleasedEdition> released, IReadOnlyList<EditionExemption> exemptions);

/// <summary>What looks at the figures of an edition between counting and signing.</summary>
public sealed record EditionRules(EditionChecks Check, EditionDisclosure Disclose)
{
    /// <summary>Nothing is checked and nothing hidden.</summary>
    public static EditionRules None { get; } = new((_, _) => [], (_, _, _) => new([], []));

    /// <summary>What the program does.</summary>
    public static EditionRules Standard { get; } = new(StandardRules.Check, StandardRules.Disclose);
}
