using Pratip.Exchange.Workbooks;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports.Fields;

/// <summary>Reads codes of one list.</summary>
internal sealed class CodeReader
{
    private static readonly char[] Separators = [';', ',', '\n', '|', '،'];

    private readonly ColumnChoices _choices;
    private readonly Remembered _one;
    private readonly Remembered _many;
    private readonly Remembered _manyWithVerbatim;

    public CodeReader(ColumnChoices choices)
    {
        _choices = choices;
        _one = new(Resolve);
        _many = new(ResolveMany);
        _manyWithVerbatim = new(typed => ResolveMany(typed) is ({ } codes, _) ? (SheetRow.WithVerbatim(codes, typed), null) : ResolveMany(typed));
    }

    public (string? Value, Message? Problem) ReadOne(string typed) => _one.Read(typed);

    /// <summary>Several codes; a label that itself holds a comma is tried as a whole first.</summary>
    public (string? Value, Message? Problem) ReadMany(string typed) => _many.Read(typed);

    /// <summary>The same, with what was typed kept beside them.</summary>
    public (string? Value, Message? Problem) ReadManyWithVerbatim(string typed) => _manyWithVerbatim.Read(typed);

    private (string?, Message?) Resolve(string typed) => _choices.TryResolve(typed, out var code)
        ? (code, null)
        : _choices.Meant(typed) is { Count: > 0 } meant ? (null, ImportWording.Of("several-codes", typed, _choices.Title, Suggestions.Listed(meant)))
        : (null, ImportWording.Of("unknown-code", typed, _choices.Title, Suggestions.For(typed, _choices.Choices, _choices.Near(typed))));

    private (string?, Message?) ResolveMany(string typed)
    {
        if (_choices.TryResolve(typed, out var whole))
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
