using Microsoft.EntityFrameworkCore;
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

    private protected PgDb(DbContextOptions<PgDb> options, Scopes scopes)
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
internal class ScopedPgDb(DbContextOptions<PgDb> options, Scopes scopes) : PgDb(options, scopes)
{
    internal override string HomePrefix => RowSecurityNames.Prefix;
}
