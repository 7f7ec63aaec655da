using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Fields;
using Pratip.Exchange.Imports.Merging;
using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Registry.Agencies;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Imports.Offline;

/// <summary>One row as it goes out: what it says by column, with its id and its stamp.</summary>
internal sealed record RegisteredRow(Guid Id, string Stamp, IReadOnlyDictionary<string, string?> Values);

/// <summary>Reads an agency's rows of a period out of the register, as its own files would say them.</summary>
internal sealed class RegisteredRows
{
    private readonly MergeContext _context;
    private readonly ReportingWindow _period;
    private readonly RowStamper _stamper;
    private readonly bool _withoutNames;
    private readonly PeopleMerger _people;
    private readonly RemovalFileMerger _files;

    public RegisteredRows(Register register, RegistryDb db, AgencyDirectory agencies, Agency agency, ReportingWindow period, bool withoutNames, CancellationToken ct)
    {
        _context = new MergeContext(db, register.Vault, new ImportedReturn { Agency = agency, Period = period }, agencies, new ProblemList(), ct);
        _period = period;
        _withoutNames = withoutNames;
        _stamper = new RowStamper(register.Vault, agency.Code);
        _people = new PeopleMerger(_context);
        _files = new RemovalFileMerger(_context);
    }

    public async Task<IReadOnlyList<RegisteredRow>> OfAsync(Sheet sheet)
    {
        var ids = await new RegisteredIds(_context.Db, _context.Agency.Id, _period, _context.Ct).OfAsync(sheet.Id);
        var entries = await MergerOf(sheet.Id).ReadAsync(ids);
        var keys = (await _context.AskAsync(entries.Select(e => e.Id), chunk => _context.Db.ImportedRows
            .Where(i => i.AgencyId == _context.Agency.Id && i.Sheet == sheet.Id && chunk.Contains(i.TargetId)).Select(i => new { i.TargetId, i.RowKey })))
            .ToDictionary(i => i.TargetId, i => i.RowKey.Split('\u001F'));
        var cases = sheet.Has("case_reference") && sheet.Id != "cases" ? await CasesAsync(entries) : [];
        foreach (var entry in entries)
        {
            Name(sheet, entry, keys.GetValueOrDefault(entry.Id), cases);
        }

        var persons = PersonRules.HasPersons(sheet) ? await PersonsAsync(entries) : [];
        var files = sheet.Id == "removals" ? await FilesAsync(entries) : [];
        return
        [
            .. entries.Select(e => Row(sheet, e, persons.GetValueOrDefault(Text(e, "person_reference")), files.GetValueOrDefault(Text(e, "file_number"))))
                .OrderBy(r => string.Join('\u001F', sheet.Columns.Where(c => c.Key).Select(c => r.Values[c.Id])), StringComparer.Ordinal),
        ];
    }

    private static string Text(RegisteredEntry entry, string column) => entry.Values.GetValueOrDefault(column) ?? "";

    /// <summary>
    /// A reference stands as the body wrote it last: a dossier has many numbers. A case it never wrote about by a file has
    /// its own reference or the central number.
    /// </summary>
    private static void Name(Sheet sheet, RegisteredEntry entry, string[]? key, Dictionary<string, string> cases)
    {
        var columns = sheet.Columns.Where(c => c.Key).Select(c => c.Id).ToList();
        var values = entry.Values;
        for (var i = 0; key is not null && i < columns.Count && i < key.Length; i++)
        {
            var byNumber = columns[i] is "case_reference" or "case_agency" && sheet.Id != "cases";
            if (byNumber || values[columns[i]] is null || (columns[i] == "person_reference" && !PersonRules.HasPersons(sheet)))
            {
                values[columns[i]] = key[i].Length == 0 ? null : key[i];
            }
        }

        if (cases.Count > 0 && values["case_reference"] is { } id && cases.TryGetValue(id, out var reference))
        {
            values["case_reference"] = reference;
        }
    }

