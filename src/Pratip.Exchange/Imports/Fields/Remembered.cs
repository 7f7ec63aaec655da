using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>What the spellings of one column were read as. A column repeats few of them many times, and rows that say the same share one text.</summary>
internal sealed class Remembered(Func<string, (string? Value, Message? Problem)> read)
{
    /// <summary>A file of garbage must not fill the memory.</summary>
    private const int Most = 4096;

    private readonly Dictionary<string, (string? Value, Message? Problem)> _answers = new(StringComparer.Ordinal);

    public (string? Value, Message? Problem) Read(string typed)
    {
        if (!_answers.TryGetValue(typed, out var answer))
        {
            answer = read(typed);
            if (_answers.Count < Most)
            {
                _answers.Add(typed, answer);
            }
        }

        return answer;
    }
}
