using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports.Offline;
using Pratip.Exchange.Workbooks;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Vault;

namespace Pratip.Exchange.Imports.Merging;

/// <summary>Entries that several rows of the sheet of removals share: the first row that names one speaks for it.</summary>
internal abstract class SharedMerger<T>(MergeContext context, string book, string keyColumn, params string[] columns) : Merger<T>(context)
    where T : RegisterRow
{
    protected override string Book => book;

    protected override bool HasRowIds => false;

    protected override bool EmptySaysNothing => true;

    protected override IReadOnlyList<SheetColumn> Columns { get; } =
        [.. SheetCatalogue.Standard.Get("removals").Columns.Where(c => c.Id == keyColumn || columns.Contains(c.Id, StringComparer.Ordinal))];

    protected override IEnumerable<Entry> Gather()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (Context.File.Table("removals") is { } table)
        {
            foreach (var row in table.Speaking)
            {
                if (row[keyColumn] is { } key && !entries.TryAdd(key, new Entry(key, table, row)))
                {
                    entries[key].AlsoIn(row);
                }
            }
        }

        return entries.Values;
    }

    protected override IEnumerable<RegisterRow> RowsOf(T state) => [state];
}

/// <summary>Removal files, each with the persons removed under it.</summary>
internal sealed class RemovalFileMerger(MergeContext context) : SharedMerger<RemovalFile>(context, "removal-files", "file_number", "ground", "authority", "decided_on")
{
    protected override RowParts Part => RowParts.RemovalFile;

    protected override async Task<Dictionary<Guid, RemovalFile>> LoadAsync(IEnumerable<Guid> ids) =>
        (await Context.AskAsync(ids, chunk => Context.Db.RemovalFiles.Where(f => chunk.Contains(f.Id)))).ToDictionary(f => f.Id);

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) =>
        await Context.Db.RemovalFiles.AnyAsync(f => f.AgencyId == Context.Agency.Id, Context.Ct)
            ? (await Context.AskAsync(entries.Select(e => e.Key), keys => Context.Db.RemovalFiles
                .Where(f => f.AgencyId == Context.Agency.Id && !f.IsVoided && keys.Contains(f.Number)))).ToDictionary(f => f.Number, f => f.Id, StringComparer.Ordinal)
            : [];

    protected override bool IsOwn(RemovalFile state) => state.AgencyId == Context.Agency.Id;

    protected override string? Registered(RemovalFile state, string column) => column switch
    {
        "file_number" => state.Number,
        "ground" => state.Ground,
        "authority" => state.Authority,
        _ => state.DecidedOn,
    };

    protected override void Write(Entry entry, RemovalFile? before)
    {
        var file = before?.Copy<RemovalFile>() ?? new RemovalFile { Id = entry.TargetId, AgencyId = Context.Agency.Id, Number = entry.Key };
        file.Ground = entry.Value("ground") ?? file.Ground;
        file.Authority = entry.Value("authority") ?? file.Authority;
        file.DecidedOn = entry.Value("decided_on") ?? file.DecidedOn;
        Context.Changes.Put(before, file);
    }

    protected override void Finish() => Context.RemovalFileIds = Entries.ToDictionary(e => e.Key, e => e.TargetId, StringComparer.Ordinal);
}

/// <summary>The operations in which removed persons were met.</summary>
internal sealed class EncounterMerger(MergeContext context) : SharedMerger<Encounter>(context, "encounters", "encounter_reference", "detained_on", "province")
{
    protected override async Task<Dictionary<Guid, Encounter>> LoadAsync(IEnumerable<Guid> ids) =>
        (await Context.AskAsync(ids, chunk => Context.Db.Encounters.Where(e => chunk.Contains(e.Id)))).ToDictionary(e => e.Id);