    private IMerger MergerOf(string sheetId) => sheetId switch
    {
        "cases" => new CaseMerger(_context),
        "suspects" => new SuspectMerger(_context),
        "victims" => new VictimMerger(_context),
        "hand-overs" => new HandOverMerger(_context),
        "removals" => new RemovalMerger(_context),
        "court-steps" => new CourtStepMerger(_context),
        "repatriations" => new RepatriationMerger(_context),
        "interceptions" => new InterceptionMerger(_context),
        "prevention" => new PreventionMerger(_context),
        "aggregates" => new AggregateMerger(_context),
        _ => throw new ArgumentOutOfRangeException(nameof(sheetId), sheetId, "No rows are kept of this sheet."),
    };

    private async Task<Dictionary<string, string>> CasesAsync(IReadOnlyList<RegisteredEntry> entries)
    {
        var ids = entries.Select(e => Guid.TryParse(e.Values["case_reference"], out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
        return (await _context.AskAsync(ids, chunk => _context.Db.Cases.Where(c => chunk.Contains(c.Id)).Select(c => new { c.Id, c.LeadAgencyId, c.OwnReference, c.Number })))
            .ToDictionary(c => c.Id.ToString(), c => c.LeadAgencyId == _context.Agency.Id ? c.OwnReference : c.Number, StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, RegisteredEntry>> PersonsAsync(IReadOnlyList<RegisteredEntry> entries)
    {
        var ids = await _context.AskAsync(entries.Select(e => Text(e, "person_reference")), chunk => _context.Db.PersonReports
            .Where(r => r.AgencyId == _context.Agency.Id && !r.IsVoided && chunk.Contains(r.OwnReference)).Select(r => r.Id));
        return (await _people.ReadAsync(ids)).DistinctBy(p => Text(p, "person_reference"), StringComparer.Ordinal).ToDictionary(p => Text(p, "person_reference"), StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, RegisteredEntry>> FilesAsync(IReadOnlyList<RegisteredEntry> entries)
    {
        var ids = await _context.AskAsync(entries.Select(e => Text(e, "file_number")), chunk => _context.Db.RemovalFiles
            .Where(f => f.AgencyId == _context.Agency.Id && !f.IsVoided && chunk.Contains(f.Number)).Select(f => f.Id));
        return (await _files.ReadAsync(ids)).DistinctBy(f => Text(f, "file_number"), StringComparer.Ordinal).ToDictionary(f => Text(f, "file_number"), StringComparer.Ordinal);
    }

    private RegisteredRow Row(Sheet sheet, RegisteredEntry entry, RegisteredEntry? person, RegisteredEntry? file)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var column in sheet.Columns.Where(c => c.Type is not ("row-id" or "row-version")))
        {
            var said = RowStamper.PartOf(sheet, column.Id) switch
            {
                RowParts.Person => person?.Values.GetValueOrDefault(column.Id),
                RowParts.RemovalFile => file?.Values.GetValueOrDefault(column.Id),
                _ => entry.Values.GetValueOrDefault(column.Id),
            };
            values[column.Id] = _withoutNames && column.Sealed ? null
                : _withoutNames && column.Id == "birth_date" ? said?[..4]
                : said ?? (column.Required ? Unknown(column) : null);
        }

        var stamp = _stamper.Stamp(sheet, c => values.GetValueOrDefault(c), entry.Id, (entry.Version, person?.Version ?? 0, file?.Version ?? 0), _withoutNames);
        return new(entry.Id, stamp, values);
    }

    /// <summary>What a file must say and the register does not know is unknown.</summary>
    private static string? Unknown(SheetColumn column) => column.Type switch
    {
        "countries" => SheetRow.WithVerbatim(Reference.Countries.Country.Unknown, Reference.Countries.Country.Unknown),
        _ => ColumnChoices.For(column) is { } choices && choices.TryResolve("unknown", out var code) ? code : null,
    };
}
