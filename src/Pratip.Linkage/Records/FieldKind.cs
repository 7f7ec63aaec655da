namespace Pratip.Linkage.Records;

/// <summary>What a field holds, which decides how two of its values are compared.</summary>
public enum FieldKind
{
    /// <summary>One part of a name, or any short text that is typed by hand: compared by slips of the keys.</summary>
    Text,

    /// <summary>A whole name, in any script and order, with aliases behind <see cref="RecordTable.Separator"/>: compared part by part.</summary>
    Name,

    /// <summary>A date, whole or partial: 1987-03-21, 19870321, 1987-03, 1987.</summary>
    Date,

    /// <summary>A number or code that stands for one thing: document, account, house or post code.</summary>
    Code,

    /// <summary>A telephone number; what stands before the subscriber's number is written in many ways.</summary>
    Phone,

    /// <summary>A quantity, such as an age.</summary>
    Number,

    /// <summary>One of few values: sex, citizenship, province.</summary>
    Category,
}

/// <summary>A field by which records are compared.</summary>
/// <param name="Name">As reports and explanations name it.</param>
/// <param name="Kind">How its values are compared.</param>
public sealed record LinkageField(string Name, FieldKind Kind);
