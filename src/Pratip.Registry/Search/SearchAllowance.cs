using System.Collections.Concurrent;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Search;

/// <summary>
/// How often one user may search: some in a row, and then so many an hour. Whoever goes through a list of names to learn who is
/// registered is stopped early; an officer at work does not meet the limit.
/// </summary>
public sealed class SearchAllowance(TimeProvider clock)
{
    /// <summary>So many at once, where none were made for long.</summary>
    public const int Burst = 30;

    /// <summary>So many come back each hour.</summary>
    public const int PerHour = 60;

    private static readonly TimeSpan OneEach = TimeSpan.FromHours(1) / PerHour;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _usedUpTo = new();

    /// <summary>Takes one, or says when the next one is possible.</summary>
    public void Take(Guid userId)
    {
        var now = clock.GetUtcNow();
        var latest = now + (OneEach * (Burst - 1));
        var refused = default(DateTimeOffset?);
        _usedUpTo.AddOrUpdate(userId, _ => now + OneEach, (_, usedUpTo) =>
        {
            var from = usedUpTo > now ? usedUpTo : now;
            refused = from > latest ? from : null;
            return refused is null ? from + OneEach : usedUpTo;
        });
        if (refused is { } from)
        {
            var minutes = (int)Math.Ceiling((from - latest).TotalMinutes);
            throw new RegisterException(minutes > 1 ? new Message("search.too-many", minutes) : new Message("search.too-many-soon"));
        }

        Forget(now);
    }

    /// <summary>Whoever has all of it back needs no entry.</summary>
    private void Forget(DateTimeOffset now)
    {
        if (_usedUpTo.Count < 1000)
        {
            return;
        }

        foreach (var (user, usedUpTo) in _usedUpTo)
        {
            if (usedUpTo <= now)
            {
                _usedUpTo.TryRemove(KeyValuePair.Create(user, usedUpTo));
            }
        }
    }
}
