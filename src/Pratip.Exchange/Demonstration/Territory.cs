using Pratip.Reference.Geography;

namespace Pratip.Exchange.Demonstration;

/// <summary>Where things happen: more in the capital, the coast, Siem Reap and the border provinces than in the north-east.</summary>
internal static class Territory
{
    private static readonly int[] Weights =
    [
        62, 48, 22, 8, 14, 12, 14, 38, 9, 7, 2, 150, 4, 18, 12, 4, 66, 74, 3, 42, 20, 9, 1, 3, 14,
    ];

    public static Province Draw(SeededChance chance) => Gazetteer.Standard.Provinces[chance.Weighted(Weights)];

    /// <summary>Where foreigners are found without papers: the coast, the casino towns, the capital.</summary>
    public static Province DrawForForeigners(SeededChance chance) =>
        Gazetteer.Standard.FindProvince(chance.Weighted([("18", 40), ("12", 28), ("20", 12), ("01", 10), ("07", 4), ("22", 3), ("02", 2), ("08", 1)]))!;

    /// <summary>Gateways out of the country.</summary>
    public static Province DrawGateway(SeededChance chance) =>
        Gazetteer.Standard.FindProvince(chance.Weighted([("12", 55), ("01", 18), ("20", 15), ("17", 7), ("18", 5)]))!;

    public static string? District(Province province, SeededChance chance)
    {
        var districts = Gazetteer.Standard.DistrictsOf(province).ToArray();
        return districts.Length == 0 || chance.Percent(8) ? null : chance.Pick(districts).Code;
    }

    public static string Court(Province province) => CourtNames.FirstInstance(province);
}
