using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage;

/// <summary>The register in one SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : RegistryDb(options)
{
    protected override bool PointsByKey => true;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        configurationBuilder.Properties<List<string>>().HaveConversion<SortedJsonConverter, CodeSetComparer>();
    }
}
