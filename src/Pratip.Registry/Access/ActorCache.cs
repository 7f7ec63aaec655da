using System.Collections.Concurrent;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>
/// Answers for every request whether a session is still in force, and who its user is. What it remembers is dropped at once
/// when this process changes accounts; a change made by another node is seen after some seconds at most.
/// </summary>
public sealed class ActorCache
{
    /// <summary>How long a user is remembered: so much later than here, another node ends a session.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    /// <summary>More users than this at work at once are forgotten and read again, so that memory stays bounded.</summary>
    private const int Limit = 10_000;

    private readonly Register _register;
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private int _generation;

    internal ActorCache(Register register) => _register = register;

    /// <summary>The user of a session; null if the session is over, for whatever reason.</summary>
    /// <param name="userId">From the session.</param>
    /// <param name="stamp">The security stamp the session began with.</param>
    /// <param name="ct">Stops waiting.</param>
    public async ValueTask<Actor?> FindAsync(Guid userId, string stamp, CancellationToken ct)
    {
        // Another stamp than the one remembered may be a newer one, of a session begun on another node: that is asked.
        if (_entries.TryGetValue(userId, out var entry) && _register.Clock.GetElapsedTime(entry.ReadAt) < Remembered && entry.Of(stamp) is { } actor)
        {
            return actor;
        }

        var generation = Volatile.Read(ref _generation);
        entry = await ReadAsync(userId, ct);
        if (_entries.Count >= Limit)
        {
            _entries.Clear();
        }

        // What was read before somebody changed it must not outlive the change.
        if (generation == Volatile.Read(ref _generation))
        {
            _entries[userId] = entry;
            if (generation != Volatile.Read(ref _generation))
            {
                _entries.TryRemove(userId, out _);
            }
        }

        return entry.Of(stamp);
    }

    internal void Forget()
    {
        Interlocked.Increment(ref _generation);
        _entries.Clear();
    }

    private async Task<Entry> ReadAsync(Guid userId, CancellationToken ct)
    {
        var readAt = _register.Clock.GetTimestamp();
        var (stamp, actor) = await ActorReader.ReadStampedAsync(_register, userId, ct);
        return new Entry(readAt, stamp, actor);
    }

    private sealed record Entry(long ReadAt, string? Stamp, Actor? Actor)
    {
        public Actor? Of(string stamp) => string.Equals(stamp, Stamp, StringComparison.Ordinal) ? Actor : null;
    }
}