    protected override async Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) =>
        await Context.Db.Encounters.AnyAsync(e => e.AgencyId == Context.Agency.Id, Context.Ct)
            ? (await Context.AskAsync(entries.Select(e => e.Key), keys => Context.Db.Encounters
                .Where(e => e.AgencyId == Context.Agency.Id && !e.IsVoided && keys.Contains(e.OwnReference)))).ToDictionary(e => e.OwnReference, e => e.Id, StringComparer.Ordinal)
            : [];

    /// <summary>A given-out row has no version of the operation.</summary>
    protected override int? BaseOf(Entry entry) => null;

    protected override bool IsOwn(Encounter state) => state.AgencyId == Context.Agency.Id;

    /// <summary>The operation took place on the first day that somebody was detained in it.</summary>
    protected override string? Filed(Entry entry, string column) => column == "detained_on"
        ? entry.Rows.Select(r => r["detained_on"] ?? r["removed_on"]).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault()
        : entry.Value(column);

    protected override string? Registered(Encounter state, string column) => column switch
    {
        "encounter_reference" => state.OwnReference,
        "detained_on" => state.On,
        _ => state.ProvinceCode,
    };

    protected override void Write(Entry entry, Encounter? before)
    {
        var one = before?.Copy<Encounter>() ?? new Encounter { Id = entry.TargetId, AgencyId = Context.Agency.Id, OwnReference = entry.Key, On = "" };

        // A later file adds persons to an operation; its day stays the first one.
        var on = Filed(entry, "detained_on")!;
        one.On = one.On.Length > 0 && string.CompareOrdinal(one.On, on) < 0 ? one.On : on;
        one.ProvinceCode = entry.Value("province") ?? one.ProvinceCode;
        Context.Changes.Put(before, one);
    }

    protected override void Finish() => Context.EncounterIds = Entries.ToDictionary(e => e.Key, e => e.TargetId, StringComparer.Ordinal);
}

internal sealed record RemovalState(Detention? Detention, Removal? Removal, PersonReport Report, RemovalFile? File, Encounter? Encounter, SealedRemark? Remark);

/// <summary>Rows of the sheet of removals: the person held, and removed if that has happened.</summary>
internal sealed class RemovalMerger(MergeContext context) : SheetMerger<RemovalState>(context, "removals")
{
    public const string DetentionName = "detention";

    /// <summary>What stands in the register of removals that are on record.</summary>
    private readonly Dictionary<Guid, Removal> _standing = [];

    /// <summary>These belong to the file or the operation, which are entries of their own.</summary>
    protected override IReadOnlyList<SheetColumn> Columns { get; } =
        [.. SheetCatalogue.Standard.Get("removals").Columns.Where(c => c.Type is not ("row-id" or "row-version") && !Rules.PersonRules.IsPersonal(c.Id) && c.Id is not ("ground" or "authority" or "decided_on"))];

    protected override async Task<Dictionary<Guid, RemovalState>> LoadAsync(IEnumerable<Guid> ids)
    {
        var wanted = ids.ToList();
        var removals = (await Context.AskAsync(wanted, chunk => Context.Db.Removals.Where(r => chunk.Contains(r.Id)))).ToDictionary(r => r.Id);
        var detentions = (await Context.AskAsync(wanted.Select(id => DerivedId.Of(id, DetentionName)), chunk => Context.Db.Detentions.Where(d => chunk.Contains(d.Id)))).ToDictionary(d => d.Id);
        var persons = removals.Values.Select(r => r.ReportId).Concat(detentions.Values.Select(d => d.ReportId));
        var reports = (await Context.AskAsync(persons, chunk => Context.Db.PersonReports.Where(r => chunk.Contains(r.Id)))).ToDictionary(r => r.Id);
        var files = (await Context.AskAsync(removals.Values.Select(r => r.RemovalFileId), chunk => Context.Db.RemovalFiles.Where(f => chunk.Contains(f.Id)))).ToDictionary(f => f.Id);
        var encounters = (await Context.AskAsync(detentions.Values.Select(d => d.EncounterId).OfType<Guid>(), chunk => Context.Db.Encounters.Where(e => chunk.Contains(e.Id)))).ToDictionary(e => e.Id);
        var remarks = await RemarksAsync(wanted);
        var states = new Dictionary<Guid, RemovalState>();
        foreach (var id in wanted.Distinct())
        {
            var removal = removals.GetValueOrDefault(id);
            if (removal is not null)
            {
                _standing[id] = removal;
            }

            var detention = detentions.GetValueOrDefault(DerivedId.Of(id, DetentionName));
            if ((removal?.ReportId ?? detention?.ReportId) is { } reportId)
            {
                states.Add(id, new(
                    detention, removal, reports[reportId], removal is null ? null : files[removal.RemovalFileId],
                    detention?.EncounterId is { } encounter ? encounters[encounter] : null, remarks.GetValueOrDefault(id)));
            }
        }

        return states;
    }

    protected override Task<Dictionary<string, Guid>> FindAsync(IReadOnlyList<Entry> entries) => Task.FromResult(new Dictionary<string, Guid>(StringComparer.Ordinal));

    protected override IEnumerable<RegisterRow> RowsOf(RemovalState state) => new RegisterRow?[] { state.Removal, state.Detention, state.Remark }.OfType<RegisterRow>();

