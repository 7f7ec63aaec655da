using Pratip.Exchange.Workbooks;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>Reads codes of one list. A sheet repeats few spellings many times, so what was read is remembered.</summary>
internal sealed class CodeReader(ColumnChoices choices)
{
    /// <summary>A file of garbage must not fill the memory.</summary>
    private const int MostRemembered = 4096;

    private static readonly char[] Separators = [';', ',', '\n', '|', '،'];

    private readonly Dictionary<string, (string?, Message?)> _one = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string?, Message?)> _many = new(StringComparer.Ordinal);

    public (string? Value, Message? Problem) ReadOne(string typed) => Remember(_one, typed, Resolve);

    /// <summary>Several codes; a label that itself holds a comma is tried as a whole first.</summary>
    public (string? Value, Message? Problem) ReadMany(string typed) => Remember(_many, typed, ResolveMany);

    private static (string?, Message?) Remember(Dictionary<string, (string?, Message?)> read, string typed, Func<string, (string?, Message?)> resolve)
    {
        if (!read.TryGetValue(typed, out var answer))
        {
            answer = resolve(typed);
            if (read.Count < MostRemembered)
            {
                read.Add(typed, answer);
            }
        }

        return answer;
    }

    private (string?, Message?) Resolve(string typed) => choices.TryResolve(typed, out var code)
        ? (code, null)
        : choices.Meant(typed) is { Count: > 0 } meant ? (null, ImportWording.Of("several-codes", typed, choices.Title, Suggestions.Listed(meant)))
        : (null, ImportWording.Of("unknown-code", typed, choices.Title, Suggestions.For(typed, choices.Choices)));

    private (string?, Message?) ResolveMany(string typed)
    {
        if (choices.TryResolve(typed, out var whole))
        {
            return (whole, null);
        }

        var codes = new List<string>();
        foreach (var part in typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (code, problem) = Resolve(part);
            if (code is null)
            {
                return (null, problem);
            }

            if (!codes.Contains(code, StringComparer.Ordinal))
            {
                codes.Add(code);
            }
        }

        // Lists of codes are sets: two files that name the same ones in another order say the same. Separators alone say nothing.
        codes.Sort(StringComparer.Ordinal);
        return (codes.Count == 0 ? null : string.Join(';', codes), null);
    }
}
