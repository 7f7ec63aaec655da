namespace Pratip.Testing.Databases;

/// <summary>The two databases a test body runs over.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
