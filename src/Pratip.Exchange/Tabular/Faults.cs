using System.Text;
using System.Xml;

namespace Pratip.Exchange.Tabular;

/// <summary>
/// Turns what the zip, XML and text layers throw over a damaged file into the one exception of this folder. Faults of the
/// program itself and of the machine (memory, disposed objects) pass through.
/// </summary>
internal static class Faults
{
    public static bool OfFile(Exception fault) => fault
        is InvalidDataException or IOException or XmlException or DecoderFallbackException or FormatException
        or OverflowException or NotSupportedException or CsvHelper.CsvFormatException;

    public static T Translate<T>(Func<T> work, Func<Exception, Exception> problem, Func<Exception, bool>? isOfFile = null)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when ((isOfFile ?? OfFile)(fault))
        {
            throw problem(fault);
        }
    }

    /// <summary>The same for a sequence, whose faults come while it is walked.</summary>
    public static IEnumerable<T> Translate<T>(IEnumerable<T> source, Func<Exception, Exception> problem, Func<Exception, bool>? isOfFile = null)
    {
        using var items = source.GetEnumerator();
        while (Translate(items.MoveNext, problem, isOfFile))
        {
            yield return items.Current;
        }
    }
}
