using System.Data.Common;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Audit.Reads;

/// <summary>
/// Who looked at what. Entries are only ever added, and each holds the hash of the one before, so that whoever changes or takes
/// one away in the files has to rewrite all that follow. What cannot be recorded is not shown: see <see cref="RecordAsync"/>.
/// </summary>
public sealed class ReadLog : IAsyncDisposable
{
    public const int LongestPurpose = 200;

    /// <summary>So many entries are followed for one request.</summary>
    public const int Stretch = 100_000;

    private readonly ReadStore _store;
    private readonly TimeProvider _clock;
    private readonly Together<ReadEntry> _adding;

    internal ReadLog(ReadStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        _adding = new Together<ReadEntry>(AddAsync);
    }

    /// <summary>Records before anything is shown. Throws <see cref="ReadNotRecordedException"/> where the entry cannot be written: then nothing may be shown.</summary>
    public async Task RecordAsync(Actor actor, ReadKind kind, string purpose, IReadOnlyCollection<Guid> ids, CancellationToken ct, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        if (purpose.Length > LongestPurpose)
        {
            throw new ArgumentException($"A purpose has at most {LongestPurpose} characters.", nameof(purpose));
        }

        var entry = new ReadEntry(0, _clock.GetUtcNow(), actor.UserId, actor.AgencyId, kind, purpose, detail, [.. ids.Distinct()]);
        try
        {
            await _adding.DoAsync(entry, ct);
        }
        catch (Exception problem) when (problem is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new ReadNotRecordedException(problem);
        }
    }

    /// <summary>Follows the chain from its beginning. A tail that was cut off whole is not seen: keep the count, and hold it against the last one.</summary>
    public async Task<ReadVerification> VerifyAsync(CancellationToken ct)
    {
        await using var connection = await _store.OpenAsync(ct);
        return await VerifyAsync(connection, ct);
    }

    /// <summary>The same for the entries after one, and for so many of them: what a request may take is bounded, and the next one goes on.</summary>
    public async Task<ReadStretch> VerifyAsync(long after, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        await using var connection = await _store.OpenAsync(ct);
        var end = (await ReadTable.LastAsync(connection, null, "", ct)).Position;
        if (await ReadTable.HashAsync(connection, after, ct) is not { } previous)
        {
            return new ReadStretch(after + 1, after, end, after, "");
        }

        var (last, brokenAt, hash) = await FollowAsync(connection, after, previous, most, ct);

        // Entries are missing at the end of the stretch, and there are later ones.
        brokenAt ??= last < end && last - after < most ? last + 1 : null;
        return new ReadStretch(after + 1, last, Math.Max(end, last), brokenAt, Convert.ToHexStringLower(hash));
    }

    /// <summary>The same where no register is open: in a backup that is being restored.</summary>
    internal static async Task<ReadVerification> VerifyAsync(DbConnection connection, CancellationToken ct)
    {
        var (last, brokenAt, _) = await FollowAsync(connection, 0, ReadEntry.Beginning.ToArray(), null, ct);
        return new ReadVerification(last, brokenAt);
    }

    private static async Task<(long Last, long? BrokenAt, byte[] Hash)> FollowAsync(DbConnection connection, long after, byte[] previous, int? most, CancellationToken ct)
    {
        await foreach (var line in ReadTable.AllAsync(connection, after, most, ct))
        {
            if (line.Entry is null || line.Position != after + 1 || !previous.AsSpan().SequenceEqual(line.Previous) || !line.Entry.HashAfter(previous).AsSpan().SequenceEqual(line.Hash))
            {
                return (after, after + 1, previous);
            }

            previous = line.Hash;
            after++;
        }

        return (after, null, previous);
    }

    /// <summary>Entries, latest first, with how many rows were seen in each and which where they are few.</summary>
    internal async Task<IReadOnlyList<ListedRead>> ListAsync(ReadQuery query, CancellationToken ct)
    {
        await using var connection = await _store.OpenAsync(ct);
        return await ReadList.ReadAsync(connection, query, ct);
    }

    /// <summary>The latest entries that speak of any of these rows, latest first. Who read in the log of them has not looked at them.</summary>
    internal async Task<IReadOnlyList<ReadEntry>> OfAsync(IReadOnlyCollection<Guid> ids, int most, CancellationToken ct)
    {
        await using var connection = await _store.OpenAsync(ct);
        return await ReadTable.OfAsync(connection, ReadEntry.InOrder(ids), most, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _adding.EndAsync();
        await _store.DisposeAsync();
    }

    /// <summary>One transaction for all who look at the same time: each waits for the disk, and none for the others' turns at it.</summary>
    private async Task AddAsync(IReadOnlyList<ReadEntry> entries)
    {
        await using var connection = await _store.OpenAsync(CancellationToken.None);
        await using var transaction = await _store.BeginAsync(connection, CancellationToken.None);
        var (position, previous) = await ReadTable.LastAsync(connection, transaction, _store.HoldsChain, CancellationToken.None);
        foreach (var waiting in entries)
        {
            var entry = waiting with { Position = ++position, At = Now() };
            previous = await ReadTable.InsertAsync(connection, transaction, entry, previous, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>The log of reads cannot be written: what was asked for stays closed.</summary>
public sealed class ReadNotRecordedException(Exception inner) : RegisterException(new Message("reads.not-recorded"), inner);
