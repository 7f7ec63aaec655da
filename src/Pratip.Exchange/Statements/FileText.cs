using System.Text.Json;
using Pratip.Reference.Wording;

namespace Pratip.Exchange.Statements;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum TextFileKind
{
    Plain,
    Html,
    Docx,
    Pdf,
}

/// <summary>The words of a file.</summary>
/// <param name="Text">Paragraphs with an empty line between them.</param>
public sealed record FileText(string Text, TextFileKind Kind)
{
    /// <summary>What the file calls itself.</summary>
    public string? Title { get; init; }

    /// <summary>The day that the file gives for itself. A proposal: files are copied and saved anew, and people say when something was said.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>Why a file gives no text.</summary>
public enum TextFault
{
    NotFound,
    Folder,
    NotAccessible,
    Empty,
    TooLarge,

    /// <summary>A picture, a workbook, a program.</summary>
    OtherKind,

    /// <summary>A document in a format that is not read.</summary>
    OtherDocument,
    NotText,
    PasswordProtected,
    Damaged,

    /// <summary>Unpacks to far more than a text can be.</summary>
    ZipBomb,
    ForbiddenXml,

    /// <summary>Pages that are pictures.</summary>
    NoWords,

    /// <summary>The program that reads this kind is not installed.</summary>
    NeedsProgram,
    TooSlow,
}

/// <summary>A file whose text cannot be read; <see cref="Problem"/> says to a person why and what to do.</summary>
public sealed class UnreadableTextException : Exception
{
    internal UnreadableTextException(TextFault fault, string file, Exception? cause = null, params ReadOnlySpan<object?> details)
        : this(fault, new Message("exchange.statements." + JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString()), [file, .. details]), cause)
    {
    }

    private UnreadableTextException(TextFault fault, Message problem, Exception? cause)
        : base(problem.ToString(), cause)
    {
        Fault = fault;
        Problem = problem;
    }

    public TextFault Fault { get; }

    public Message Problem { get; }
}
