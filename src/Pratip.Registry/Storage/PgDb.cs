using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage;

/// <summary>The register in PostgreSQL 15 or later.</summary>
public sealed class PgDb(DbContextOptions<PgDb> options) : RegistryDb(options)
{
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
