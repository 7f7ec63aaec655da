using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage;

/// <summary>The register in PostgreSQL 15 or later.</summary>
public sealed class PgDb(DbContextOptions<PgDb> options) : RegistryDb(options)
{
    protected override bool PointsIntoLogByKey => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<List<string>>().HaveConversion<SortedArrayConverter, CodeSetComparer>();
    }
}
