using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>What lives in memory is counted for the whole process, so nothing else may run beside this.</summary>
[CollectionDefinition(nameof(LargeWorkbookTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(LargeWorkbookTests))]
public sealed class LargeWorkbookTests : IDisposable
{
    private const int Rows = 1_000_000;
    private const long Bound = 32L << 20;

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_million_rows_pass_through_without_staying_in_memory()
    {
        var path = _files.At("million.xlsx");
        using (var output = File.Create(path))
        using (var book = new XlsxWriter(output, "Million"))
        {
            var sheet = book.AddSheet("Victims");
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 1; i <= Rows; i++)
            {
                sheet.Write(i, "KH-12");
            }

            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Bound);
        }

        var start = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var sum = 0.0;
        using var file = TabularFile.Open(path);
        foreach (var row in file.Sheets.Single().Rows)
        {
            sum += row[0].Number;
            if (row.Number % 250_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
            }
        }

        Assert.Equal(Rows * (Rows + 1.0) / 2, sum);
        Assert.InRange(most, 0, Bound);
    }
}
