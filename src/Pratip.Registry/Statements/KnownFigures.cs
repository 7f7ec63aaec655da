using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Claims.Checked;

namespace Pratip.Registry.Statements;

/// <summary>
/// The figures that statements are held against, in what released editions tell everybody, with the moment before they were read: what comes
/// out after it, the watch holds the statement against.
/// </summary>
internal sealed record KnownFigures(EditionsInForce Editions, DateTimeOffset At)
{
    public static async Task<KnownFigures> ReadAsync(Register register, RegistryDb db, CancellationToken ct) => await ReadAsync(db, register.Clock.GetUtcNow(), ct);

    public static async Task<KnownFigures> ReadAsync(RegistryDb db, DateTimeOffset at, CancellationToken ct) => new(new(await DatedEditionReader.ReleasedAsync(db, ct)), at);
}
