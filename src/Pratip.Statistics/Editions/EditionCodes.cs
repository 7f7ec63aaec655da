using System.Text.Json;

namespace Pratip.Statistics.Editions;

/// <summary>Values of lists as an edition writes them down: words with hyphens.</summary>
internal static class EditionCodes
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Of(known) == code)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
