namespace Pratip.Reference.Geography;

/// <summary>
/// Courts by their usual name in English. A court is written in files and forms as free text; one written under that name is
/// known again, and can be named in the reader's language.
/// </summary>
public static class CourtNames
{
    private static readonly Dictionary<string, Province> ByName = Gazetteer.Standard.Provinces.ToDictionary(FirstInstance, StringComparer.OrdinalIgnoreCase);

    public static string FirstInstance(Province province)
    {
        ArgumentNullException.ThrowIfNull(province);
        return $"Court of First Instance, {province.Name.En}";
    }

    /// <summary>The province whose court of first instance was written; null for any other court.</summary>
    public static Province? FirstInstanceOf(string? written) => written is null ? null : ByName.GetValueOrDefault(written.Trim());
}
