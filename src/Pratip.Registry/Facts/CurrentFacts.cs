using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Law;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Statistics.Facts;

namespace Pratip.Registry.Facts;

/// <summary>
/// The facts as they stand, read again only after something changed. Every change is an event, so the number of the last
/// event tells whether the snapshot at hand is still the register's.
/// </summary>
public sealed class CurrentFacts(Register register) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private long _lastEvent = -1;
    private FactSnapshot? _snapshot;

    public async Task<FactSnapshot> GetAsync(CancellationToken ct = default)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var db = register.CreateContext();
            var asOf = register.Clock.Today();
            var lastEvent = await db.Set<RegisterEvent>().MaxAsync(e => (long?)e.Id, ct) ?? 0;
            if (_snapshot is null || lastEvent != _lastEvent || _snapshot.AsOf != asOf)
            {
                _snapshot = await new FactSnapshotReader(db, LawBook.Standard).ReadAsync(asOf, ct);
                _lastEvent = lastEvent;
            }

            return _snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}
