using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ReadAhead.RowsAtOnce)]
    [InlineData(ReadAhead.RowsAtOnce + 1)]
    [InlineData(100_000)]
    public void The_same_rows_come_in_the_same_order(int count) =>
        Assert.Equal(Enumerable.Range(1, count), ReadAhead.Of(Rows(count)).Select(row => row.Number));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(ReadAhead.RowsAtOnce)]
    [InlineData(5_000)]
    public void What_goes_wrong_is_met_after_the_rows_before_it(int sound)
    {
        var taken = new List<int>();
        var problem = Assert.Throws<UnreadableException>(() => taken.AddRange(ReadAhead.Of(Rows(sound).Concat(Broken())).Select(row => row.Number)));
        Assert.Equal("the part is damaged", problem.Message);
        Assert.Equal(sound, ReadAhead.Of(Rows(sound)).Count());
        Assert.Contains(nameof(Broken), problem.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_before_a_fault_are_given_before_it_is_said()
    {
        var taken = 0;
        Assert.Throws<UnreadableException>(() =>
        {
            foreach (var _ in ReadAhead.Of(Rows(3_000).Concat(Broken())))
            {
                taken++;
            }
        });
        Assert.Equal(3_000, taken);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Whoever_stops_early_leaves_nobody_reading(int taken)
    {
        var file = new Watched();
        Assert.Equal(taken, ReadAhead.Of(file.Rows()).Take(taken).Count());
        Assert.True(file.IsClosed);
        var read = file.Read;
        Assert.InRange(read, taken, taken + (7 * ReadAhead.RowsAtOnce));
        Assert.Equal(read, file.Read);
    }

    [Fact]
    public void Wide_rows_do_not_pile_up()
    {
        var file = new Watched { Width = 9_000 };
        using var rows = ReadAhead.Of(file.Rows()).GetEnumerator();
        for (var i = 0; i <= ReadAhead.RowsAtOnce; i++)
        {
            Assert.True(rows.MoveNext());
        }

        Assert.InRange(file.Read, ReadAhead.RowsAtOnce, ReadAhead.RowsAtOnce + 10);
    }

    private static IEnumerable<TabularRow> Rows(int count) => Enumerable.Range(1, count).Select(number => new TabularRow(number, []));

    private static IEnumerable<TabularRow> Broken()
    {
        foreach (var row in Rows(0))
        {
            yield return row;
        }

        throw new UnreadableException("the part is damaged");
    }

    private sealed class UnreadableException(string message) : Exception(message);

    private sealed class Watched
    {
        private volatile int _read;
        private volatile bool _closed;

        public int Width { get; init; }

        public int Read => _read;

        public bool IsClosed => _closed;

        public IEnumerable<TabularRow> Rows()
        {
            try
            {
                while (true)
                {
                    yield return new TabularRow(++_read, new Cell[Width]);
                }
            }
            finally
            {
                _closed = true;
            }
        }
    }
}
