using Pratip.Reference.Wording;

namespace Pratip.Exchange.Tabular;

/// <summary>Why a file gave no rows, or no more rows.</summary>
public enum UnreadableReason
{
    NotFound,
    NotAccessible,
    Folder,
    Empty,
    FileTooLarge,

    /// <summary>A picture, a PDF, a text document or another kind of file, whatever its name says.</summary>
    OtherKind,

    /// <summary>A table in a format that is not read (OpenDocument, binary workbook, web page).</summary>
    OtherTable,
    PasswordProtected,
    Macros,
    Damaged,

    /// <summary>Inflates to far more than its size can mean.</summary>
    ZipBomb,

    /// <summary>Document type declarations, entities and CDATA, which no spreadsheet program writes.</summary>
    ForbiddenXml,

    /// <summary>One text or tag larger than any cell can be.</summary>
    EndlessText,
    TooManyParts,
    TooManySheets,
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    TooManyTexts,
    CellTooLong,
    NulCharacter,
    NotText,
    MixedEncoding,
    UnclosedQuote,
}

/// <summary>The file cannot be read; <see cref="Problem"/> says to a person why and what to do.</summary>
public sealed class UnreadableFileException : Exception
{
    public UnreadableFileException(UnreadableReason reason, Message problem, Exception? cause = null)
        : base(problem.ToString(), cause)
    {
        Reason = reason;
        Problem = problem;
    }

    public UnreadableReason Reason { get; }

    /// <summary>The code of the reason as it stands in machine-readable output: <c>zip-bomb</c>.</summary>
    public string Code => UnreadableReasons.Code(Reason);

    public Message Problem { get; }
}

public static class UnreadableReasons
{
    /// <summary>PasswordProtected becomes password-protected.</summary>
    public static string Code(UnreadableReason reason) => string.Concat(
        reason.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
