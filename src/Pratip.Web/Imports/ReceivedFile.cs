using System.Text.Json;

namespace Pratip.Web.Imports;

/// <summary>A file the register has received, with who sent it.</summary>
public sealed record ReceivedFile(
    Guid Id, string FileName, string? AgencyCode, string? AgencyEn, string? AgencyKm, DateTimeOffset At,
    int Accepted, int Updated, int Unchanged, int Rejected, int Conflicts, string Receipt);

/// <summary>What the register keeps of a receipt: counts by sheet and by rule.</summary>
public sealed record StoredReceipt(string? Period, IReadOnlyList<StoredSheet>? Sheets, IReadOnlyList<StoredProblem>? Problems)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static StoredReceipt Read(string json) => JsonSerializer.Deserialize<StoredReceipt>(json, Options)!;
}

public sealed record StoredSheet(string Sheet, string? State, int Rows, int New, int Updated, int Unchanged, int Rejected, int Conflicts);

public sealed record StoredProblem(string Severity, string Code, int Count);
