using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Agencies;

/// <summary>
/// What agencies there are: nearly every page names some, and nobody is kept from them. What it remembers is dropped at once when
/// this process changes one; a change made by another node is seen after some seconds. The rows are everybody's and are not changed.
/// </summary>
public sealed class AgencyBook
{
    /// <summary>How long they are remembered: so much later than here, another node's change is seen.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly Register _register;
    private Known? _known;
    private int _generation;

    internal AgencyBook(Register register) => _register = register;

    /// <summary>All of them, also those that were voided: rows of before name them.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, Agency>> AllAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _known) is { } known && known.Generation == Volatile.Read(ref _generation) && _register.Clock.GetElapsedTime(known.ReadAt) < Remembered)
        {
            return known.Agencies;
        }

        // What was read before somebody changed it is of a generation that is over.
        var read = new Known(Volatile.Read(ref _generation), _register.Clock.GetTimestamp(), await ReadAsync(ct));
        Volatile.Write(ref _known, read);
        return read.Agencies;
    }

    /// <summary>One that a row in the register names. Another node may have added it just now.</summary>
    public async ValueTask<Agency> GetAsync(Guid id, CancellationToken ct)
    {
        if ((await AllAsync(ct)).TryGetValue(id, out var known))
        {
            return known;
        }

        Forget();
        return (await AllAsync(ct))[id];
    }

    /// <summary>Those in force, by their codes.</summary>
    public async ValueTask<IReadOnlyList<Agency>> InForceAsync(CancellationToken ct) =>
        [.. (await AllAsync(ct)).Values.Where(agency => !agency.IsVoided).OrderBy(agency => agency.Code, StringComparer.Ordinal)];

    /// <summary>Those with one of the ids.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, Agency>> OfAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var all = await AllAsync(ct);
        return ids.Distinct().Where(all.ContainsKey).ToDictionary(id => id, id => all[id]);
    }

    internal void Forget() => Interlocked.Increment(ref _generation);

    private async Task<Dictionary<Guid, Agency>> ReadAsync(CancellationToken ct)
    {
        await using var db = _register.CreateContext();
        return await db.Agencies.ToDictionaryAsync(agency => agency.Id, ct);
    }

    private sealed record Known(int Generation, long ReadAt, IReadOnlyDictionary<Guid, Agency> Agencies);
}
