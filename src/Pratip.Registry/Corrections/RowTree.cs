using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Corrections;

/// <summary>A row that can be corrected or voided, and what it says.</summary>
/// <param name="Noun">The table.</param>
/// <param name="Id">The row.</param>
/// <param name="Depth">0 for the row that was asked for, 1 for what hangs on it, 2 for what hangs on that.</param>
/// <param name="Values">The fields that can be corrected and are known; none for a noun that is only voided.</param>
/// <param name="Report">The person's report that it hangs on, where it does and that is within reach.</param>
/// <param name="MayEnter">Whether the actor may enter into the row, and so correct it or ask for its voiding.</param>
/// <param name="IsThere">Not for an identity of which nothing is known yet: it can be filled in.</param>
public sealed record RowLine(string Noun, Guid Id, int Depth, IReadOnlyList<(CorrectableField Field, IReadOnlyList<string> Values)> Values, Guid? Report, bool MayEnter, bool IsThere = true)
{
    /// <summary>Whose it is and what tells it from the others of its kind; null where nothing does.</summary>
    public RowMatter? Matter { get; init; }

    public bool IsVoidable => MayEnter && IsThere;

    public bool IsCorrectable => MayEnter && CorrectableNoun.Find(Noun) is not null;
}

/// <summary>
/// A case or a person's report with everything that hangs on it, row by row, as far as an actor sees it: where somebody
/// looks for the one fact that is wrong. Notes and files are not in it, identities are without their names.
/// </summary>
public static class RowTree
{
    /// <summary>Null where the row is not there or out of reach. As many statements as there are kinds of rows, however many rows.</summary>
    public static async Task<IReadOnlyList<RowLine>?> ReadAsync(ActorRegister register, string noun, Guid id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        await using var reader = new RowTreeReader(register);
        return NounTable.Find(noun) is { } table ? await reader.ReadAsync(table, id, ct) : null;
    }
}

/// <summary>Walks from the row to what refers to it, table by table.</summary>
internal sealed class RowTreeReader(ActorRegister register) : IAsyncDisposable
{
    private const int Deepest = 2;

    /// <summary>
    /// Notes and files have a page of their own, and their contents are not read to be counted. An identity has its line where
    /// its report is shown, for who may correct it: what it says is sealed, and nothing of it can be read off the row.
    /// </summary>
    private static readonly string[] Elsewhere = ["notes", "attachments", CorrectableNoun.Identities];

    private readonly RegistryDb _view = register.CreateContext();
    private readonly RegistryDb _enter = register.CreateContext(AccessVerb.Enter);
    private readonly List<RowLine> _lines = [];
    private readonly List<(string Noun, RegisterRow Row)> _rows = [];

    public async Task<IReadOnlyList<RowLine>?> ReadAsync(NounTable table, Guid id, CancellationToken ct)
    {
        if (await table.FindAsync(_view, id, ct) is not { } row)
        {
            return null;
        }

        await AddAsync(table, [row], 0, ct);
        if (row is PersonReport && await CorrectionReader.IsCorrectableAsync(register, CorrectableNoun.Identities, id, ct) is { IsThere: true })
        {
            var isKnown = await _enter.SealedIdentities.AnyAsync(identity => identity.Id == id, ct);
            _lines.Add(new RowLine(CorrectableNoun.Identities, id, 1, [], id, MayEnter: true, isKnown));
        }

        await FollowAsync(table, [row], 1, ct);
        return await WithMattersAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _view.DisposeAsync();
        await _enter.DisposeAsync();
    }

    private async Task FollowAsync(NounTable table, IReadOnlyList<RegisterRow> rows, int depth, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        foreach (var (other, property) in table.Referring().Where(one => !Elsewhere.Contains(one.Table.Noun, StringComparer.Ordinal)))
        {
            var found = await other.ReferringAsync(_view, property, ids, ct);
            await AddAsync(other, [.. found.Where(row => !_lines.Exists(line => line.Id == row.Id && line.Noun == other.Noun))], depth, ct);
            if (depth < Deepest && found.Count > 0)
            {
                await FollowAsync(other, found, depth + 1, ct);
            }
        }
    }

    private async Task AddAsync(NounTable table, IReadOnlyList<RegisterRow> rows, int depth, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var mine = await table.WithinAsync(_enter, [.. rows.Select(row => row.Id)], ct);
        _lines.AddRange(rows.Select(row => Line(table.Noun, row, depth, mine.Contains(row.Id))));
        _rows.AddRange(rows.Select(row => (table.Noun, row)));
    }

    /// <summary>A report that the matter of a row does not tell the reference of is out of reach. An identity is about its report.</summary>
    private async Task<IReadOnlyList<RowLine>> WithMattersAsync(CancellationToken ct)
    {
        var matters = await RowMatters.OfRowsAsync(register, _view, _rows, ct);
        return [.. _lines.Select(line => Matter(line) is var matter ? line with { Matter = matter, Report = matter?.Reference is null ? null : line.Report } : line)];

        RowMatter? Matter(RowLine line) => line.Noun == CorrectableNoun.Identities
            ? matters.GetValueOrDefault(("person_reports", line.Id))
            : matters.GetValueOrDefault((line.Noun, line.Id));
    }

    private static RowLine Line(string noun, RegisterRow row, int depth, bool mayEnter)
    {
        var fields = CorrectableNoun.Find(noun)?.Fields ?? [];
        var report = row is PersonReport ? row.Id : row.GetType().GetProperty("ReportId")?.GetValue(row) as Guid?;
        return new RowLine(noun, row.Id, depth, [.. fields.Select(field => (field, FactValues.Read(row, field))).Where(one => one.Item2.Count > 0)], report, mayEnter);
    }
}
