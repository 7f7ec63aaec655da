using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Pratip.Registry.Storage;

if (args is not [var name, var projectFolder])
{
    Console.Error.WriteLine("Usage: Pratip.Migrate NAME PROJECT-FOLDER, e.g. Pratip.Migrate AddReferrals src/Pratip.Registry");
    return 2;
}

// Neither connection is opened: the model and the snapshot are compared in memory.
using var sqlite = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
using var postgres = new PgDb(new DbContextOptionsBuilder<PgDb>().UseNpgsql("Host=localhost").Options);
Scaffold(sqlite, "Sqlite");
Scaffold(postgres, "Pg");
return 0;

void Scaffold(RegistryDb db, string engine)
{
    var services = new DesignTimeServicesBuilder(
        typeof(RegistryDb).Assembly, Assembly.GetExecutingAssembly(), new OperationReporter(null), []).Build(db);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "Pratip.Registry", $"Storage.Migrations.{engine}");
    var files = scaffolder.Save(projectFolder, migration, Path.Combine(projectFolder, "Storage", "Migrations", engine), dryRun: false);
    Console.WriteLine(files.MigrationFile);
}
