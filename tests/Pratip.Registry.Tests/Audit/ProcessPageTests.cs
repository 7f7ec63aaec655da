using Pratip.Registry.Audit;
using Pratip.Registry.Storage;
using Pratip.Registry.Storage.Guards;
using Pratip.Reference.Wording;
using Microsoft.EntityFrameworkCore;
using Pratip.Testing;

namespace Pratip.Registry.Tests.Audit;

public sealed class ProcessPageTests
{
    [Fact]
    public void The_page_of_processes_says_what_the_code_does()
    {
        var expected = from process in ProcessKind.All
                       from emitted in process.Emits
                       select $"| `{process.Code}` | `{emitted.Code}` | {string.Join(", ", emitted.Nouns)} |";
        var page = File.ReadLines(Path.Combine(Repository.Root, "docs", "processes.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', expected), string.Join('\n', page));
    }

    [Fact]
    public void Every_event_is_emitted_by_a_process_and_every_process_has_a_name_in_both_languages()
    {
        var texts = Texts.Load(typeof(ProcessKind).Assembly);
        Assert.All(ProcessKind.All, process => Assert.True(texts.Contains(process.Title), process.Title));
        Assert.All(EventKind.All, kind => Assert.Contains(ProcessKind.All, process => process.Emits.Contains(kind)));
    }

    [Fact]
    public void Every_table_of_rows_is_touched_by_some_event_and_no_event_names_another()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        var tables = RegisterTables.Of(db.Model).Select(entity => entity.GetTableName()!).Order(StringComparer.Ordinal);
        var touched = EventKind.All.SelectMany(kind => kind.Nouns).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(string.Join('\n', tables), string.Join('\n', touched));
    }
}
