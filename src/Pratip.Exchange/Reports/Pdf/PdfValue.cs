namespace Pratip.Exchange.Reports.Pdf;

/// <summary>The object of another number.</summary>
internal sealed record PdfReference(int Number);

/// <summary>
/// One object of a PDF: a number, a name with its slash, a <see cref="PdfReference"/>, a list, or a dictionary of names. Nothing
/// asks for its strings here, they are null.
/// </summary>
internal static class PdfValue
{
    /// <param name="end">Where the object ends, or the bytes of its stream are announced.</param>
    /// <exception cref="InvalidDataException">It is not what it should be.</exception>
    public static object? Read(ReadOnlySpan<byte> bytes, int start, out int end)
    {
        var read = new Stack<List<object?>>([[]]);
        var tokens = new PdfTokens(bytes, start);
        while (tokens.Read())
        {
            switch (tokens.Current.Kind)
            {
                case PdfTokenKind.Open:
                    read.Push([]);
                    break;
                case PdfTokenKind.Close when read.Count > 1:
                    var parts = read.Pop();
                    read.Peek().Add(tokens.Bytes is [(byte)']'] ? parts : Dictionary(parts));
                    break;
                case PdfTokenKind.Number:
                    read.Peek().Add(tokens.Number);
                    break;
                case PdfTokenKind.Word when tokens.Bytes is [(byte)'R']:
                    Refer(read.Peek());
                    break;
                case PdfTokenKind.Word when read.Count == 1:
                    end = tokens.Current.Start;
                    return read.Peek() is [var only] ? only : throw new InvalidDataException("It is not one object.");
                default:
                    read.Peek().Add(tokens.Current.Kind is PdfTokenKind.Name ? tokens.Latin : null);
                    break;
            }
        }

        throw new InvalidDataException("An object does not end.");
    }

    public static Dictionary<string, object?> AsDictionary(object? value) => As<Dictionary<string, object?>>(value);

    public static List<object?> AsList(object? value) => As<List<object?>>(value);

    public static double AsNumber(object? value) => As<double>(value);

    public static int AsInteger(object? value) => AsNumber(value) is >= int.MinValue and <= int.MaxValue and var number && double.IsInteger(number)
        ? (int)number
        : throw new InvalidDataException("It is no whole number.");

    private static T As<T>(object? value) => value is T right ? right : throw new InvalidDataException($"It is no {typeof(T).Name}.");

    private static Dictionary<string, object?> Dictionary(List<object?> parts)
    {
        var dictionary = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in parts.Chunk(2))
        {
            dictionary[pair is [string name, _] ? name : throw new InvalidDataException("A dictionary has no name for a value.")] = pair[1];
        }

        return dictionary;
    }

    private static void Refer(List<object?> values)
    {
        if (values is not [.., double number, 0d] || !double.IsInteger(number) || number is < 0 or > int.MaxValue)
        {
            throw new InvalidDataException("It refers to nothing.");
        }

        values.RemoveRange(values.Count - 2, 2);
        values.Add(new PdfReference((int)number));
    }
}
