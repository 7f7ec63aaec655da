using System.Text.Json;
using System.Text.Json.Serialization;
using Pratip.Kernel;

namespace Pratip.Exchange.Imports;

public enum ImportOutcome
{
    /// <summary>The register has changed, by all accepted rows or none.</summary>
    Imported,

    /// <summary>Every accepted row is on record just so.</summary>
    NothingChanged,

    /// <summary>The very same bytes came before.</summary>
    AlreadyReceived,

    /// <summary>Nothing was taken; the problems say why.</summary>
    Refused,
}

/// <summary>What became of the rows of one sheet.</summary>
public sealed record SheetReceipt
{
    public required string Sheet { get; init; }

    /// <summary>The tab as the sender named it.</summary>
    public required string Tab { get; init; }

    /// <summary>What the cover says: data, partial, nothing-to-report or not-included; null where there is no cover.</summary>
    public string? State { get; init; }

    public int Rows { get; init; }

    public int New { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }

    public int Conflicts { get; init; }

    /// <summary>Headings that no column of the sheet has: their cells were not read.</summary>
    public IReadOnlyList<string> UnknownColumns { get; init; } = [];

    /// <summary>Columns of a foreign standard that hold something and that the register does not keep.</summary>
    public IReadOnlyList<string> ColumnsNotKept { get; init; } = [];

    /// <summary>The numbers of the rows that changed what was on record, the first thousand.</summary>
    public IReadOnlyList<int> UpdatedRows { get; init; } = [];
}

/// <summary>One field in which the register has moved on since the row was imported.</summary>
/// <param name="FileValue">Null also for a sealed field, which is only named.</param>
public sealed record ConflictField(LocalizedText Field, string? FileValue, string? RegisterValue, bool Sealed);

/// <summary>A row that was changed in the register since its import. It is shown and not overwritten.</summary>
public sealed record ImportConflict(string Sheet, int Row, string Reference, IReadOnlyList<ConflictField> Fields);

/// <summary>The answer to a file: what was taken, what was not and why.</summary>
public sealed record ImportReceipt
{
    private static readonly JsonSerializerOptions StoredForm = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public required string FileName { get; init; }

    public string? Sha256 { get; init; }

    public required ImportOutcome Outcome { get; init; }

    public string? AgencyCode { get; init; }

    public ReportingWindow? Period { get; init; }

    public IReadOnlyList<SheetReceipt> Sheets { get; init; } = [];

    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    public IReadOnlyList<ImportConflict> Conflicts { get; init; } = [];

    /// <summary>The event that holds the changes; null where nothing changed.</summary>
    public long? EventId { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>The rejected rows in the template's layout, to be corrected and sent again; null where none was rejected.</summary>
    [JsonIgnore]
    public RejectedWorkbook? RejectedWorkbook { get; init; }

    public int Rows => Sheets.Sum(s => s.Rows);

    public int New => Sheets.Sum(s => s.New);

    public int Updated => Sheets.Sum(s => s.Updated);

    public int Unchanged => Sheets.Sum(s => s.Unchanged);

    public int Rejected => Sheets.Sum(s => s.Rejected);

    public int ConflictCount => Sheets.Sum(s => s.Conflicts);

    public IEnumerable<ImportProblem> Errors => Problems.Where(p => p.Severity == ProblemSeverity.Error);

    public IEnumerable<ImportProblem> Warnings => Problems.Where(p => p.Severity == ProblemSeverity.Warning);

    public bool Succeeded => Outcome != ImportOutcome.Refused;

    /// <summary>What the register keeps of the receipt: counts by sheet and by rule, no cell of the file.</summary>
    internal string ToStoredForm() => JsonSerializer.Serialize(
        new
        {
            Period = Period?.ToString(),
            Sheets = Sheets.Select(s => new { s.Sheet, s.State, s.Rows, s.New, s.Updated, s.Unchanged, s.Rejected, s.Conflicts }),
            Problems = Problems.GroupBy(p => (p.Severity, p.Code)).OrderBy(g => g.Key.Severity).ThenBy(g => g.Key.Code, StringComparer.Ordinal)
                .Select(g => new { g.Key.Severity, g.Key.Code, Count = g.Count() }),
        },
        StoredForm);
}
