namespace Pratip.Exchange.Tests.Workbooks;

/// <summary>The cells of a row by column id, as a test writes them.</summary>
internal static class Values
{
    public static Dictionary<string, string?> Of(params ReadOnlySpan<(string Column, string? Value)> cells)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (column, value) in cells)
        {
            values[column] = value;
        }

        return values;
    }
}
