using Pratip.Exchange.Tabular;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Linkage.Encoded;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Encoded;

/// <summary>What comes of a list: the encodings for the other side, and for its own side which row has which number.</summary>
public static class EncodedFiles
{
    private const string RowsEnding = ".rows.csv";

    public static string RowsOf(string path) => path + RowsEnding;

    /// <summary>The rows beside encodings that were sent say who an answer is about: written over, nobody would know any more.</summary>
    public static void RequireFree(string path)
    {
        if (new[] { path, RowsOf(path) }.FirstOrDefault(File.Exists) is { } there)
        {
            throw new UnreadableFileException(UnreadableReason.OtherKind, new Message("exchange.encoded.there-already", there));
        }
    }

    /// <summary>The rows first: encodings without them could be sent, and an answer to a number would mean nobody.</summary>
    public static EncodedList Write(string path, ExchangeKey key, IReadOnlyList<EncodedFacts> facts, IReadOnlyList<int> rows)
    {
        var (list, places) = EncodedList.Of(key, facts);
        WholeFile.Write(RowsOf(path), file =>
        {
            using var writer = new StreamWriter(file, leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine("number,row");
            for (var at = 0; at < places.Count; at++)
            {
                writer.WriteLine(FormattableString.Invariant($"{at + 1},{rows[places[at]]}"));
            }
        });
        WholeFile.Write(path, list.Write);
        return list;
    }
}
