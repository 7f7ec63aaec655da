using Pratip.Registry.Audit;

namespace Pratip.Registry.Statements;

/// <summary>A public claim as it was made: who said what, where and when. The text itself never changes; what is found in it is told by its checks.</summary>
public sealed class Statement : RegisterRow
{
    public required string Title { get; set; }

    /// <summary>Who said or wrote it, as a reader knows them: an office, a paper. Null where nobody is named.</summary>
    public string? Speaker { get; set; }

    /// <summary>Paper, station or page in which it stood.</summary>
    public string? Outlet { get; set; }

    /// <summary>Where it was said.</summary>
    public string? Place { get; set; }

    /// <summary>Address of the page on which it stood.</summary>
    public string? Address { get; set; }

    /// <summary>The day from which "last year" is reckoned, and whose editions were in force.</summary>
    public required DateOnly MadeOn { get; set; }

    /// <summary>Said by the committee itself: always checked, and shown first.</summary>
    public required bool IsOwn { get; set; }

    /// <summary>en or km: what most of it is written in.</summary>
    public required string Language { get; set; }

    public required string Text { get; set; }

    /// <summary>SHA-256 of the text in UTF-8, in hexadecimal digits: the log keeps this and not the text.</summary>
    public required string TextHash { get; set; }

    /// <summary>Name of the file it was read from; null where it was typed or pasted.</summary>
    public string? FileName { get; set; }

    /// <summary>Null where the program itself entered it.</summary>
    public Guid? RegisteredByUserId { get; set; }

    public required DateTimeOffset RegisteredAt { get; set; }
}

/// <summary>A statement held against the editions of its day and of the day of the check. It is never changed: a later check is a row of its own.</summary>
public sealed class StatementCheck : RegisterRow
{
    public required Guid StatementId { get; set; }

    /// <summary>1 for the first of the statement.</summary>
    public required int Number { get; set; }

    /// <summary>Code of the list statement-check-cause.</summary>
    public required string Cause { get; set; }

    /// <summary>The checked text as JSON, in UTF-8.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of it, in hexadecimal digits.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Names of the editions that figures were taken from, one space between them.</summary>
    public required string Editions { get; set; }

    public required int Claims { get; set; }

    /// <summary>Claims that say too little to be checked.</summary>
    public required int Gaps { get; set; }

    /// <summary>Claims whose number differs from the figure, or that say the contrary.</summary>
    public required int Wrong { get; set; }

    /// <summary>Claims that were right by the figures of their day, which have been revised.</summary>
    public required int Overtaken { get; set; }

    /// <summary>Null where the program made it by itself.</summary>
    public Guid? CheckedByUserId { get; set; }

    public required DateTimeOffset CheckedAt { get; set; }
}

/// <summary>Codes of the list statement-check-cause.</summary>
public static class StatementCheckCause
{
    public const string Registered = "registered";

    public const string Again = "again";

    /// <summary>Somebody said what a claim leaves open, or that it is none.</summary>
    public const string Decided = "decided";

    /// <summary>An edition came out after the last check.</summary>
    public const string Edition = "edition";
}

/// <summary>One claim of one check in short, for lists and counts; what was found of it stands in the check.</summary>
public sealed class StatementClaim : RegisterRow
{
    public required Guid StatementId { get; set; }

    public required Guid CheckId { get; set; }

    /// <summary>As in the checked text.</summary>
    public required int Number { get; set; }

    /// <summary>Where its words begin in the text, which is what the claim is known by from check to check.</summary>
    public required int Start { get; set; }

    public required int Length { get; set; }

    /// <summary>What it says of its figure: level, growth, share.</summary>
    public required string Form { get; set; }

    /// <summary>A measure of the catalogue; null where the text does not say.</summary>
    public string? Measure { get; set; }

    /// <summary>First day of what it speaks of; null where the text does not say. An edition of a later time may print it anew.</summary>
    public DateOnly? WindowFrom { get; set; }

    /// <summary>Agrees, differs, cannot be checked; null where it was held against nothing.</summary>
    public string? Verdict { get; set; }

    /// <summary>The likeliest reason for another number.</summary>
    public string? Explanation { get; set; }

    public required bool HasGaps { get; set; }

    /// <summary>A person said what the text leaves open.</summary>
    public required bool IsFinished { get; set; }

    public required bool IsOvertaken { get; set; }
}
