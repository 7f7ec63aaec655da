namespace Pratip.Exchange.Imports.Offline;

/// <summary>What one row of a sheet speaks of. Each part has a version of its own in the register.</summary>
[Flags]
internal enum RowParts
{
    None = 0,

    /// <summary>The fact that the sheet is about.</summary>
    Fact = 1,

    /// <summary>The person, whom rows of several sheets may name.</summary>
    Person = 2,

    /// <summary>The removal file, which several persons share.</summary>
    RemovalFile = 4,

    All = Fact | Person | RemovalFile,
}
