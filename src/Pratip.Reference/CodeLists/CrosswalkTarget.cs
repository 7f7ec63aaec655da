using System.Collections.Frozen;

namespace Pratip.Reference.CodeLists;

/// <summary>
/// The outside classifications that national codes are mapped to. IC-TIP is known by name only: its code tables could not
/// be obtained, so no entry may carry one until they are loaded.
/// </summary>
/// <param name="MayBeUsed">False while no code of the target is known.</param>
/// <param name="Verified">False while the codes are known from general knowledge only.</param>
public sealed record CrosswalkTarget(string Id, string Title, bool MayBeUsed, bool Verified)
{
    public static CrosswalkTarget IcTip { get; } = new("ic-tip", "International Classification for Administrative Data on Trafficking in Persons", false, false);

    public static CrosswalkTarget Iccs { get; } = new("iccs", "International Classification of Crime for Statistical Purposes 1.0", true, false);

    public static CrosswalkTarget Htcds { get; } = new("htcds", "Human Trafficking Case Data Standard 2.0", true, true);

    public static CrosswalkTarget Ctdc { get; } = new("ctdc", "Counter Trafficking Data Collaborative, column names", true, true);

    public static CrosswalkTarget Glotip { get; } = new("glotip", "UNODC Global Report on Trafficking in Persons, published categories", true, true);

    public static IReadOnlyList<CrosswalkTarget> All { get; } = [IcTip, Iccs, Htcds, Ctdc, Glotip];

    private static readonly FrozenDictionary<string, CrosswalkTarget> ById = All.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);

    public static CrosswalkTarget? Find(string id) => ById.GetValueOrDefault(id);
}
