using System.Text;

namespace Pratip.Exchange.Tabular.Writing;

/// <summary>Column letters as bytes; the first ones are asked for millions of times.</summary>
internal static class ColumnLetters
{
    private static readonly byte[][] Ready = [.. Enumerable.Range(0, 256).Select(column => Encoding.ASCII.GetBytes(ColumnName.Of(column)))];

    public static ReadOnlySpan<byte> Of(int column) => column < Ready.Length ? Ready[column] : Encoding.ASCII.GetBytes(ColumnName.Of(column));
}
