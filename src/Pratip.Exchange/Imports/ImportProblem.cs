using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Imports;

public enum ProblemSeverity
{
    /// <summary>The row is taken and the remark printed in the receipt.</summary>
    Warning,

    /// <summary>The row, the sheet or the file is not taken.</summary>
    Error,
}

/// <summary>
/// Something wrong with a file, at the place where its sender finds it. <see cref="What"/> says what is wrong and what would
/// be right, and never repeats what stands in a sealed column.
/// </summary>
/// <param name="Sheet">The tab as the sender named it; null where the file as a whole is meant.</param>
/// <param name="Row">The number beside the row; null where the sheet as a whole is meant.</param>
/// <param name="Column">The heading of the column, in both languages.</param>
/// <param name="Address">The cell or range, as C7.</param>
public sealed record ImportProblem(ProblemSeverity Severity, Message What, string? Sheet = null, int? Row = null, LocalizedText? Column = null, string? Address = null)
{
    /// <summary>The rule, as it stands in machine-readable output.</summary>
    public string Code => (RepeatedCode ?? What.Key)[((RepeatedCode ?? What.Key).LastIndexOf('.') + 1)..];

    /// <summary>The rule where <see cref="What"/> also says how often it was broken.</summary>
    internal string? RepeatedCode { get; init; }

    public string Say(Texts texts, Language language)
    {
        var what = texts.Format(What, language);
        return (Sheet, Row, Column) switch
        {
            (null, _, _) => what,
            (_, null, null) => texts.Format("exchange.imports.place.sheet", language, Sheet, what),
            (_, null, _) => texts.Format("exchange.imports.place.column", language, Sheet, Column, what),
            (_, _, null) => texts.Format("exchange.imports.place.row", language, Sheet, Plain(Row.Value), what),
            _ => texts.Format("exchange.imports.place.cell", language, Sheet, Plain(Row.Value), Column, Address, what),
        };
    }

    /// <summary>Row numbers are names, not quantities: no digit grouping.</summary>
    internal static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
