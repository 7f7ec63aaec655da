using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pratip.Registry.Audit.Reads;

/// <summary>What was looked at.</summary>
public enum ReadKind
{
    /// <summary>Somebody's name, birth date, documents and contacts.</summary>
    Identity,

    Search,

    /// <summary>Rows taken out as a file.</summary>
    Export,

    /// <summary>An attachment or another stored file.</summary>
    Download,

    /// <summary>The page of one case.</summary>
    Case,

    /// <summary>The page of one person's file.</summary>
    Person,

    /// <summary>Sealed reasons and decisions about a presumed victim or a child, and how a guardian is reached.</summary>
    Reason,

    /// <summary>The text of a note, the name of a file.</summary>
    Note,

    /// <summary>The page of one public statement, with what was answered.</summary>
    Statement,

    /// <summary>The log itself.</summary>
    Log,
}

/// <summary>One line of the log of reads: who looked at what, when and what for. It holds ids and never what was seen.</summary>
/// <param name="Position">1, 2, 3 without a gap.</param>
/// <param name="At">To the millisecond, because that is what is hashed.</param>
/// <param name="UserId">Who looked.</param>
/// <param name="AgencyId">On behalf of which agency.</param>
/// <param name="Kind">What was looked at.</param>
/// <param name="Purpose">Why, as the reader chose or the page implies.</param>
/// <param name="Detail">What tells one search from another without saying what was typed; null elsewhere.</param>
/// <param name="Ids">The rows seen, in ordinal order, each once.</param>
public sealed record ReadEntry(
    long Position, DateTimeOffset At, Guid UserId, Guid AgencyId, ReadKind Kind, string Purpose, string? Detail, IReadOnlyList<Guid> Ids)
{
    /// <summary>What goes before the first entry.</summary>
    public static ReadOnlyMemory<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    internal string AtText => TextOf(At);

    internal string KindText => TextOf(Kind);

    internal static string TextOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string TextOf(ReadKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    internal static IReadOnlyList<string> InOrder(IEnumerable<Guid> ids) => [.. ids.Distinct().Select(id => id.ToString("D")).Order(StringComparer.Ordinal)];

    /// <summary>The hash over the entry before and this one's canonical content.</summary>
    internal byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        var content = new ArrayBufferWriter<byte>(256);
        content.Write(previous);
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Position);
            json.WriteStringValue(AtText);
            json.WriteStringValue(UserId);
            json.WriteStringValue(AgencyId);
            json.WriteStringValue(KindText);
            json.WriteStringValue(Purpose);
            json.WriteStringValue(Detail);
            foreach (var id in InOrder(Ids))
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        return SHA256.HashData(content.WrittenSpan);
    }
}

/// <summary>What came of following the chain of entries.</summary>
/// <param name="Count">Entries that were found whole.</param>
/// <param name="BrokenAt">The first entry that is not as it was written, or where one is missing; null where the chain is whole.</param>
public sealed record ReadVerification(long Count, long? BrokenAt)
{
    public bool IsWhole => BrokenAt is null;
}

/// <summary>What came of following a stretch of the chain.</summary>
/// <param name="First">The first entry that was looked at.</param>
/// <param name="Last">The last one that was found as it was written; one less than <paramref name="First"/> where none was.</param>
/// <param name="End">The last entry there is.</param>
/// <param name="BrokenAt">The first entry that is not as it was written, or where one is missing; null where the stretch is whole.</param>
/// <param name="Hash">Of the last entry found whole, in hexadecimal digits: kept elsewhere, it tells whether a tail was cut off.</param>
public sealed record ReadStretch(long First, long Last, long End, long? BrokenAt, string Hash)
{
    /// <summary>Whether there is more to follow.</summary>
    public bool GoesOn => BrokenAt is null && Last < End;
}
