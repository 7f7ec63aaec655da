using Pratip.Kernel;

namespace Pratip.Reference.Geography;

/// <summary>One of the 24 provinces or the capital.</summary>
/// <param name="Code">The national code (NCDD), 01 to 25.</param>
/// <param name="IsoCode">ISO 3166-2; its number is the national one without the leading zero.</param>
/// <param name="IsoSpelling">The romanisation that ISO 3166-2 uses, which differs from the usual English one.</param>
/// <param name="ValidFrom">The day the unit came into being, where it is younger than the register's figures may reach.</param>
public sealed record Province(
    string Code, string IsoCode, LocalizedText Name, string IsoSpelling, IReadOnlyList<string> Aliases, bool IsMunicipality, DateOnly? ValidFrom)
{
    public override string ToString() => $"{Code} {Name.En}";
}

public enum DistrictKind
{
    /// <summary>srok (ស្រុក)</summary>
    District,

    /// <summary>krong (ក្រុង)</summary>
    Municipality,

    /// <summary>khan (ខណ្ឌ), in the capital only</summary>
    Khan,
}

/// <summary>A district, municipality or khan. Its four-digit code begins with the province's.</summary>
public sealed record District(string Code, string ProvinceCode, DistrictKind Kind, LocalizedText Name, IReadOnlyList<string> Aliases)
{
    public override string ToString() => $"{Code} {Name.En}";
}
