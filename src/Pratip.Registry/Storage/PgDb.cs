using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage.Mappings;
using Pratip.Registry.Storage.RowSecurity;

namespace Pratip.Registry.Storage;

/// <summary>The register in PostgreSQL 15 or later.</summary>
public class PgDb : RegistryDb
{
    public PgDb(DbContextOptions<PgDb> options)
        : base(options, null)
    {
    }

    private protected PgDb(DbContextOptions options, Scopes? scopes)
        : base(options, scopes)
    {
    }

    protected override bool PointsByKey => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<List<string>>().HaveConversion<SortedArrayConverter, CodeSetComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        EventRowMapping.ForBulkLoads(modelBuilder.Entity<EventRow>());
    }
}

/// <summary>The same within one actor's scopes. A type of its own, because a model, and so its filters, belongs to a type.</summary>
internal class ScopedPgDb(DbContextOptions options, Scopes? scopes) : PgDb(options, scopes)
{
    private readonly ToldScope _told = new();

    internal override string HomePrefix => RowSecurityNames.Prefix;

    /// <summary>What the transaction at hand was told; null where each query is told for itself.</summary>
    internal ToldScope? Told => Database.CurrentTransaction is null ? null : _told;

    internal override async Task<IDbContextTransaction?> ReadTogetherAsync(CancellationToken ct)
    {
        _told.Clear();
        return await Database.BeginTransactionAsync(ct);
    }
}

/// <summary>
/// The same, lent and given back: what a context is made of takes as long as a short query. Nobody's while it lies there, and then
/// its filters let nothing be asked.
/// </summary>
internal sealed class LentPgDb(DbContextOptions<LentPgDb> options) : ScopedPgDb(options, null)
{
    private protected override bool IsScoped => true;

    public LentPgDb To(Scopes scopes)
    {
        Scopes = scopes;
        return this;
    }

    public override void Dispose()
    {
        Scopes = null;
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Scopes = null;
        return base.DisposeAsync();
    }
}