    protected override bool IsOwn(RemovalState state) => state.Report.AgencyId == AgencyId;

    protected override string? Filed(Entry entry, string column) => (column, entry.Row[column], Detained: entry.Row["detained_on"], Removed: entry.Row["removed_on"]) switch
    {
        // What is said of a detention or a removal that did not take place has nowhere to be kept.
        ("disposition" or "facility" or "encounter_reference", _, null, _) => null,
        ("disposition", null, _, null) => "unknown",
        ("disposition", null, _, _) => "removed",
        ("clearance", var said, _, { } on) => RemovalGate.Filed(Context.Agency, on, said, _standing.GetValueOrDefault(entry.TargetId)),
        ("clearance" or "destination_country" or "ticket_payer" or "province" or "file_number", _, _, null) => null,
        (_, var value, _, _) => value,
    };

    protected override string? Registered(RemovalState state, string column) => column switch
    {
        "file_number" => state.File?.Number,
        "person_reference" => state.Report.OwnReference,
        "encounter_reference" => state.Encounter?.OwnReference,
        "detained_on" => state.Detention?.From,
        "facility" => state.Detention?.Facility,
        "disposition" => state.Detention?.Disposition,
        "removed_on" => state.Removal?.On,
        "clearance" => state.Removal?.Clearance,
        "destination_country" => state.Removal?.DestinationCountry,
        "ticket_payer" => state.Removal?.TicketPayer,
        "province" => state.Removal?.ProvinceCode,
        _ => Opened(state.Remark),
    };

    protected override (string Column, Message What)? Refuse(Entry entry, RemovalState? state)
    {
        if (state?.Removal is { } removal && entry.Row["removed_on"] is null)
        {
            return ("removed_on", ImportWording.Of("withdrawn", Sheet.Column("removed_on").Header, removal.On));
        }

        // A removal that has no day would be none to the gate.
        if (Context.Agency.GoLiveOn is not null && entry.Row["removed_on"] is null && entry.Row["disposition"] == "removed" && state?.Detention?.Disposition != "removed")
        {
            return ("removed_on", ImportWording.Of("removed-when", Sheet.Column("removed_on").Header));
        }

        return state?.Detention is { } detention && entry.Row["detained_on"] is null
            ? ("detained_on", ImportWording.Of("withdrawn", Sheet.Column("detained_on").Header, detention.From))
            : null;
    }

    protected override void Write(Entry entry, RemovalState? before)
    {
        if (entry.Row["detained_on"] is not null)
        {
            var detention = FillDetention(entry, before?.Detention);
            Context.Changes.Put(before?.Detention, detention);
            if (detention.Disposition == DetentionDisposition.Embassy && before?.Detention?.Disposition != DetentionDisposition.Embassy && entry.Row["removed_on"] is null)
            {
                Context.HandedToJudge.Add(detention);
            }
        }

        if (entry.Row["removed_on"] is not null)
        {
            var removal = FillRemoval(entry, before?.Removal);
            if (ReferenceEquals(Context.Changes.Put(before?.Removal, removal), removal) && RemovalGate.IsToJudge(Context.Agency, removal))
            {
                Context.RemovalsToJudge.Add(removal);
            }
        }

        PutRemark(entry, before?.Remark);
    }

    private Detention FillDetention(Entry entry, Detention? before)
    {
        var one = before?.Copy<Detention>() ?? new Detention { Id = DerivedId.Of(entry.TargetId, DetentionName), ReportId = default, From = "" };
        one.ReportId = ReportIdOf(entry);
        one.EncounterId = entry.Row["encounter_reference"] is { } reference ? Context.EncounterIds[reference] : null;
        one.From = entry.Row.Required("detained_on");
        one.Until = entry.Row["removed_on"] ?? one.Until;
        one.Facility = entry.Row["facility"];
        one.Disposition = Filed(entry, "disposition")!;
        return one;
    }

    private Removal FillRemoval(Entry entry, Removal? before)
    {
        var one = before?.Copy<Removal>() ?? new Removal { Id = entry.TargetId, RemovalFileId = default, ReportId = default, On = "" };
        one.RemovalFileId = Context.RemovalFileIds[entry.Row.Required("file_number")];
        one.ReportId = ReportIdOf(entry);
        one.On = entry.Row.Required("removed_on");
        one.DestinationCountry = entry.Row["destination_country"];
        one.TicketPayer = entry.Row["ticket_payer"];
        one.Clearance = Filed(entry, "clearance")!;
        one.ProvinceCode = entry.Row["province"];
        return one;
    }
}
