using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Imports.Rules;
using Pratip.Exchange.Workbooks;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Registry.Audit;
using Pratip.Registry.People;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

internal sealed record PersonState(PersonReport Report, SealedIdentity? Sealed, Identity Identity);

/// <summary>
/// The persons whom the rows of all sheets name, one report for each reference of the agency. An empty cell says nothing:
/// the sheets of one agency ask for different parts of what it knows.
/// </summary>
internal sealed class PeopleMerger(MergeContext context) : Merger<PersonState>(context)
{
    /// <summary>A file says few citizenships, each many times.</summary>
    private const int MostRemembered = 4096;

    private readonly Dictionary<string, (List<string> Codes, string? Reported)> _citizenships = new(StringComparer.Ordinal);

    protected override string Book => "people";

    protected override bool HasRowIds => false;

    protected override RowParts Part => RowParts.Person;

    protected override bool EmptySaysNothing => true;

    /// <summary>The widest sheet has every column that speaks of a person, and the reference besides.</summary>
    protected override IReadOnlyList<SheetColumn> Columns { get; } =
        [.. SheetCatalogue.Standard.Get("victims").Columns.Where(c => c.Id == "person_reference" || PersonRules.IsPersonal(c.Id))];

    protected override IEnumerable<Entry> Gather()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var table in Context.File.InOrder.Where(t => PersonRules.HasPersons(t.Sheet)))
        {
            foreach (var row in table.Speaking)
            {
                var reference = row.Required("person_reference");
                if (!entries.TryAdd(reference, new Entry(reference, table, row)))
                {
                    entries[reference].AlsoIn(row);
                }
            }
        }

        return entries.Values;
    }

    /// <summary>Where some row still names the former person, the one who was given another reference is somebody else.</summary>
    protected override string? FormerKey(Entry entry) =>
        Context.FormerPersons.TryGetValue(entry.Key, out var former) && !Context.KeptPersons.Contains(former) ? former : null;

    protected override async Task<Dictionary<Guid, PersonState>> LoadAsync(IEnumerable<Guid> ids)
    {
        var reports = await Context.AskAsync(ids, chunk => Context.Db.PersonReports.Where(r => chunk.Contains(r.Id)));
        var identities = (await Context.AskAsync(reports.Select(r => r.Id), chunk => Context.Db.SealedIdentities.Where(i => chunk.Contains(i.Id)))).ToDictionary(i => i.Id);
        return reports.ToDictionary(r => r.Id, r => identities.TryGetValue(r.Id, out var identity)
            ? new PersonState(r, identity, Context.Vault.Open(identity))
            : new PersonState(r, null, new Identity()));
    }

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) =>
        await Context.Db.PersonReports.AnyAsync(r => r.AgencyId == Context.Agency.Id, Context.Ct)
            ? (await Context.AskAsync(entries.Select(e => e.Key), keys => Context.Db.PersonReports
                .Where(r => r.AgencyId == Context.Agency.Id && !r.IsVoided && keys.Contains(r.OwnReference)).Select(r => new { r.Id, r.OwnReference })))
                .ToDictionary(r => r.OwnReference, r => r.Id, StringComparer.Ordinal)
            : [];

    protected override IEnumerable<RegisterRow> RowsOf(PersonState state) => state.Sealed is null ? [state.Report] : [state.Report, state.Sealed];

    protected override bool IsOwn(PersonState state) => state.Report.AgencyId == Context.Agency.Id;

    protected override string? Filed(Entry entry, string column) => column == "citizenship"
        ? Citizenships(entry) is { Reported: not null } said ? SheetRow.WithVerbatim(string.Join(';', said.Codes), said.Reported) : null
        : entry.Value(column);

    protected override string? Registered(PersonState state, string column) => column switch
    {
        "person_reference" => state.Report.OwnReference,
        "sex" => state.Report.Sex,
        "citizenship" => state.Report.CitizenshipsAsReported is { } reported
            ? SheetRow.WithVerbatim(string.Join(';', state.Report.Citizenships.Order(StringComparer.Ordinal)), reported) : null,
        "entered_on" => state.Report.EnteredOn,
        "entry_place" => state.Report.EntryPlace,
        "entry_legality" => state.Report.EntryLegality,
        "visa_kind" => state.Report.VisaKind,
        "transit_country" => state.Report.TransitCountry,
        "birth_date" => state.Identity.BirthDate ?? Text(state.Report.BirthYear),
        _ => PersonIdentity.Registered(state.Identity, column),
    };

    /// <summary>One reference is one person: another one under it is not a correction.</summary>
    protected override (string Column, Reference.Wording.Message What)? Refuse(Entry entry, PersonState? state) =>
        state is not null && PersonLikeness.Of(entry.Value, state.Report.Sex, state.Identity, state.Report.BirthYear) == Likeness.Other
            ? ("person_reference", ImportWording.Of("reference-of-other-person", entry.Key)) : null;

    protected override void Write(Entry entry, PersonState? before)
    {
        var report = before?.Report.Copy<PersonReport>()
            ?? new PersonReport { Id = entry.TargetId, AgencyId = Context.Agency.Id, OwnReference = "", PersonId = RowId.Next() };
        report.OwnReference = entry.Key;
        report.Sex = entry.Value("sex") ?? report.Sex;
        SetBirth(report, entry.Value("birth_date"));
        if (Citizenships(entry) is { Reported: { } reported } said)
        {
            report.Citizenships = said.Codes;
            report.CitizenshipsAsReported = reported;
        }

        report.EnteredOn = entry.Value("entered_on") ?? report.EnteredOn;
        report.EntryPlace = entry.Value("entry_place") ?? report.EntryPlace;
        report.EntryLegality = entry.Value("entry_legality") ?? report.EntryLegality;
        report.VisaKind = entry.Value("visa_kind") ?? report.VisaKind;
        report.TransitCountry = entry.Value("transit_country") ?? report.TransitCountry;
        var identity = PersonIdentity.Fill(before?.Identity ?? new Identity(), entry);
        report.IsAnonymous = PersonIdentity.IsEmpty(identity);
        Context.Changes.Put(before?.Report, report);
        Seal(entry, before, identity);
    }

    protected override void Finish()
    {
        Context.ReportIds = Entries.Where(e => e.TargetId != Guid.Empty).ToDictionary(e => e.Key, e => e.TargetId, StringComparer.Ordinal);
    }

    private static string? Text(int? year) => year?.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day stays in the vault; the register keeps the year and how sure it is.</summary>
    private static void SetBirth(PersonReport report, string? birth)
    {
        if (birth is not null && PartialDate.TryParseIso(birth, out var date))
        {
            report.AgePrecision = date.Precision == DatePrecision.Day || (report.AgePrecision == "exact" && report.BirthYear == date.Year) ? "exact" : "year";
            report.BirthYear = date.Year;
        }
    }

    /// <summary>An unknown citizenship is an empty list with the words of the source.</summary>
    private (List<string> Codes, string? Reported) Citizenships(Entry entry)
    {
        if (entry.Value("citizenship") is not { } value)
        {
            return ([], null);
        }

        if (!_citizenships.TryGetValue(value, out var said))
        {
            var (codes, reported) = SheetRow.SplitVerbatim(value);
            said = (codes.Split(';', StringSplitOptions.RemoveEmptyEntries).Where(c => c != Country.Unknown).ToList(), reported);
            if (_citizenships.Count < MostRemembered)
            {
                _citizenships.Add(value, said);
            }
        }

        return said;
    }

    private void Seal(Entry entry, PersonState? before, Identity identity)
    {
        if (before?.Sealed is { } recorded)
        {
            Context.Changes.Update(recorded, Context.Vault.Reseal(recorded, identity));
        }
        else if (!PersonIdentity.IsEmpty(identity))
        {
            Context.Identities.Add(entry.TargetId, identity);
            Context.Changes.Expect();
        }
    }
}
