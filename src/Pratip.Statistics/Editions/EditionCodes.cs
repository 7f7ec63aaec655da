using System.Text.Json;

namespace Pratip.Statistics.Editions;

/// <summary>Values of lists as an edition writes them down: words with hyphens.</summary>
public static class EditionCodes
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a code that was written by <see cref="Of"/>.</summary>
    public static T Parse<T>(string code)
        where T : struct, Enum => TryParse<T>(code, out var value) ? value : throw new InvalidDataException($"'{code}' is no {typeof(T).Name}.");

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
