using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage;

/// <summary>The register in one SQLite file.</summary>
public class SqliteDb : RegistryDb
{
    public SqliteDb(DbContextOptions<SqliteDb> options)
        : base(options, null)
    {
    }

    private protected SqliteDb(DbContextOptions<SqliteDb> options, Scopes scopes)
        : base(options, scopes)
    {
    }

    protected override bool PointsByKey => true;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        configurationBuilder.Properties<List<string>>().HaveConversion<SortedJsonConverter, CodeSetComparer>();
    }
}

/// <summary>The same within one actor's scopes. A type of its own, because a model, and so its filters, belongs to a type.</summary>
internal sealed class ScopedSqliteDb(DbContextOptions<SqliteDb> options, Scopes scopes) : SqliteDb(options, scopes);
