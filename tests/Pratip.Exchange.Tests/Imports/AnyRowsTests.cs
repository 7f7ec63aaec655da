using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Workbooks;
using Pratip.Testing.Databases;
using static Pratip.Exchange.Tests.Imports.ImportDesk;

namespace Pratip.Exchange.Tests.Imports;

public sealed class AnyRowsTests
{
    private const int FewRuns = 12;

    /// <summary>Whatever stands in the cells: each row is accounted for once, and what was taken is known the second time.</summary>
    [Fact]
    public async Task Any_rows_are_each_taken_or_rejected_and_taken_only_once()
    {
        await using var desk = await OpenAsync(Engine.Sqlite);
        var seen = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(FewRuns), Prop.ForAll((string[] texts, int seed) =>
        {
            var book = Any(texts, new Random(seed), ref seen, out var rows);
            var path = desk.Save(book);
            var first = desk.ImportAsync(path).GetAwaiter().GetResult();
            var again = desk.ImportAsync(path).GetAwaiter().GetResult();
            return first.Rows == rows
                && first.New + first.Updated + first.Unchanged + first.Rejected + first.ConflictCount == rows
                && first.Errors.Select(e => (e.Sheet, e.Row)).Distinct().Count() == first.Rejected
                && again.New == 0 && again.Updated == 0;
        }));
        await using var db = desk.Register.CreateContext();
        Assert.Equal(await db.Victims.CountAsync() + await db.Cases.CountAsync(), await db.ImportedRows.CountAsync(r => r.Sheet == "victims" || r.Sheet == "cases"));
    }

    private static AgencyWorkbook Any(string[] texts, Random random, ref int seen, out int rows)
    {
        var book = Book();
        rows = 1 + random.Next(6);
        for (var i = 0; i < rows; i++)
        {
            var (sheet, row) = random.Next(2) == 0 ? ("cases", Case($"C{seen++}")) : ("victims", Victim($"V{seen++}"));
            foreach (var column in SheetCatalogue.Standard.Get(sheet).Columns.Where(c => !c.Key && random.Next(12) == 0))
            {
                // A cell of a workbook holds no half surrogate.
                var text = texts.Length == 0 ? null : texts[random.Next(texts.Length)];
                row[column.Id] = text?.Any(char.IsSurrogate) == true ? null : text;
            }

            book.AddRow(sheet, row);
        }

        return book;
    }
}
