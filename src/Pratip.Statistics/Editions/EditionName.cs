using System.Globalization;

namespace Pratip.Statistics.Editions;

/// <summary>What an edition is called: its window, the first letter of its vintage and its number, such as <c>2024-p1</c>.</summary>
public static class EditionName
{
    public static string Of(EditionHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return string.Create(CultureInfo.InvariantCulture, $"{head.Window}-{EditionCodes.Of(head.Vintage)[0]}{head.Number}");
    }
}
