using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pratip.Registry.Storage.Mappings;

/// <summary>16 bytes in the order the id is printed, so that time-ordered ids are ordered in the file as well.</summary>
internal sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true),
    bytes => new Guid(bytes, true));

/// <summary>UTC to the microsecond, which is what PostgreSQL keeps, in a form that sorts as text.</summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(
    moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
    text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

/// <summary>PostgreSQL: a text array, sorted.</summary>
internal sealed class SortedArrayConverter() : ValueConverter<List<string>, string[]>(
    codes => CodeSets.Sorted(codes),
    array => new List<string>(array));

/// <summary>SQLite: a JSON array, sorted, without spaces.</summary>
internal sealed class SortedJsonConverter() : ValueConverter<List<string>, string>(
    codes => JsonSerializer.Serialize(CodeSets.Sorted(codes), (JsonSerializerOptions?)null),
    json => JsonSerializer.Deserialize<List<string>>(json, (JsonSerializerOptions?)null)!);

/// <summary>Lists of codes are sets: their order carries no meaning.</summary>
internal sealed class CodeSetComparer() : ValueComparer<List<string>>(
    (left, right) => CodeSets.Equal(left, right),
    codes => codes.Count,
    codes => new List<string>(codes));

internal static class CodeSets
{
    public static string[] Sorted(List<string> codes)
    {
        var sorted = codes.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    public static bool Equal(List<string>? left, List<string>? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && left.Count == right.Count && Sorted(left).AsSpan().SequenceEqual(Sorted(right)));
}
